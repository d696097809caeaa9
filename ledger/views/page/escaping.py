"""Text from documents as text of a page: never markup, and with controls shown instead of obeyed."""

import html

from ledger.views.neutral import lines, one_line


def escaped(text: str) -> str:
    """The text on one line, for an element or a quoted attribute."""
    return html.escape(one_line(text))


def escaped_lines(text: str) -> str:
    """The text with its line ends, for an element that keeps them."""
    return html.escape(lines(text))


def safe_link(url: str | None) -> str | None:
    """The address if it is one of the web, ready for an attribute; None for every other scheme."""
    if url is None or not url.lower().startswith(("https://", "http://")):
        return None
    return escaped(url)
