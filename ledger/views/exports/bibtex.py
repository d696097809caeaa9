"""The sources of a chronology in BibTeX: an @online entry a document, its key the document's id.

Field names are biblatex's. Characters that TeX would obey are escaped.
"""

from collections.abc import Iterator
from types import MappingProxyType

from ledger.queries.sources import Source, Told
from ledger.queries.table import Table
from ledger.views.exports import Exported
from ledger.views.neutral import one_line
from ledger.views.page.escaping import safe_link

_TEX = MappingProxyType(
    str.maketrans(
        {
            **{mark: f"\\{mark}" for mark in "&%$#_"},
            **{"{": "\\textbraceleft{}", "}": "\\textbraceright{}", "\\": "\\textbackslash{}"},
            **{"~": "\\textasciitilde{}", "^": "\\textasciicircum{}"},
        }
    )
)


def exported(table: Table, told: Told) -> Exported:  # noqa: ARG001  the sources are all that it lists
    """Every document that an event of the table rests on."""
    return Exported("\n".join("\n".join(_entry(source)) + "\n" for source in told.sources))


def _entry(source: Source) -> Iterator[str]:
    yield f"@online{{{source.id},"
    fields = (("title", source.title), ("organization", source.publisher), ("date", source.published_on))
    for name, value in fields:
        if value:
            yield f"  {name} = {{{one_line(value).translate(_TEX)}}},"
    if source.url and safe_link(source.url):
        yield f"  url = {{{one_line(source.url).replace('{', '%7B').replace('}', '%7D').replace(' ', '%20')}}},"
    yield "}"
