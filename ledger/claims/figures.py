"""Sums of money as claimed: every money mention with its meaning, parties, dates and links.

In: a document's scenes and its Setting. Out: a Drawn figure for every sum, in the order of the text, with
the word it hangs on. What cannot be decided stays None. The words of each field: docs/design.md, "Money
as claimed"; the rules: docs/figures.md.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ledger.claims.candidates import cast_of, world_in
from ledger.claims.drawn import Drawn, Parties
from ledger.claims.givers import Frame, askers_of, givers_of, subjects_of
from ledger.claims.governing import NOTHING, Governing, governing_of
from ledger.claims.headings import headings_of
from ledger.claims.links import linked
from ledger.claims.meaning import Meaning, is_total, meaning_of, scene_another
from ledger.claims.retold import completed
from ledger.claims.scene import Scene
from ledger.claims.setting import Setting, party_name
from ledger.claims.subjects import NOBODY
from ledger.claims.takers import takers_of
from ledger.claims.timing import times_of
from ledger.claims.when import When, bounds_of
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, Attribution, Figure, MoneyMention, Nature

__all__ = ["Drawn", "figures_of"]

_ANOTHER = re.compile(r"\b(?:another|additional|further)\b[^.;$]{0,30}$", re.IGNORECASE)
_NO_TRANSFER = ("statistic", "price", "asset", "damage", "fine")
_PAST = re.compile(r"ed$|^(?:gave|given|sent|spent|lent|made)", re.IGNORECASE)
_PRIVATE = ("BUS", "NGO", "CVL", "MED", "EDU", "HLH")
_FIRM = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|Group|Holdings|Services|Industries|Motors|Energy|Technologies|private sector"
    r"|companies)\b\.?$"
)
_NEARBY = 3
_SHORT = 900
_HOUSEHOLD = Decimal(100_000)


def figures_of(scenes: Sequence[Scene], setting: Setting, actors: ActorVocabulary) -> tuple[Drawn, ...]:
    """Every sum of the document as a figure, in order, linked to the earlier ones."""
    drawn: list[Drawn] = []
    for index, (scene, heading) in enumerate(zip(scenes, headings_of(scenes), strict=True)):
        if scene.money:
            frame = Frame(scene, cast_of(scene), _earlier(scenes, index), _spoken_of(scenes, index), heading)
            drawn += [_drawn(frame, money, setting, actors) for money in scene.money]
    if not drawn:
        return ()
    drawn = _from_passage(completed(drawn), setting, _paragraphs_of(scenes, setting.recipient, actors))
    figures = linked([_natured(one, setting) for one in drawn], drawn[0].scene.text)
    return tuple(replace(one, figure=figure) for one, figure in zip(drawn, figures, strict=True))


def _earlier(scenes: Sequence[Scene], index: int) -> tuple[ActorMention, ...]:
    """Who the sentence before is about, in the same paragraph."""
    if index == 0 or scenes[index - 1].paragraph != scenes[index].paragraph:
        return ()
    return subjects_of(scenes[index - 1], cast_of(scenes[index - 1]))


def _spoken_of(scenes: Sequence[Scene], index: int) -> tuple[ActorMention, ...]:
    """The states named in a sentence and the two before it in the same passage, in the order of the text."""
    here = scenes[index]
    near = [scene for scene in scenes[max(0, index - 2) : index + 1] if scene.paragraph >= here.paragraph - 1]
    return tuple(mention for scene in near for mention in scene.actors if mention.kind == "state" and mention.form != "pronoun")


def _drawn(frame: Frame, money: MoneyMention, setting: Setting, actors: ActorVocabulary) -> Drawn:
    scene = frame.scene
    governing = _of_paper(scene, governing_of(scene, money), setting)
    meaning = meaning_of(scene, money, governing)
    if meaning.nature in _NO_TRANSFER:
        governing = NOTHING
        meaning = replace(meaning, basis=None, instrument=None)
    parties = _parties(frame, money, (governing, meaning), setting, actors)
    when, period = times_of(scene, money, governing, meaning.basis, setting)
    if when.edtf is None and period.edtf is None and frame.heading and governing.stage not in (None, "request", "appropriation"):
        when = When(frame.heading.edtf, "date-of-heading")
    yearly = (
        meaning.basis == "increment"
        and period.rule == "coarse-date-is-period"
        and not when.edtf
        and is_total(governing)
        and not scene_another(scene, money)
    )
    if period.rule == "coarse-date-is-period" and not yearly and when.edtf is None:
        when, period = When(period.edtf, "dated-by-its-year"), When(None, "")
    another = ("another",) if _ANOTHER.search(scene.tail(money.start)) else ()
    rules = (*money.rules, *governing.rules, *meaning.rules, *parties.rules, *(w.rule for w in (when, period) if w.rule), *another)
    figure = Figure(
        start=money.start, end=money.end, text=money.text, low=money.low, high=money.high,
        currency=money.currency, currency_basis=money.currency_basis, comparator=money.comparator, vague=money.vague, per=money.per,
        nature=meaning.nature, stage=governing.stage, status=governing.status, basis="cumulative" if yearly else meaning.basis,
        instrument=meaning.instrument, purpose=meaning.purpose, programme=meaning.programme,
        provider=parties.provider, recipient=parties.recipient, channel=parties.channel,
        speaker=scene.turn.label if scene.turn else None, attribution=_attribution(scene, parties, setting),
        date=when.edtf, period=period.edtf, links=(), rules=rules,
    )  # fmt: skip
    return _pledged_if_joint(Drawn(figure, scene, governing, _trigger(money, governing), parties, meaning.aid_noun))


def _of_paper(scene: Scene, governing: Governing, setting: Setting) -> Governing:
    """In a document about a budget or a request, what "provides", "includes" or is named without a deed is budgeted or requested."""
    if (
        setting.paper is None
        or governing.stage not in ("announcement", "allocation")
        or governing.frame == "says"
        or governing.status != "done"
    ):
        return governing
    verb = governing.verb
    past = verb is not None and governing.frame != "noun" and bool(_PAST.search(scene.text[verb.start : verb.end].split(" ")[0]))
    if past and governing.kind != "relative-behind":
        return governing
    return replace(governing, stage=setting.paper, rules=(*governing.rules, "document-is-of-paper"))


def _trigger(money: MoneyMention, governing: Governing) -> tuple[int, int]:
    return (governing.verb.start, governing.verb.end) if governing.verb else (money.start, money.end)


def _parties(frame: Frame, money: MoneyMention, known: tuple[Governing, Meaning], setting: Setting, actors: ActorVocabulary) -> Parties:
    """Who gives to whom, as the sentence has it; the publisher gives where its document names nobody."""
    governing, meaning = known
    givers = givers_of(frame, money, governing)
    if setting.voice and (_is_official(givers.actors, governing) or (setting.hereby and not givers.actors)):
        givers = NOBODY
    provider, why = _named([_by_itself(mention) for mention in givers.actors], actors, setting), givers.rule
    if not provider and setting.voice and governing.stage and not givers.unknown:
        provider, why = setting.voice, "publisher-provides"
    takers = takers_of(frame, money, governing, provider, actors)
    recipient = _named([_by_itself(mention) for mention in takers.actors], actors, setting)
    recipient = tuple(name for name in recipient if name != setting.publisher or setting.publisher not in (*provider, setting.publisher))
    rules = [why, *takers.rules]
    if not recipient and governing.stage and meaning.nature is None:
        world = world_in(frame.scene, frame.scene.sentence.start, frame.scene.sentence.end)
        recipient, rules = ((world,), [*rules, "whole-world"]) if world else (recipient, rules)
    channel = party_name(takers.channel, actors) if takers.channel else None
    return Parties(
        provider=provider,
        recipient=tuple(name for name in recipient if name != channel),
        channel=channel,
        named=(*givers.actors, *takers.actors),
        askers=askers_of(frame, governing),
        abroad=any(mention.kind in ("state", "group") or mention.country for mention in takers.actors),
        rules=tuple(filter(None, rules)),
    )


def _is_official(givers: Sequence[ActorMention], governing: Governing) -> bool:
    """Whether an announcement is told of one person whose state is not known: an official speaks for the publisher."""
    return governing.frame == "says" and len(givers) == 1 and givers[0].kind == "person" and givers[0].country is None


def _by_itself(mention: ActorMention) -> ActorMention:
    """A body that is not of its state's government, a firm or a charity, under its own name."""
    own = mention.kind == "organization" and (mention.actor is None or mention.sector in _PRIVATE)
    return replace(mention, actor=None, country=None) if own else mention


