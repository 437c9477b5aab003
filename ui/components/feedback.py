"""Whether the answer helped."""

from __future__ import annotations

import streamlit as st

from qa_service.resources import FeedbackIn, FeedbackReason
from ui.client import ServiceClient
from ui.components.problem import render_problem
from ui.errors import ServiceError
from ui.markup import tag, text

_REASONS = {
    FeedbackReason.WRONG_VERDICT: "The answer is wrong",
    FeedbackReason.WRONG_CLAUSE: "It rests on the wrong clause",
    FeedbackReason.UNCLEAR: "I do not understand it",
    FeedbackReason.SHOULD_BE_COVERED: "The code should deal with this",
    FeedbackReason.OTHER: "Something else",
}
_MAX_COMMENT = 1_000


def render_feedback(client: ServiceClient, conversation: str, n_turns: int) -> None:
    """Asks whether the last answer helped, and why not where it did not.

    Args:
        client: of the service.
        conversation: id of the conversation.
        n_turns: answers in it so far; each is asked about once.
    """
    said = f"helpful-{conversation}-{n_turns}"
    st.html(tag("h3", "Did this answer help you?"))
    match st.session_state.get(said):
        case None:
            _ask_thumbs(client, conversation, said)
        case False:
            _ask_why(client, conversation, said)
        case thanks:
            st.html(tag("p", text(str(thanks)), role="status"))


def _ask_thumbs(client: ServiceClient, conversation: str, said: str) -> None:
    with st.container(horizontal=True, key="thumbs"):
        up = st.button("Yes, it helped", icon=":material/thumb_up:", key="helped")
        down = st.button("No, it did not", icon=":material/thumb_down:", key="did-not-help")
    if down:
        st.session_state[said] = False
        st.rerun()
    if up:
        _give(client, FeedbackIn(conversation=conversation, helpful=True), said)


def _ask_why(client: ServiceClient, conversation: str, said: str) -> None:
    with st.form("why-not"):
        reason = st.radio(
            "What was wrong?", list(_REASONS), index=None, format_func=_REASONS.__getitem__
        )
        comment = st.text_area(
            "Say more, if you like. Leave out names.", max_chars=_MAX_COMMENT, key="comment"
        )
        sent = st.form_submit_button("Send feedback")
    if sent:
        feedback = FeedbackIn(
            conversation=conversation, helpful=False, reason=reason, comment=comment or None
        )
        _give(client, feedback, said)


def _give(client: ServiceClient, feedback: FeedbackIn, said: str) -> None:
    try:
        client.feedback(feedback)
    except ServiceError as error:
        render_problem(error.problem)
        return
    st.session_state[said] = "Thank you. HR sees what helps and what does not."
    st.rerun()
