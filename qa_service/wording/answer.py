"""The answer in Markdown: headline, why, what to do, what it depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa_service.deciding.decision import Decision, NothingFound
from qa_service.schemas import CitationOut, Verdict
from qa_service.wording import sentences
from qa_service.wording.naming import named, opening


def answer(
    headline: str,
    decision: Decision,
    citations: Sequence[CitationOut],
    next_steps: Sequence[str],
    *,
    title: str,
    n_clauses: int,
    cases: Mapping[str, Verdict],
) -> str:
    """The whole answer.

    Args:
        headline: the sentence that answers.
        decision: the verdict with its reasons.
        citations: the clauses it rests on, with their quotes.
        next_steps: imperatives.
        title: of the code.
        n_clauses: how many clauses were looked through.
        cases: for `needs_clarification`, the verdict under each possible fact.
    """
    parts = [headline]
    if decision.verdict is Verdict.NOT_COVERED:
        parts.append(_silence(decision, title, n_clauses))
    if citations:
        parts += [sentences.WHY, *map(_quoted, citations)]
    if cases:
        parts += [sentences.DEPENDS, _bullets([_case(*case) for case in cases.items()])]
    if next_steps:
        parts += [sentences.WHAT_TO_DO, _bullets([f"{step}." for step in next_steps])]
    return "\n\n".join(parts)


def _silence(decision: Decision, title: str, n_clauses: int) -> str:
    if decision.nothing is NothingFound.OFF_TOPIC:
        return sentences.OFF_TOPIC
    return sentences.NOT_COVERED.format(title=title, n_clauses=n_clauses)


def _quoted(citation: CitationOut) -> str:
    quote = "\n".join(f"> {line}" for line in citation.quote.splitlines() if line.strip())
    says = sentences.CLAUSE_SAYS.format(where=opening(named(citation.clause)))
    return f"{says}\n\n{quote}"


def _case(option: str, verdict: Verdict) -> str:
    return sentences.CASE.format(option=option, verdict=sentences.CASE_VERDICTS[verdict])


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
