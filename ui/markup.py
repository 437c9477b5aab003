"""Safe markup: words of documents and questions are always data, never HTML or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$:<&])")


def text(words: str) -> str:
    """Words made safe for HTML, white space as in running text.

    >>> text("a  <b> & 'c'")
    'a &lt;b&gt; &amp; &#x27;c&#x27;'
    """
    return escape(" ".join(words.split()))


def tag(name: str, *inner: str, **attributes: str | None) -> str:
    """An element around inner HTML; attribute values are escaped, None leaves one out.

    Trailing underscores are dropped and inner ones become hyphens in attribute names.

    >>> tag("p", text("5 < 6"), class_="cw-note", aria_label='say "so"', id=None)
    '<p class="cw-note" aria-label="say &quot;so&quot;">5 &lt; 6</p>'
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{shown}>{''.join(inner)}</{name}>"


def items(lines: Iterable[str]) -> str:
    """List items around inner HTML."""
    return "".join(tag("li", line) for line in lines)


def folded(title: str, *inner: str, class_: str = "cw-folded") -> str:
    """A part that opens when its title is pressed; `title` is plain words."""
    return tag("details", tag("summary", text(title)), *inner, class_=class_)


def label(words: str) -> str:
    r"""Words made safe for the label of a widget, which Streamlit reads as Markdown.

    >>> label("a *bold* $5 :red[x]")
    'a \\*bold\\* \\$5 \\:red\\[x\\]'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))
