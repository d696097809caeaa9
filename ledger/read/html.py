"""The article of an HTML page: its text and what the page says of it.

In: the page as text. Out: the article's text, which becomes the document's stored text, and its
metadata. Menus, comments and advertising are left out by trafilatura, paragraphs stand on a line
each. Nothing is fetched, and no date is searched for outside the page's own metadata.
"""

import re

from ledger.errors import NothingToRead
from ledger.read.head import day_of
from ledger.read.metadata import Overrides, line_of

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_HEAD_BYTES = 4096


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's `<meta charset>` names in its first 4,096 bytes, or None."""
    found = _META_CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def article_in(page: str, place: str) -> tuple[str, Overrides]:
    """The article's text and what the page says of it.

    Raises NothingToRead for a page without an article.
    """
    import trafilatura  # noqa: PLC0415  (0.3 s, and only for HTML)

    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    said = found if isinstance(found, dict) or found is None else found.as_dict()
    if not said or not (said["text"] or "").strip():
        raise NothingToRead(place, "no article in this page", "save the article's text to a .txt file and add that")
    return said["text"], Overrides(
        published_on=day_of(said["date"] or ""),
        source=line_of(said["sitename"]),
        title=line_of(said["title"]),
        url=line_of(said["url"]),
    )
