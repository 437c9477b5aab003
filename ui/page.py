"""What Streamlit runs: the frame around the pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.markup import tag
from ui.views import ask, compare, review

_ICON = Path(__file__).with_name("icon.png")
_STYLE = Path(__file__).with_name("style.css")


def main() -> None:
    """Draws the page that the address names."""
    st.set_page_config(page_title="Clausewise", page_icon=_ICON, layout="centered")
    st.html(_STYLE)
    pages = [
        st.Page(ask.show, title="Ask", url_path="ask", default=True),
        st.Page(compare.show, title="Compare", url_path="compare"),
        st.Page(review.show, title="For HR", url_path="hr"),
    ]
    chosen = st.navigation(pages, position="hidden")
    with st.container(horizontal=True, key="navigation"):
        st.html(tag("p", "Clausewise", class_="cw-brand"), width="content")
        for page in pages:
            st.page_link(page)
    chosen.run()
    st.html(
        tag(
            "footer",
            "Clausewise quotes your code of conduct; it does not replace it. When in doubt, ask "
            "your line manager or HR.",
            class_="cw-footer",
        )
    )


if __name__ == "__main__":
    main()
