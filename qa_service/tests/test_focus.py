"""A long clause is cut to the sentences around the one that speaks to the question."""

from qa_service.reading.focus import MOST_CHARACTERS, focus

RULES = [
    "Staff shall act fairly at all times and think of the good name of the Trust.",
    "Presents of any kind from a supplier must be turned down without delay.",
    "A calendar or a pen may be kept by whoever it was sent to, if nobody objects.",
    "Meals are treated in the same way as presents, whoever happens to pay for them.",
    "However, a sandwich at a working meeting may be eaten by everybody who is there.",
    "Records of what was offered are kept by the Secretary for six years in a book.",
    "Nobody may borrow money from a supplier, nor lend any to one, whatever the sum.",
    "Tickets for a match or a concert go back to the sender with a friendly letter.",
]
LONG = " ".join(RULES)


def test_a_short_clause_is_left_as_it_is():
    assert focus(RULES[1], None) == RULES[1]


def test_the_nearest_sentence_and_the_exception_behind_it_stay():
    cut = focus(LONG, RULES[3])
    assert RULES[3] in cut
    assert RULES[4] in cut
    assert len(LONG) > MOST_CHARACTERS >= len(cut.replace("… ", ""))


def test_what_was_left_out_is_marked():
    assert "… Tickets" not in focus(LONG, RULES[6])
    assert focus(LONG, RULES[7]).count("…") == 1


def test_without_a_nearest_sentence_the_clause_begins_at_its_beginning():
    assert focus(LONG, None).startswith(RULES[0])


def test_one_endless_sentence_is_not_cut():
    endless = "and so on " * 80
    assert focus(endless, "so on") == endless
