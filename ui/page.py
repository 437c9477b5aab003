"""What Streamlit runs: the frame around the pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.markup import tag
from ui.views import ask, compare, review

_STYLE = Path(__file__).with_name("style.css")


def main() -> None:
    """Draws the page that the address names."""
    st.set_page_config(page_title="Clausewise", page_icon=":material/menu_book:", layout="centered")
    st.html(_STYLE)
    pages = [
        st.Page(ask.show, title="Ask", url_path="ask", default=True),
        st.Page(compare.show, title="Compare", url_path="compare"),
        st.Page(review.show, title="For HR", url_path="hr"),
    ]
    chosen = st.navigation(pages, position="top")
    chosen.run()
    st.html(
        tag(
            "footer",
            "Clausewise quotes your code of conduct; it does not replace it. Your question is "
            "answered on your organisation’s own machine.",
            class_="cw-footer",
        )
    )


if __name__ == "__main__":
    main()
