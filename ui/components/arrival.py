"""Brings a new answer to the eye and to the ear."""

from __future__ import annotations

import streamlit as st

ANSWER_ID = "answer"
"""The id of the heading of an answer."""

_SCRIPT = """
<script>
/* Answer {number}. */
requestAnimationFrame(() => {{
  const heading = document.getElementById("{answer}");
  if (heading) {{ heading.focus(); heading.scrollIntoView({{ block: "start" }}); }}
}});
</script>
"""


def render_arrival(number: int) -> None:
    """Moves to the heading of the answer, once for each answer.

    Args:
        number: of the answer in its conversation; only a new number moves the reader. It and the
            fixed id are all that the script is filled with: no word of anybody may come in here.
    """
    script = _SCRIPT.format(number=int(number), answer=ANSWER_ID)
    st.html(script, unsafe_allow_javascript=True)