def _is_firm(mentions: Sequence[ActorMention], provider: Sequence[str]) -> bool:
    """Whether only firms give: their investments and orders are no aid."""
    return (
        bool(mentions)
        and all(m.sector == "BUS" or _FIRM.search(m.name) for m in mentions if m.name in provider)
        and any(m.name in provider for m in mentions)
    )


def _named(mentions: Sequence[ActorMention], actors: ActorVocabulary, setting: Setting) -> tuple[str, ...]:
    """The parties' names, each once; "we" in a joint statement are all who sign it."""
    names: list[str] = []
    for mention in mentions:
        we = mention.form == "pronoun" and mention.country == setting.country and len(setting.voice) >= 1
        names += setting.voice if we else (party_name(mention, actors),)
    return tuple(dict.fromkeys(names))


def _attribution(scene: Scene, parties: Parties, setting: Setting) -> Attribution:
    if scene.asked():
        return "questioner"
    return "own" if setting.publisher and set(setting.voice) & set(parties.provider) else "relayed"


def _pledged_if_joint(one: Drawn) -> Drawn:
    """What a group of states or several providers announce together is a pledge: each member has yet to act."""
    figure = one.figure
    joint = (
        len(figure.provider) > 1
        or any(m.kind == "group" and m.name in figure.provider for m in one.parties.named)
        or "G7" in figure.provider
    )
    if not joint or figure.stage != "announcement" or figure.basis == "cumulative":
        return one
    return replace(one, figure=replace(figure, stage="pledge", rules=(*figure.rules, "joint-is-pledge")))


