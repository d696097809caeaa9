"""Which column of a table is what, as a person says it and as it stands at the head of the stored text.

    date=Date,title=Headline,amount=Sum,currency==USD       FIELD=COLUMN, or FIELD==VALUE for every row

In: the words of `--map`, or the headings alone where they are names that are known. Out: a Mapping, and the head, a list in
front matter (https://csvy.org), which is kept with the table: a reading of the stored text needs nothing else.
"""

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ledger.errors import UsageError
from ledger.read.fields import Piece
from ledger.read.front_matter import front_matter_in
from ledger.read.yaml_fields import yaml_fields

_KEY = "csv-map"
_BOTH = re.compile(r"\s*([a-z]+)\s*(==?)\s*(.*?)\s*", re.DOTALL)

# The fields, each with headings by which it is known; blanks, hyphens and case do not matter. Those of our own CSV and of IATI's are there.
FIELDS = MappingProxyType(
    {
        "date": ("date", "day", "when", "start date", "event date", "transaction date"),
        "end": ("end", "end date"),
        "title": ("title", "headline", "what", "event", "summary", "description", "name"),
        "actors": ("actors", "who", "actor", "participants"),
        "from": ("from", "provider", "donor", "giver", "provider org"),
        "to": ("to", "recipient", "receiver", "beneficiary", "receiver org"),
        "kind": ("kind",),
        "modality": ("modality",),
        "amount": ("amount", "money", "sum", "value"),
        "currency": ("currency",),
        "unit": (),
        "nature": ("nature",),
        "stage": ("stage", "transaction type"),
        "status": ("status",),
        "instrument": ("instrument", "finance type"),
        "purpose": ("purpose",),
        "programme": ("programme", "program"),
        "channel": ("channel",),
        "source": ("source", "publisher"),
        "url": ("url", "link", "source url"),
        "location": ("location", "place"),
        "tags": ("tags", "tag"),
        "importance": ("importance",),
        "dates": (),
    }
)
COLUMNS_ONLY = ("date", "title", "amount")
VALUES_ONLY = ("dates", "unit")
_WANTED = ("date", "title")
_HINT = "write FIELD=COLUMN or FIELD==VALUE, with commas between them; fields are "


@dataclass(frozen=True, slots=True)
class Setting:
    """A field with the heading of its column, or with the value that it has in every row."""

    field: str
    words: str
    constant: bool = False

    @property
    def text(self) -> str:
        """As a person writes it."""
        return f"{self.field}{'==' if self.constant else '='}{self.words}"


Settings = tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """The columns of fields by their place, the values of others where they stand in the head, and where the table begins."""

    columns: MappingProxyType[str, int]
    values: MappingProxyType[str, Piece]
    begins: int


def settings_of(words: str) -> Settings:
    """The settings in the words of `--map`. Raises UsageError for what is none."""
    parts = next(csv.reader([words.replace("\n", " ")], skipinitialspace=True), [])
    found = tuple(_setting(part) for part in parts if part.strip())
    fields = [setting.field for setting in found]
    for field in fields:
        if fields.count(field) > 1:
            raise UsageError("--map", f"{field} stands twice", "map a field once")
    return found


def completed(settings: Settings, headings: Sequence[str]) -> Settings:
    """The settings with those that headings give by their names, each column once.

    Raises UsageError for a column that is not there, and where none is the date or the title.
    """
    for setting in settings:
        if not setting.constant and setting.words not in headings:
            raise UsageError("--map", f"the table has no column {setting.words!r}", f"its columns are {', '.join(headings)}")
    found = list(settings)
    for field, names in FIELDS.items():
        if field not in {setting.field for setting in found}:
            taken = {setting.words for setting in found if not setting.constant}
            known = next((heading for name in names for heading in headings if _plain(heading) == name and heading not in taken), None)
            found += [Setting(field, known)] if known else []
    for field in _WANTED:
        if field not in {setting.field for setting in found}:
            raise UsageError("--map", f"no column is the {field}", f"write {field}=COLUMN; the columns are {', '.join(headings)}")
    return tuple(found)


def head_of(settings: Settings) -> str:
    """The head that says the settings."""
    lines = (f"- {json.dumps(setting.text, ensure_ascii=False)}" for setting in settings)
    return "\n".join(("---", f"{_KEY}:", *lines, "---", ""))


def is_headed(text: str) -> bool:
    """Whether a text begins with such a head."""
    return text.startswith(f"---\n{_KEY}:\n")


def mapped(text: str, headings: Sequence[str], begins: int) -> Mapped | None:
    """What the head of a text maps; None where a setting is none, or names no column."""
    columns, values = {}, {}
    for item in yaml_fields(text, text.index("\n") + 1, begins - len("---\n")).lists.get(_KEY, ()):
        both = _BOTH.fullmatch(item.piece.text) if item.piece else None
        if both is None or item.piece is None or both[1] not in FIELDS:
            return None
        if both[2] == "==":
            values[both[1]] = Piece(both[3], item.piece.start, item.piece.end)
        elif both[3] in headings:
            columns[both[1]] = list(headings).index(both[3])
        else:
            return None
    return Mapped(MappingProxyType(columns), MappingProxyType(values), begins)


def end_of_head(text: str) -> int:
    """Where the table of a headed text begins."""
    front = front_matter_in(text)
    return front.end if front else 0


def _setting(part: str) -> Setting:
    both = _BOTH.fullmatch(part)
    hint = f"{_HINT}{', '.join(FIELDS)}"
    if both is None:
        raise UsageError("--map", f"{part!r} maps nothing", hint)
    field, sign, words = both.groups()
    if field not in FIELDS:
        from difflib import get_close_matches  # noqa: PLC0415  only an error needs it

        near = get_close_matches(field, FIELDS, n=1)
        raise UsageError("--map", f"there is no field {field!r}", f"did you mean {near[0]!r}? {hint}" if near else hint)
    if not words or (sign == "==" and field in COLUMNS_ONLY) or (sign == "=" and field in VALUES_ONLY):
        taken = f"a value, as {field}==..." if field in VALUES_ONLY else f"a column, as {field}=COLUMN"
        raise UsageError("--map", f"{part!r} maps nothing", f"{field} takes {taken}")
    return Setting(field, words, sign == "==")


def _plain(heading: str) -> str:
    """A heading as it is compared: "Value (EUR million)" is "value"."""
    return " ".join(heading.partition("(")[0].replace("_", " ").replace("-", " ").casefold().split())
