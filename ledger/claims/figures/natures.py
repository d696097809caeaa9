"""What a sum is in the end: aid where another than the provider is to benefit, else what its words say.

In: a Drawn figure with its parties, the document's Setting. Out: the figure with its nature; what is no transfer of a state loses stage
and status. A firm's sum, a household's, and one that is only "given" or "raised" are `other`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ledger.claims.figures.drawn import Drawn
from ledger.claims.figures.setting import Setting
from ledger.claims.when import bounds_of
from ledger.model import ActorMention, Figure, Nature

_FIRM = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|Group|Holdings|Services|Industries|Motors|Energy|Technologies|private sector"
    r"|companies)\b\.?$"
)
_PUBLIC_BANK = re.compile(
    r"\b(?:Development\s+(?:Bank|Agency|Finance)|Export[-–]Import|Exim\w*|EXIM|Investment\s+Bank|Bank\s+for\s+(?:the\s+)?(?:Economic|Reconstruction|International|Development)|KfW|JBIC)\b"
)
_CONTRACT = re.compile(
    r"\b(?:contractors?|(?:won|win|wins|awarded|signed|secured)\s+(?:[\w-]+\s+){0,6}contracts?|contracts?\s+worth)\b", re.IGNORECASE
)
_HOUSEHOLD = Decimal(100_000)


def natured(one: Drawn, setting: Setting) -> Figure:
    """The nature of a sum: what its words say, else aid where another than the provider is to benefit."""
    figure = one.figure
    nature: Nature | None = figure.nature
    abroad = bool(set(figure.recipient) - set(figure.provider)) and not _is_firm(one.parties.named, figure.recipient)
    if figure.nature == "domestic" and not one.parties.abroad:
        abroad = False
    if figure.stage is None:
        nature = nature or "other"
    elif _is_no_money_of_state(one, setting, abroad=abroad):
        nature = "other"
    elif abroad and nature is None and _is_contract(one):
        nature = "contract"
    elif abroad and nature not in ("fine", "damage", "other", "statistic", "price", "asset", "contract"):
        nature = "aid"
    if nature == "other" and figure.stage is not None:
        said = figure.date is not None and _is_of_saying(figure.date, setting.published_on)
        figure = replace(
            figure,
            stage=None,
            status=None,
            basis=None if figure.basis != "cumulative" else "cumulative",
            date=None if said else figure.date,
        )
    return replace(figure, nature=nature, rules=(*figure.rules, f"nature-{nature}") if nature else figure.rules)


def _is_no_money_of_state(one: Drawn, setting: Setting, *, abroad: bool) -> bool:
    """Whether a sum is a firm's, a household's, or only "given" or "raised" by somebody: no transfer that a ledger of aid knows."""
    figure = one.figure
    if figure.nature is None and not abroad and _is_no_transfer(one, setting):
        return True
    vague = not figure.provider and _is_vague(one)
    return vague or _is_firm(one.parties.named, figure.provider) or _is_household(figure, abroad)


def _is_contract(one: Drawn) -> bool:
    """Whether a sentence tells of a contract or contractors, and of nothing that is given: "contractors won $420 million"."""
    figure, scene = one.figure, one.scene
    given = figure.purpose in ("humanitarian", "financial") or figure.instrument or figure.programme
    return not given and bool(_CONTRACT.search(scene.text, scene.sentence.start, scene.sentence.end))


def _is_of_saying(edtf: str, published_on: date | None) -> bool:
    """Whether a date is the day of publication or one beside it: on that day somebody spoke of what is no transfer."""
    first_day, end_day = bounds_of(edtf)
    if published_on is None or first_day is None or end_day is None or (end_day - first_day).days != 1:
        return False
    return abs((first_day - published_on).days) <= 1


def _is_no_transfer(one: Drawn, setting: Setting) -> bool:
    """Whether nothing makes aid or a law of a sum that is only "given": no aid noun, purpose, programme or instrument beside it.

    What a government's own release tells of itself ("USAID is investing $5 million") is a transfer all the same.
    """
    figure = one.figure
    told = one.aid_noun or figure.purpose or figure.programme or figure.instrument
    own = setting.release and "subject-provides" in figure.rules and bool(set(figure.provider) & set(setting.voice))
    return (
        not told
        and not own
        and one.governing.frame != "takes"
        and figure.stage in ("announcement", "allocation", "disbursement", "expenditure")
    )


def _is_vague(one: Drawn) -> bool:
    """Whether a sum hangs on a word like "invested" or "raised", that anybody does with his own money."""
    return one.governing.hit is not None and bool(one.governing.hit.entry.fields.get("vague"))


def _is_household(figure: Figure, abroad: bool) -> bool:
    """Whether a sum is one that a person or household has: less than a hundred thousand, and for nobody who is named."""
    return figure.amount is not None and figure.amount < _HOUSEHOLD and not (abroad and figure.nature is None)


def _is_firm(mentions: Sequence[ActorMention], provider: Sequence[str]) -> bool:
    """Whether only firms give: their investments and orders are no aid."""
    return (
        bool(mentions)
        and all((m.sector == "BUS" or _FIRM.search(m.name)) and not _PUBLIC_BANK.search(m.name) for m in mentions if m.name in provider)
        and any(m.name in provider for m in mentions)
    )
