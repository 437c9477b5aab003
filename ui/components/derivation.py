"""Why: the reasoning, step by step."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from qa_service.schemas import Step
from ui.markup import items, tag, text


def anchor(clause: str) -> str:
    """The id under which a clause can be linked to on the page.

    >>> anchor("24.2(j)")
    'clause-24-2-j-'
    """
    return "clause-" + "".join(char if char.isalnum() else "-" for char in clause)


def render_derivation(steps: list[Step], shown: Collection[str]) -> None:
    """Lists the steps, each with a link to its clause.

    Args:
        steps: of the answer.
        shown: labels of the clauses on this page; a step on another names it without a link.
    """
    if steps:
        lines = items(_line(step, shown) for step in steps)
        st.html(tag("section", tag("h3", "Why"), tag("ol", lines)))


def _line(step: Step, shown: Collection[str]) -> str:
    if step.clause is None:
        return text(step.step)
    name = text(f"Clause {step.clause}")
    if step.clause in shown:
        name = tag("a", name, href=f"#{anchor(step.clause)}", class_="cw-link")
    return f"{text(step.step)} {tag('span', '(', name, ')', class_='cw-whole')}"
