"""Sums of money as claimed: every money mention with its meaning, parties, dates and links.

In: a document's scenes and its Setting. Out: a Drawn figure for every sum, in the order of the text, with
the word it hangs on. What cannot be decided stays None. The words of each field: docs/design.md, "Money
as claimed".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger.claims.governing import Governing, governing_of
from ledger.claims.links import linked
from ledger.claims.meaning import Meaning, is_total, meaning_of
from ledger.claims.parties import Parties, parties_of
from ledger.claims.scene import Scene
from ledger.claims.setting import Setting
from ledger.claims.when import When, date_at, is_coarse, period_of, said_now
from ledger.mentions.actors import ActorVocabulary
from ledger.model import Attribution, Basis, Figure, MoneyMention, Nature

_ANOTHER = re.compile(r"\b(?:another|additional|further)\b[^.;$]{0,30}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with the scene it was drawn from, the span of its trigger and its parties' mentions."""

    figure: Figure
    scene: Scene
    trigger: tuple[int, int]
    parties: Parties


def figures_of(scenes: Sequence[Scene], setting: Setting, actors: ActorVocabulary) -> tuple[Drawn, ...]:
    """Every sum of the document as a figure, in order, linked to the earlier ones."""
    drawn: list[Drawn] = []
    for scene in scenes:
        for money in scene.money:
            drawn.append(_drawn(scene, money, setting, actors))
    drawn = _recipients_from_passage(drawn, setting)
    drawn = [replace(one, figure=_natured(one.figure, setting)) for one in drawn]
    if not drawn:
        return ()
    figures = linked([one.figure for one in drawn], drawn[0].scene.text)
    return tuple(replace(one, figure=figure) for one, figure in zip(drawn, figures, strict=True))


def _drawn(scene: Scene, money: MoneyMention, setting: Setting, actors: ActorVocabulary) -> Drawn:
    governing = governing_of(scene, money)
    meaning = meaning_of(scene, money, governing)
    parties = parties_of(scene, money, governing, setting, actors)
    span = _trigger(money, governing)
    when, period = _times(scene, money, governing, meaning, setting)
    another = ("another",) if _ANOTHER.search(scene.tail(money.start)) else ()
    rules = (*money.rules, *governing.rules, *meaning.rules, *parties.rules, *(w.rule for w in (when, period) if w.rule), *another)
    figure = Figure(
        start=money.start, end=money.end, text=money.text, low=money.low, high=money.high,
        currency=money.currency, currency_basis=money.currency_basis, comparator=money.comparator, vague=money.vague, per=money.per,
        nature=meaning.nature, stage=governing.stage, status=governing.status, basis=_basis_of(meaning, governing, when, period),
        instrument=meaning.instrument, purpose=meaning.purpose, programme=meaning.programme,
        provider=parties.provider, recipient=parties.recipient, channel=parties.channel,
        speaker=scene.turn.label if scene.turn else None, attribution=_attribution(scene, parties, setting),
        date=when.edtf, period=period.edtf, links=(), rules=rules,
    )  # fmt: skip
    return Drawn(_pledged_if_joint(_aid_if_noun(figure, meaning), parties), scene, span, parties)


def _trigger(money: MoneyMention, governing: Governing) -> tuple[int, int]:
    return (governing.verb.start, governing.verb.end) if governing.verb else (money.start, money.end)


def _times(scene: Scene, money: MoneyMention, governing: Governing, meaning: Meaning, setting: Setting) -> tuple[When, When]:
    """The date of a sum and the period it covers; a total has only a period, and so has what is dated by a year or was by a season."""
    nothing = When(None, "")
    if meaning.basis == "cumulative":
        return nothing, period_of(scene, money, setting.published_on)
    when = date_at(scene, *_trigger(money, governing), own=money)
    now = said_now(scene, setting.published_on, setting.hereby) if setting.publisher and governing.stage else nothing
    if when.edtf is None:
        return now, nothing
    if not is_coarse(when.edtf) or (len(when.edtf) > len("2021") and governing.status != "done"):
        return when, nothing
    return now, When(when.edtf, "coarse-date-is-period")


def _basis_of(meaning: Meaning, governing: Governing, when: When, period: When) -> Basis | None:
    """What was given in a whole year, with no day of its own, is that year's total; a law or a promise for a year is one act."""
    yearly = period.edtf and not when.edtf and is_total(governing)
    return "cumulative" if meaning.basis == "increment" and yearly else meaning.basis


def _attribution(scene: Scene, parties: Parties, setting: Setting) -> Attribution:
    if scene.asked():
        return "questioner"
    return "own" if setting.publisher and setting.publisher in parties.provider else "relayed"


def _aid_if_noun(figure: Figure, meaning: Meaning) -> Figure:
    """Marks a sum whose words name aid, for the nature that is decided when the parties are complete."""
    return replace(figure, rules=(*figure.rules, "aid-noun")) if meaning.aid_noun else figure


def _pledged_if_joint(figure: Figure, parties: Parties) -> Figure:
    """What a group of states or several providers announce together is a pledge: each member has yet to act."""
    joint = len(figure.provider) > 1 or any(m.kind == "group" and m.name in figure.provider for m in parties.named)
    if not joint or figure.stage != "announcement" or figure.basis == "cumulative":
        return figure
    return replace(figure, stage="pledge", rules=(*figure.rules, "joint-is-pledge"))


def _recipients_from_passage(drawn: Sequence[Drawn], setting: Setting) -> list[Drawn]:
    """Sums without a recipient take it from the sum before in their paragraph, else from the document."""
    done: list[Drawn] = []
    for one in drawn:
        figure = one.figure
        if figure.stage is None or figure.recipient:
            done.append(one)
            continue
        before = done[-1].figure if done and done[-1].scene.paragraph == one.scene.paragraph else None
        if before and before.recipient and _compatible(figure.provider, before.provider):
            figure = replace(
                figure,
                recipient=before.recipient,
                provider=figure.provider or before.provider,
                rules=(*figure.rules, "recipient-of-passage"),
            )
        elif setting.recipient and ("aid-noun" in figure.rules or figure.purpose) and setting.recipient not in figure.provider:
            figure = replace(figure, recipient=(setting.recipient,), rules=(*figure.rules, "recipient-of-document"))
        done.append(replace(one, figure=figure))
    return done


def _compatible(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return not one or not two or bool(set(one) & set(two))


def _natured(figure: Figure, setting: Setting) -> Figure:
    """The nature of a sum: what its words say, else aid where another than the provider is to benefit."""
    nature: Nature | None = figure.nature
    given = figure.stage is not None and (figure.recipient or "aid-noun" in figure.rules)
    abroad = bool(set(figure.recipient) - set(figure.provider))
    if given and abroad and nature not in ("fine", "damage"):
        nature = "aid"
    elif figure.stage is not None and nature is None:
        nature = "domestic" if setting.publisher and not abroad else None
    elif figure.stage is None and nature is None:
        nature = "other"
    rules = tuple(rule for rule in figure.rules if rule != "aid-noun")
    return replace(figure, nature=nature, rules=(*rules, f"nature-{nature}") if nature else rules)
