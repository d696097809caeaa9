"""What is said of a document: its title, source, URL and day of publication, from whoever says it.

Four voices speak, and the first that knows a thing wins: the command line, the sidecar beside the
file, the document itself (front matter, HTML metadata, the fields of a record), the head of its text.
A source that nobody gives follows from the URL's host (seeds/chrome/sources.csv). Days are dates
without a time zone, as printed by the publisher.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ledger.vocab import rows_of


@dataclass(frozen=True, slots=True)
class Overrides:
    """What one voice says of a document; None where it says nothing.

    Given by --published, --source, --title and --url it wins over all the document says.
    """

    published_on: datetime.date | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None

    def over(self, other: "Overrides") -> "Overrides":
        """This voice, completed by another where it says nothing."""
        return Overrides(
            published_on=self.published_on or other.published_on,
            source=self.source or other.source,
            title=self.title or other.title,
            url=self.url or other.url,
        )


def publishers_in(seeds: Path) -> Mapping[str, str]:
    """The publisher's name by host, from `seeds`/chrome/sources.csv (columns host, name)."""
    return {row["host"]: row["name"] for row in rows_of(seeds / "chrome" / "sources.csv")}


def publisher_of(url: str | None, publishers: Mapping[str, str]) -> str | None:
    """The publisher whose host, or whose host's parent domain, the URL has; None for any other.

    "www.whitehouse.gov" is found as "whitehouse.gov". A broken URL has no publisher.
    """
    labels = _host_of(url or "").split(".")
    parents = (".".join(labels[depth:]) for depth in range(len(labels)))
    return next((publishers[host] for host in parents if host in publishers), None)


def line_of(words: str | None) -> str | None:
    """The words on one line, each run of white space one blank; None when nothing is left.

    Titles and sources are set this way: they are shown and compared, never quoted by span.
    """
    return " ".join((words or "").split()) or None


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
