from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.markup import folded, label, tag, text


class Tags(HTMLParser):
    """Notes every element that a browser would make."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)


@given(st.text(max_size=60))
def test_words_never_become_elements_and_are_shown_whole(words: str) -> None:
    parser = Tags()
    parser.feed(tag("p", text(words), title=words))
    parser.close()

    assert parser.seen == ["p"]
    assert unescape(text(words)) == " ".join(words.split())


@given(st.text("ab *_`[]()#+-.!|~><$:&\\{}1", max_size=40))
def test_words_in_the_label_of_a_widget_are_never_markdown(words: str) -> None:
    kinds = {token.type for token in MarkdownIt().parse(label(words))}
    inline = [t for token in MarkdownIt().parse(label(words)) for t in token.children or []]

    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    assert {token.type for token in inline} <= {"text", "text_special"}
    assert "".join(token.content for token in inline) == " ".join(words.split())


def test_a_folded_part_opens_by_its_title() -> None:
    assert folded("1 & 2", "<p>x</p>", class_="c") == (
        '<details class="c"><summary>1 &amp; 2</summary><p>x</p></details>'
    )
