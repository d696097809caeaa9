"""The YAML front matter at the head of a Markdown or plain text: where it ends and what it says.

In: the stored text, front matter included. Out: its span and the metadata in it. The block stands
between a first line `---` and the next line `---` or `...`, holds at least one `key:` line (two
rules around prose are not front matter) and is at most 65,536 code points long. Its meaning is read
by `yaml_scalars`, which expands nothing; what cannot be read there says nothing.
"""

import datetime
import re
from dataclasses import dataclass

from ledger.read.head import day_of
from ledger.read.metadata import Overrides, line_of
from ledger.read.written_days import foreign_day
from ledger.read.yaml_scalars import scalars_in

_LONGEST = 65_536
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY_LINE = re.compile(r"^[A-Za-z_][\w-]{0,60}[ \t]{0,8}:(?:[ \t\r\n]|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The span of the front matter, its closing line included, and what it says; None where it is silent."""

    start: int
    end: int
    title: str | None
    url: str | None
    source: str | None
    published_on: datetime.date | None

    @property
    def said(self) -> Overrides:
        """The same as one voice among those that speak of a document."""
        return Overrides(self.published_on, self.source, self.title, self.url)


def front_matter_in(text: str) -> FrontMatter | None:
    """The front matter that the text begins with, or None.

    Read are `title`, `url` or `source_url`, `source` or `publisher`, and the day of `date` or
    `published_time`. Broken YAML is still front matter, with nothing said. Raises nothing.
    """
    opening = _OPENING.match(text)
    closing = opening and _CLOSING.search(text, opening.end(), _LONGEST)
    if not opening or not closing or not _KEY_LINE.search(text, opening.end(), closing.start()):
        return None
    said = scalars_in(text[opening.end() : closing.start()])
    return FrontMatter(
        start=0,
        end=closing.end(),
        title=line_of(said.get("title")),
        url=line_of(said.get("source_url") or said.get("url")),
        source=line_of(said.get("source") or said.get("publisher")),
        published_on=printed_day(said.get("date")) or printed_day(said.get("published_time")),
    )


def printed_day(words: str | None) -> datetime.date | None:
    """The day that a metadata field names: ISO 8601 in its first ten characters, or a date written in any language.

    The last day of the calendar is none: no day is after it.
    """
    words = (words or "").strip()
    day = day_of(words[:10]) or day_of(words) or foreign_day(words)
    return day if day != datetime.date.max else None
