"""Labels: every clause gets the one under which a reader finds it, and no two the same.

A clause is called what is printed. Where that is printed more than once, the name of the appendix,
article or heading comes first: `Appendix: 4`. Items hang on their clause, `24.2(j)`, bullets by
position, `2.1 • 3`. A paragraph without a number is called after its heading; later ones under the
same heading are `Heading ¶ 2`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ingest.structure.drafts import Draft, OutlineResult, Role, Series
from ingest.structure.headings import FAQ, Heading
from ingest.structure.markers import Shape

_LONGEST = 200
_UNSURE = 0.5


def label_drafts(result: OutlineResult, title: str) -> None:
    """Sets the label of every draft."""
    qualified = _qualified_series(result)
    restarting = _restarting(result)
    paragraphs: Counter[tuple[int, ...]] = Counter()
    used: dict[str, int] = {}
    for draft in result.drafts:
        label = _label(draft, qualified, restarting, paragraphs, title)
        draft.label = _unique(label, draft, used)
        used[draft.label] = 1


def _qualified_series(result: OutlineResult) -> set[int]:
    """Ids of the series whose numbers need the name of their place before them.

    Where two series print the same number, the one that runs on through several headings, or
    that numbers the headings themselves, keeps its numbers bare.
    """
    owners: dict[str, dict[int, Series]] = defaultdict(dict)
    for draft in result.drafts:
        if draft.series is not None:
            owners[_printed(draft)][id(draft.series)] = draft.series
    taken = {h.number for h in result.headings if h.number}
    taken |= {d.number for d in result.drafts if d.role is Role.NUMBERED}
    qualified: set[int] = set()
    for number, group in owners.items():
        main = [key for key, series in group.items() if len(series.places) > 1]
        if number in taken:
            qualified |= set(group)
        elif len(group) > 1:
            keep = main[:1]
            qualified |= set(group) - set(keep)
    return qualified


def _restarting(result: OutlineResult) -> set[str]:
    """Words that count anew under each numbered heading: "Paragraph 1" of each Section.

    None of these numbers can be cited without its section, the first no more than the others.
    """
    under: dict[str, list[str]] = defaultdict(list)
    for draft in result.drafts:
        if draft.role is Role.NUMBERED and _word(draft.number):
            under[draft.number].append(_container(draft.headings, ""))
    words: dict[str, list[list[str]]] = defaultdict(list)
    for number, sections in under.items():
        words[_word(number)].append(sections)
    return {word for word, each in words.items() if _anew(each)}


def _anew(printed: Sequence[Sequence[str]]) -> bool:
    """Whether numbers are printed several times, each time under another numbered heading."""
    sure = all(all(sections) and len(set(sections)) == len(sections) for sections in printed)
    return sure and any(len(sections) > 1 for sections in printed)


def _word(number: str) -> str:
    """`Paragraph` of `Paragraph 4`; "" of a number alone."""
    return number.rpartition(" ")[0]


def _label(
    draft: Draft,
    qualified: set[int],
    restarting: set[str],
    paragraphs: Counter[tuple[int, ...]],
    title: str,
) -> str:
    """The label a draft asks for."""
    place = _place(draft.headings, title)
    base = draft.parent.label if draft.parent else place
    match draft.role:
        case Role.NUMBERED if _word(draft.number) in restarting:
            return f"{_container(draft.headings, place)}: {draft.number}"
        case Role.NUMBERED:
            return draft.number
        case Role.COUNTED:
            return _counted(draft, place, qualified)
        case Role.ITEM:
            return f"{base}({draft.number})"
        case Role.BULLET:
            return f"{base} • {draft.number}"
        case Role.NAMED:
            return f"{base}: {draft.number}"
        case Role.QUESTION:
            return _question(draft)
        case Role.ROW:
            return f"{place} row {draft.number}"
        case Role.PARAGRAPH:
            key = tuple(heading.start for heading in draft.headings)
            paragraphs[key] += 1
            return place if paragraphs[key] == 1 else f"{place} ¶ {paragraphs[key]}"


def _counted(draft: Draft, place: str, qualified: set[int]) -> str:
    """`62`, `§ 5(1)` or `Appendix: 4`."""
    heading = draft.headings[-1] if draft.headings else None
    bracketed = draft.shape in (Shape.PAREN, Shape.CLOSE)
    if bracketed and heading and heading.number:
        return f"{heading.number}({draft.number})"
    printed = _printed(draft)
    if id(draft.series) in qualified:
        return f"{_container(draft.headings, place)}: {printed}"
    return printed


def _printed(draft: Draft) -> str:
    """The number with the brackets that tell it from others."""
    if draft.shape is Shape.PAREN:
        return f"({draft.number})"
    return f"[{draft.number}]" if draft.shape is Shape.BRACKET else draft.number


def _question(draft: Draft) -> str:
    """`FAQ: May I keep it?`; a printed `Q1` stands for the question."""
    question = draft.headings[-1]
    if question.number:
        return question.number
    faq = any(FAQ.search(heading.text) for heading in draft.headings[:-1])
    return _short(f"FAQ: {question.text}" if faq else question.text)


def _place(headings: Sequence[Heading], title: str) -> str:
    """What a clause without a number of its own is called after."""
    if not headings:
        return _short(title)
    heading = headings[-1]
    if heading.number or not FAQ.search(" ".join(h.text for h in headings[:-1])):
        return _short(heading.name)
    return _short(f"FAQ: {heading.text}") if heading.text.endswith("?") else _short(heading.name)


def _container(headings: Sequence[Heading], place: str) -> str:
    """The numbered heading that a series counts under, else the nearest heading."""
    return next((h.number for h in reversed(headings) if h.number), place)


def _unique(label: str, draft: Draft, used: dict[str, int]) -> str:
    """The label, with the names of outer headings before it until no other clause has it."""
    if label not in used:
        return label
    for wider in _wider(label, draft):
        if wider not in used:
            return wider
    draft.certainty = min(draft.certainty, _UNSURE)
    copy = 2
    while f"{label} (again, {copy})" in used:
        copy += 1
    return f"{label} (again, {copy})"


def _wider(label: str, draft: Draft) -> Iterator[str]:
    """The label with one outer heading's name before it, then the next."""
    for heading in reversed(draft.headings):
        if not label.startswith(heading.name):
            yield f"{heading.name}: {label}"


def _short(name: str) -> str:
    """A name of bearable length."""
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