def _paragraphs_of(scenes: Sequence[Scene], name: str | None, actors: ActorVocabulary) -> frozenset[int]:
    """The paragraphs in which a party is named, and the two before and behind each."""
    named = {scene.paragraph for scene in scenes for mention in scene.actors if name and party_name(mention, actors) == name}
    return frozenset(paragraph + step for paragraph in named for step in range(-_NEARBY, _NEARBY + 1))


def _from_passage(drawn: Sequence[Drawn], setting: Setting, nearby: frozenset[int]) -> list[Drawn]:
    """Sums without a recipient take it from the sum before in their passage, else from the document."""
    done: list[Drawn] = []
    for one in drawn:
        done.append(replace(one, figure=_with_recipient(one, done[-1] if done else None, setting, nearby)))
    return done


def _with_recipient(one: Drawn, last: Drawn | None, setting: Setting, nearby: frozenset[int]) -> Figure:
    figure = one.figure
    if figure.stage is None or figure.recipient or figure.nature in ("domestic", "other", "statistic", "asset", "price", "fine", "damage"):
        return figure
    before = last.figure if last and _one_passage(last, one) else None
    given = one.governing.frame in ("gives", "says", "noun", "asks") or one.aid_noun or "part-of-what-is-told" in figure.rules
    if before and before.recipient and given and _compatible(figure.provider, before.provider):
        provider = figure.provider or before.provider
        return replace(figure, recipient=before.recipient, provider=provider, rules=(*figure.rules, "recipient-of-passage"))
    if setting.recipient and _may_be_for_all(one, setting, nearby):
        return replace(figure, recipient=(setting.recipient,), rules=(*figure.rules, "recipient-of-document"))
    return figure


def _one_passage(last: Drawn, one: Drawn) -> bool:
    """Whether two sums stand in one paragraph, or close together in one speaker's turn."""
    if last.scene.paragraph == one.scene.paragraph:
        return True
    return one.scene.turn is not None and last.scene.turn == one.scene.turn and one.figure.start - last.figure.end < _SHORT


def _may_be_for_all(one: Drawn, setting: Setting, nearby: frozenset[int]) -> bool:
    """Whether a sum that names no recipient is for whom its document is about: as aid, near to where that party is named."""
    figure = one.figure
    if setting.hereby and setting.recipient not in figure.provider:
        return True
    if setting.recipient in figure.provider or (
        not setting.release and setting.recipient != "worldwide" and one.scene.paragraph not in nearby
    ):
        return False
    if one.governing.hit is not None and one.governing.hit.entry.name == "spend":
        return False
    strong = one.governing.frame == "gives" and one.governing.hit is not None and not one.governing.hit.entry.fields.get("vague")
    return bool(one.aid_noun or figure.purpose or figure.instrument or figure.programme or (strong and setting.paper is None))


def _compatible(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return not one or not two or bool(set(one) & set(two))


def _natured(one: Drawn, setting: Setting) -> Figure:
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
