"""Claims: what one document says once, as events and figures with roles, dates and modality.

In: a Reading (sentences and mentions), the vocabularies of events and actors. Out: claims in the order of
the text. A claim's id is a hash of the document's digest, its span and its kind, so that a decision about
it holds when the document is read again. Raises nothing on text: what cannot be decided stays None.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ledger.claims.events.dating import Almanac, announced_on
from ledger.claims.events.happenings import Narrator, happenings_of
from ledger.claims.events.summary import summary_of
from ledger.claims.figures.drawing import Drawn, figures_of
from ledger.claims.figures.setting import party_name, setting_of
from ledger.claims.scene import Lexicons, Scene, scenes_of
from ledger.claims.triggers import triggers_of
from ledger.claims.when import bounds_of
from ledger.claims.words import lexicon_of
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, ActorRole, Claim, Document, Figure, Happening, Modality, Party, Reading
from ledger.text.parser import Parser
from ledger.vocab import entries_of

__all__ = ["Lexicons", "claims_of", "load"]


def load(seeds: Path) -> Lexicons:
    """The lexicons of seeds/events/, compiled."""
    folder = seeds / "events"
    return Lexicons(
        transfers=lexicon_of(entries_of(folder / "transfers.toml")),
        measures=lexicon_of(entries_of(folder / "measures.toml")),
        modality=lexicon_of(entries_of(folder / "modality.toml")),
        beginnings=lexicon_of(entries_of(folder / "beginnings.toml")),
        triggers=triggers_of(folder),
    )


def claims_of(reading: Reading, lexicons: Lexicons, actors: ActorVocabulary, parser: Parser | None = None) -> tuple[Claim, ...]:
    """Every claim of one document, ordered by span; figures first where two share a start.

    Without a parser the order of words decides who does what.
    """
    scenes = tuple(scenes_of(reading, lexicons))
    setting = setting_of(reading, actors)
    drawn = figures_of(scenes, setting, actors)
    narrator = Narrator(reading, lexicons, actors, parser)
    found = [_figure_claim(reading.document, one, actors, narrator.almanac()) for one in drawn]
    sums = [(claim.sentence.start, claim.happening) for claim in found if claim.happening]
    told = frozenset(pair for start, one in sums for pair in ((start, one.type), (one.start, "")))
    events = happenings_of(scenes, narrator, told)
    found += [_event_claim(reading.document, scene, what) for scene, what in events]
    return tuple(_ordered(found))


def _ordered(found: Sequence[Claim]) -> list[Claim]:
    in_text = sorted(found, key=lambda claim: (claim.start, claim.figure is None, claim.end))
    return [replace(claim, order=order) for order, claim in enumerate(in_text)]


def _event_claim(document: Document, scene: Scene, happening: Happening) -> Claim:
    return _claim(document, scene, happening, None)


def _figure_claim(document: Document, drawn: Drawn, actors: ActorVocabulary, almanac: Almanac) -> Claim:
    """A sum with its event where it is aid that someone gives or asks for."""
    figure = drawn.figure
    happening = _transfer(drawn, actors, almanac) if figure.nature == "aid" and figure.stage and not drawn.scene.asked() else None
    return _claim(document, drawn.scene, happening, figure)


def _transfer(drawn: Drawn, actors: ActorVocabulary, almanac: Almanac) -> Happening:
    figure, scene = drawn.figure, drawn.scene
    announced = announced_on(scene, drawn.trigger, figure, almanac)
    when = figure.period if figure.basis == "cumulative" else figure.date or announced.edtf
    first_day, end_day = bounds_of(when)
    return Happening(
        start=drawn.trigger[0],
        end=drawn.trigger[1],
        type="REQUEST" if figure.stage == "request" else "AID",
        date=when,
        first_day=first_day,
        end_day=end_day,
        modality=_modality(figure),
        parties=_parties(drawn, actors),
        summary=summary_of(scene, min(drawn.trigger[0], figure.start), max(drawn.trigger[1], figure.end)),
        rules=(*figure.rules, announced.rule) if announced.edtf and not figure.date else figure.rules,
    )


def _modality(figure: Figure) -> Modality:
    if figure.stage == "request":
        return "requested"
    if figure.status == "refused":
        return "denied"
    return "asserted" if figure.status in ("done", "begun") else "planned"


def _parties(drawn: Drawn, actors: ActorVocabulary) -> tuple[Party, ...]:
    """Who speaks or asks by name, then providers and recipients as the figure has them."""
    figure = drawn.figure
    found = {m.name: _party(m, "actor") for m in drawn.parties.askers}
    for role, names in (("actor", figure.provider), ("recipient", figure.recipient)):
        for name in names:
            found.setdefault(name, _party_named(name, "actor" if role == "actor" else "recipient", drawn, actors))
    return tuple(found.values())


def _party(mention: ActorMention, role: ActorRole) -> Party:
    return Party(mention.name, mention.actor, role, mention.start, mention.end, mention.country, mention.kind)


def _party_named(name: str, role: ActorRole, drawn: Drawn, actors: ActorVocabulary) -> Party:
    """A giver or taker by its name: as the vocabulary has it, as its mention has it, else an unknown organization."""
    mention = next((m for m in drawn.parties.named if party_name(m, actors) == name), None)
    known = actors.actor_named(name, None)
    if known is None and mention is not None and mention.name == name:
        return _party(mention, role)
    start, end = (mention.start, mention.end) if mention else (None, None)
    if known is None:
        return Party(name, None, role, start, end)
    return Party(name, known.id, role, start, end, known.country, known.kind)


def _claim(document: Document, scene: Scene, happening: Happening | None, figure: Figure | None) -> Claim:
    kind = "figure" if figure else "event"
    start, end = (figure.start, figure.end) if figure else (happening.start, happening.end) if happening else (0, 0)
    name = f"{document.digest}:{start}:{end}:{kind}"
    return Claim(
        id=hashlib.sha256(name.encode()).hexdigest()[:12],
        digest=document.digest,
        source=document.source,
        published_on=document.published_on,
        order=0,
        start=start,
        end=end,
        sentence=scene.sentence,
        happening=happening,
        figure=figure,
    )
