"""The norm: what one sentence of a clause obliges, permits or forbids, of whom, when."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Modality(StrEnum):
    """The force of a sentence."""

    MUST = "must"
    MUST_NOT = "must_not"
    SHOULD = "should"
    SHOULD_NOT = "should_not"
    MAY = "may"
    NOT_REQUIRED = "not_required"
    FACT = "fact"


BINDING = frozenset({Modality.MUST, Modality.SHOULD})
FORBIDDING = frozenset({Modality.MUST_NOT, Modality.SHOULD_NOT})


class Comparison(StrEnum):
    """How a limit compares: a value `v` falls within it when `v <comparison> limit` holds."""

    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    EQUAL = "=="


class DutyAction(StrEnum):
    """What the norm asks its reader to do towards somebody."""

    TELL = "tell"
    DECLARE = "declare"
    REGISTER = "register"
    SEEK_CONSENT = "seek_consent"
    SEEK_ADVICE = "seek_advice"
    REFUSE = "refuse"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount or count with its exact comparison, as printed.

    Attributes:
        kind: `money` or `count` or `time`.
        value: the number.
        unit: ISO currency for money (`GBP`), the noun for counts (`gift`), the unit for time
            (`day`).
        comparison: which side of the number the words name: "over £10" is OVER, "£25 or more"
            AT_LEAST.
        period: "three months", "calendar year"; None where none is printed.
        start, end: offsets of the printed words in the source.
        text: the printed words.
    """

    kind: str
    value: Decimal
    unit: str
    comparison: Comparison
    text: str
    start: int
    end: int
    period: str | None = None

    def holds_for(self, value: Decimal) -> bool:
        """Whether a value is on the side of the limit that the words name.

        >>> from decimal import Decimal
        >>> at_least = Limit("money", Decimal(25), "GBP", Comparison.AT_LEAST, "£25 or more", 0, 11)
        >>> at_least.holds_for(Decimal(25))
        True
        >>> over = Limit("money", Decimal(10), "GBP", Comparison.OVER, "over £10", 0, 8)
        >>> over.holds_for(Decimal(10))
        False
        """
        match self.comparison:
            case Comparison.OVER:
                return value > self.value
            case Comparison.AT_LEAST:
                return value >= self.value
            case Comparison.UNDER:
                return value < self.value
            case Comparison.AT_MOST:
                return value <= self.value
            case Comparison.EQUAL:
                return value == self.value


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do towards somebody: tell, declare, register, ask, refuse.

    Attributes:
        action: what is to be done.
        to_whom: "your line manager"; None where the sentence names nobody.
        by_when: "within 28 days", "before it is accepted", "immediately"; None if not said.
        in_writing: whether the sentence says so.
        register: name of the register or form it goes into, None if none.
    """

    action: DutyAction
    to_whom: str | None = None
    by_when: str | None = None
    in_writing: bool = False
    register: str | None = None


@dataclass(frozen=True, slots=True)
class Norm:
    """One sentence of a clause, analysed.

    Attributes:
        clause: label of the clause.
        text: the sentence, verbatim (a list item's sentence, without its stem).
        start, end: offsets of the sentence in the source.
        modality: its force; an item inherits its stem's when it has none of its own.
        actor: who is bound, as printed ("officers", "the Chief Executive"); None if not named.
        condition: "if …", "where …", "unless …" turned as printed; None if there is none.
        exception: "except …", "other than …", "this does not apply to …"; None if there is none.
        limits: amounts, counts and times in the sentence.
        duties: what is to be done towards whom.
        references: labels of clauses the sentence points to, as printed.
    """

    clause: str
    text: str
    start: int
    end: int
    modality: Modality
    actor: str | None = None
    condition: str | None = None
    exception: str | None = None
    limits: tuple[Limit, ...] = ()
    duties: tuple[Duty, ...] = ()
    references: tuple[str, ...] = ()
