"""Which party a mention is: its state, a group, or itself.

In: an ActorMention. Out: the same or another in its place. "German companies" and people without an office are no state's; a ministry,
also one that the vocabulary does not know, is its state's; a board is its bank.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ledger.model import ActorMention

_CONTINENTS: Mapping[str, str] = MappingProxyType(
    {"African": "Africa", "European": "Europe", "Asian": "Asia", "Latin American": "Latin America"}
)
_REGION = "-world"
_TERRITORY = ("Islands", "Territories", "Strip")
_PRIVATE = ("BUS", "NGO")
_PRIVATE_PEOPLE = ("BUS", "NGO", "EDU", "MED", "CVL", "ELI")
_MINISTRY = re.compile(
    r"\b(?:Ministry|Government|Parliament|Treasury|Embassy|Cabinet|Department of|Foreign Office|(?<!News )Agency|Directorate)\b"
)
_OF_THE_UNION = ("European Union executive",)
_BOARD_OF = re.compile(r"Boards?\s+of\s+(?:Executive\s+)?(?:Directors|Governors)\s+of\s+(?:the\s+)?(?=[A-Z])")


def as_party(mention: ActorMention) -> ActorMention:
    """The mention as the party that it is, by the first rule for its kind that fits; itself for none."""
    if mention.kind == "place":
        return _place(mention)
    if mention.form == "demonym" and not mention.country and mention.name in _CONTINENTS:
        return replace(mention, name=_CONTINENTS[mention.name])
    if mention.form == "nominal":
        return _nominal(mention)
    if mention.kind == "organization":
        return _organization(mention)
    if mention.kind == "person" and mention.sector in _PRIVATE_PEOPLE:
        return replace(mention, actor=None, country=None)
    return mention


def _organization(mention: ActorMention) -> ActorMention:
    """A board as its bank, a ministry or agency that the vocabulary does not know as its state."""
    board = _BOARD_OF.match(mention.name) if mention.actor is None else None
    if board:
        return replace(mention, name=mention.name[board.end() :], sector=mention.sector if mention.country else "IGO")
    if mention.country and mention.actor is None and _is_of_state(mention):
        return replace(mention, form="nominal", sector="GOV")
    return mention


def _is_of_state(mention: ActorMention) -> bool:
    """Whether a body that the vocabulary does not know is of its state's government, by its name or sector."""
    return mention.sector == "GOV" or bool(_MINISTRY.search(mention.name))


def _place(mention: ActorMention) -> ActorMention:
    """A region of the world or a territory as a group: "Southern Africa", "Cook Islands"."""
    region = not mention.country and (mention.actor or "").endswith(_REGION)
    territory = mention.actor is None and mention.name.endswith(_TERRITORY)
    return replace(mention, kind="group") if region or territory else mention


def _nominal(mention: ActorMention) -> ActorMention:
    """Firms and charities of a state under their own name ("German companies"), the Union's executive as the Union."""
    if mention.sector in _PRIVATE and mention.text[:1].isupper():
        return replace(mention, kind="organization", actor=None, country=None, name=mention.text)
    if mention.actor is None and mention.name in _OF_THE_UNION:
        return replace(mention, kind="organization", name="European Union", actor="eu", sector="IGO")
    return mention
