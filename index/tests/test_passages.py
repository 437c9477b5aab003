from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.encoder import Encoder
from index.passages import (
    MARKS,
    Passage,
    PassageKind,
    Window,
    passages_of,
    split,
)
from index.tests.small_codes import HARBOUR, small_code
from ingest.clauses import Clause, ClauseTree, SourceDocument, Span

LARGE = Window(100, lambda text: len(text.split()))


def test_clause_gives_its_words_its_sentences_and_its_heading():
    code = small_code("harbour", {"1": HARBOUR["1"]})

    passages = passages_of(code.tree, code.norms, LARGE)

    text = "You must refuse any gift from a supplier. A pen or a mug may be kept."
    first, second = "You must refuse any gift from a supplier.", "A pen or a mug may be kept."
    assert passages == [
        Passage(PassageKind.CLAUSE, 0, text, Span(0, 69)),
        Passage(PassageKind.SENTENCE, 0, first, Span(0, 41)),
        Passage(PassageKind.SENTENCE, 0, second, Span(42, 69)),
        Passage(PassageKind.HEADING, 0, "Gifts"),
    ]


def test_list_item_is_embedded_after_its_stem_and_points_to_its_own_words():
    code = small_code("harbour", HARBOUR)
    start = code.tree.clause("5(a)").start

    items = [p for p in passages_of(code.tree, code.norms, LARGE) if p.clause == 5]

    assert items[0].text == "On the quay you must not: smoke near the fuel pumps;"
    span = items[0].span
    assert span is not None
    assert code.tree.document.text[span.start : span.end] == "smoke near the fuel pumps;"
    assert span.start == start


def test_clause_without_sentences_or_heading_still_has_its_words():
    clause = Clause("c", "1", (), "Some words.", (Span(0, 11),))
    tree = ClauseTree(SourceDocument("c", "c.txt", "Some words."), "C", (clause,), ())

    assert passages_of(tree, {}, LARGE) == [
        Passage(PassageKind.CLAUSE, 0, "Some words.", Span(0, 11))
    ]


@given(st.text(st.sampled_from("ab. ;\n"), max_size=120))
def test_parts_are_in_order_within_the_window_and_lose_only_white_space(text: str):
    window = Window(8, len)

    parts = split(text, window)

    assert all(end - start <= 8 for start, end in parts) or len(parts) == 1
    assert [a for a, _ in parts] == sorted(a for a, _ in parts)
    kept = "".join(text[start:end] for start, end in parts)
    assert "".join(kept.split()) == "".join(text.split())


def test_no_passage_of_a_long_clause_is_over_the_window_of_the_model(encoder: Encoder):
    sentence = "Officers must declare every interest, however small, to the clerk. "
    text = (sentence * 60).strip()
    clause = Clause("c", "1(a)", (), text, (Span(0, len(text)),), stem="You must know that:")
    tree = ClauseTree(SourceDocument("c", "c.txt", text), "C", (clause,), ())
    window = Window(encoder.max_length - MARKS, encoder.count_pieces)

    passages = passages_of(tree, {}, window)

    assert len(passages) > 3
    assert max(encoder.count_pieces(p.text) for p in passages) <= 254
    for passage in passages:
        assert passage.span is not None
        words = text[passage.span.start : passage.span.end]
        assert passage.text == f"You must know that: {words}"
        assert words.endswith(".")
