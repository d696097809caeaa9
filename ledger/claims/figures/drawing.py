"""Sums of money as claimed: every money mention with its meaning, parties, dates and links.

In: a document's scenes and its Setting. Out: a Drawn figure for every sum, in the order of the text, with
the word it hangs on. What cannot be decided stays None. The words of each field: docs/design.md, "Money
as claimed"; the rules: docs/figures.md.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.claims.figures.candidates import bodies_in, cast_of, world_in
from ledger.claims.figures.drawn import Drawn, Parties
from ledger.claims.figures.givers import Frame, askers_of, givers_of, subjects_of
from ledger.claims.figures.governing import NOTHING, Governing, governing_of
from ledger.claims.figures.headings import headings_of
from ledger.claims.figures.links import linked
from ledger.claims.figures.listed import papers_over
from ledger.claims.figures.meaning import Meaning, is_total, meaning_of, scene_another
from ledger.claims.figures.natures import natured
from ledger.claims.figures.passage import from_passage, paragraphs_of
from ledger.claims.figures.retold import completed
from ledger.claims.figures.setting import Setting, party_name
from ledger.claims.figures.subjects import NOBODY
from ledger.claims.figures.takers import takers_of
from ledger.claims.figures.timing import names_a_paper, times_of
from ledger.claims.scene import Scene
from ledger.claims.when import When
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, Attribution, Figure, MoneyMention

__all__ = ["Drawn", "figures_of"]

_ANOTHER = re.compile(r"\b(?:another|additional|further)\b[^.;$]{0,30}$", re.IGNORECASE)
_NO_TRANSFER = ("statistic", "price", "asset", "damage", "fine")
_PAST = re.compile(r"ed$|^(?:gave|given|sent|spent|lent|made)", re.IGNORECASE)
_SIGNED = re.compile(r"\bsign(?:s|ed|ing)?\b", re.IGNORECASE)
_NEAR = 40
_PRIVATE = ("BUS", "NGO", "CVL", "MED", "EDU", "HLH")
_BESIDE = re.compile(r"\b(?:allies|partners|backers|donors|supporters|lenders|creditors)$", re.IGNORECASE)


def figures_of(scenes: Sequence[Scene], setting: Setting, actors: ActorVocabulary) -> tuple[Drawn, ...]:
    """Every sum of the document as a figure, in order, linked to the earlier ones."""
    drawn: list[Drawn] = []
    bodies: dict[str, ActorMention] = {}
    over = zip(scenes, headings_of(scenes), papers_over(scenes), strict=True)
    for index, (scene, heading, paper) in enumerate(over):
        if scene.money:
            frame = Frame(scene, cast_of(scene, bodies), _earlier(scenes, index), _spoken_of(scenes, index), heading)
            here = replace(setting, paper=paper) if paper else setting
            drawn += [_drawn(frame, money, here, actors) for money in scene.money]
        bodies.update(bodies_in(scene))
    if not drawn:
        return ()
    drawn = from_passage(completed(drawn), setting, paragraphs_of(scenes, setting.recipient, actors))
    figures = linked([natured(one, setting) for one in drawn], drawn[0].scene.text)
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
    when, period = times_of(scene, money, governing, meaning.basis, setting, own=bool(set(parties.provider) & set(setting.voice)))
    heading = frame.heading if frame.heading and not names_a_paper(scene.text, frame.heading.end) else None
    if when.edtf is None and period.edtf is None and heading and governing.stage not in (None, "request", "appropriation"):
        when = When(heading.edtf, "date-of-heading")
    yearly = _adds_up(scene, money, governing, meaning, when, period)
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


def _adds_up(scene: Scene, money: MoneyMention, governing: Governing, meaning: Meaning, when: When, period: When) -> bool:
    """Whether what was done between two days, this year or last year is the total of that time; in a year by its number it is one deed."""
    if period.rule != "coarse-date-is-period" or when.edtf is not None:
        return False
    running = any(m.edtf == period.edtf and m.text.lower().startswith(("this ", "last ")) for m in scene.dates)
    counted = running or "/" in (period.edtf or "") or money.comparator in ("gt", "ge")  # "over $650 million last year" is counted up
    return counted and meaning.basis == "increment" and is_total(governing) and not scene_another(scene, money)


def _of_paper(scene: Scene, governing: Governing, setting: Setting) -> Governing:
    """In a document about a budget or a request, what "provides", "includes" or is named without a deed is budgeted or requested."""
    if setting.hereby and governing.stage == "announcement" and governing.status == "planned":
        return replace(governing, status="done", rules=(*governing.rules, "decided-hereby"))
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
    if setting.voice and (_is_official(givers.actors, governing) or (setting.hereby and givers.rule in ("", "from-giver"))):
        givers = NOBODY
    provider, why = _named([_by_itself(mention) for mention in givers.actors], actors, setting), givers.rule
    if not provider and setting.voice and governing.stage and not givers.unknown:
        provider, why = setting.voice, "publisher-provides"
    takers = takers_of(frame, money, governing, provider, actors)
    recipient = _named([_by_itself(mention) for mention in takers.actors], actors, setting)
    recipient = tuple(name for name in recipient if name != setting.publisher or setting.publisher not in (*provider, setting.publisher))
    rules = [why, *takers.rules]
    if not recipient and governing.stage and meaning.nature is None and not (setting.titled and _is_state(setting.recipient, actors)):
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


def _is_state(name: str | None, actors: ActorVocabulary) -> bool:
    known = actors.actor_named(name, None) if name else None
    return known is not None and known.kind == "state"


def _is_official(givers: Sequence[ActorMention], governing: Governing) -> bool:
    """Whether an announcement is told of one person whose state is not known: an official speaks for the publisher."""
    return governing.frame == "says" and len(givers) == 1 and givers[0].kind == "person" and givers[0].country is None


def _by_itself(mention: ActorMention) -> ActorMention:
    """A body that is not of its state's government, a firm or a charity, under its own name."""
    if mention.kind == "group" and _BESIDE.search(mention.text):
        return replace(mention, actor=None, country=None, name=mention.text)
    official = mention.form == "nominal" and mention.country is not None and mention.sector in ("GOV", "LEG")
    own = mention.kind == "organization" and ((mention.actor is None and not official) or mention.sector in _PRIVATE)
    return replace(mention, actor=None, country=None) if own else mention


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
    verb = one.governing.verb
    signed = verb is not None and _SIGNED.search(one.scene.between(max(0, verb.start - _NEAR), verb.end))  # by both sides of a deal
    if signed or not joint or figure.stage != "announcement" or figure.basis == "cumulative":
        return one
    return replace(one, figure=replace(figure, stage="pledge", rules=(*figure.rules, "joint-is-pledge")))
