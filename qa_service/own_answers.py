"""The two answers that the service gives itself: which code is meant, and a withheld answer."""

from __future__ import annotations

from collections.abc import Sequence

from qa_service.schemas import AskResponse, Clarify, Verdict

_WHICH = "Which organisation do you work for?"
_WHICH_WHY = "Each organisation has its own code, and they differ."
_WHICH_STEP = "Choose your organisation and ask again."
_WITHHELD = "I found no answer that I can prove from this code, so I give none."
_WITHHELD_STEP = "Read the clauses listed below, or ask your line manager."


def ask_which_code(question: str, codes: Sequence[str], index_version: str) -> AskResponse:
    """Asks the one fact without which nothing can be looked up."""
    return AskResponse(
        question=question,
        code=None,
        verdict=Verdict.NEEDS_CLARIFICATION,
        headline=_WHICH,
        answer=f"{_WHICH}\n\n{_WHICH_WHY} {_WHICH_STEP}",
        next_steps=[_WHICH_STEP],
        facts=[],
        derivation=[],
        citations=[],
        ranked_clauses=[],
        clarify=Clarify(question=_WHICH, fact="code", options=list(codes)),
        confidence=1.0,
        conversation="",
        index_version=index_version,
        ms=0.0,
    )


def withhold(response: AskResponse) -> AskResponse:
    """The answer sent in place of one that failed its check: nothing of its claims is left."""
    return response.model_copy(
        update={
            "verdict": Verdict.NOT_COVERED,
            "headline": _WITHHELD,
            "answer": f"{_WITHHELD}\n\n{_WITHHELD_STEP}",
            "next_steps": [_WITHHELD_STEP],
            "derivation": [],
            "citations": [],
            "clarify": None,
            "confidence": 0.0,
        }
    )
