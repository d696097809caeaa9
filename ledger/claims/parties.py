"""Who gives a sum to whom.

In: a Scene, one of its sums, what governs it, the document's Setting. Out: names of providers and
recipients, with the rules that found them. By word order: the subject is the nearest group of actors
before the verb, the recipient what stands behind "to", "for", "supporting" or right behind the verb.
What the sentence leaves open is taken from the passage, then from the document, each by a rule of its
own name.
"""

import re
from dataclasses import dataclass

from ledger.claims.governing import Governing
from ledger.claims.scene import Scene
from ledger.claims.setting import Setting, party_name
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, MoneyMention

_JOINED = re.compile(r"^,?\s*(?:and|&|,|and (?:his|her|its|their) \w+ counterpart|(?:and )?(?:the )?[A-Z][\w. ]{0,60}?)\s*(?:the )?$")
_OBLIQUE = re.compile(r"\b(?:in|to|for|from|with|by|at|on|against|of|near|into|toward|towards)\s+(?:the\s+)?$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:to|for|support|supporting|help|helping|helps|assist|assisting|"
    r"augment|strengthen|bolster|enable|aid|of|benefit of|equip|arming|in)\s+(?:the\s+)?"
    r"(?:(?:people|government|armed forces|benefit|defense|forces)\s+(?:of|in)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:against|by|from|with|between|deter|counter|sanctions on|war (?:of|on|in)|invasion of)\s+(?:the\s+)?$", re.IGNORECASE
)
_HARM = re.compile(r"['’]s\s+(?:[\w-]+\s+){0,3}(?:invasion|aggression|war|attack|attacks|assault|assets|central bank)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_CHANNEL = re.compile(r"\b(?:through|via|to)\s+(?:the\s+|a\s+(?:new\s+)?)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """Names of providers and recipients, the channel, the mentions that named them, and the people who ask."""

    provider: tuple[str, ...]
    recipient: tuple[str, ...]
    channel: str | None
    named: tuple[ActorMention, ...]
    askers: tuple[ActorMention, ...]
    rules: tuple[str, ...]


def parties_of(scene: Scene, money: MoneyMention, governing: Governing, setting: Setting, actors: ActorVocabulary) -> Parties:
    """The parties as the sentence gives them, then as the document does; () where neither does."""
    channel = _channel(scene, actors)
    givers, why = _givers(scene, money, governing)
    provider = _names(givers, actors)
    why = why if givers else ""
    if not provider and setting.publisher and governing.stage:
        provider, why = (setting.publisher,), "publisher-provides"
    takers = _takers(scene, money, governing, provider, actors)
    recipient, how = _names(takers, actors), "recipient-in-sentence" if takers else ""
    if channel:
        recipient = tuple(name for name in recipient if name != channel.name)
    return Parties(
        provider,
        recipient,
        channel.name if channel else None,
        (*givers, *takers),
        _askers(scene, governing),
        tuple(rule for rule in (why, how) if rule),
    )


def subjects_before(scene: Scene, offset: int) -> tuple[ActorMention, ...]:
    """The group of actors nearest before an offset that can be its subject: joined by commas and "and"."""
    before = [mention for mention in scene.actors if mention.end <= offset and mention.kind != "place"]
    while before and _OBLIQUE.search(scene.tail(before[-1].start)):
        before.pop()
    return _group_ending(scene, before) if before else ()


def group_behind(scene: Scene, offset: int, reach: int = 60) -> tuple[ActorMention, ...]:
    """The group of actors that begins behind an offset, at most `reach` characters away."""
    behind = [mention for mention in scene.actors if mention.start >= offset and mention.kind != "place"]
    if not behind or behind[0].start - offset > reach:
        return ()
    group = [behind[0]]
    for mention in behind[1:]:
        if not _JOINED.match(scene.between(group[-1].end, mention.start)):
            break
        group.append(mention)
    return tuple(group)


def _group_ending(scene: Scene, before: list[ActorMention]) -> tuple[ActorMention, ...]:
    group = [before[-1]]
    for mention in reversed(before[:-1]):
        if not _JOINED.match(scene.between(mention.end, group[0].start)):
            break
        group.insert(0, mention)
    return tuple(group)


def _givers(scene: Scene, money: MoneyMention, governing: Governing) -> tuple[tuple[ActorMention, ...], str]:
    verb, hit = governing.verb, governing.hit
    if verb is None or hit is None:
        return (), ""
    if hit.entry.fields["frame"] == "takes":
        return _led_by(scene, money.end, _FROM), "from-giver"
    if hit.entry.fields["frame"] == "asks":
        asked = [m for m in scene.actors if hit.end <= m.start and m.end <= max(verb.start, hit.end)]
        return tuple(asked[-1:]), "asked-provides"
    if governing.passive:
        return _led_by(scene, verb.end, _BY), "by-agent"
    subjects = subjects_before(scene, verb.start)
    if subjects and _crosses_recipient(scene, subjects, verb.start):
        return (), ""
    return subjects, "subject-provides"


def _led_by(scene: Scene, offset: int, lead: re.Pattern[str]) -> tuple[ActorMention, ...]:
    """The group of actors behind an offset that such a preposition leads: "from Norway", "by Norway and Poland"."""
    led = (mention for mention in scene.actors if mention.start >= offset and lead.search(scene.tail(mention.start)))
    first = next(led, None)
    return group_behind(scene, first.start) if first else ()


def _askers(scene: Scene, governing: Governing) -> tuple[ActorMention, ...]:
    if governing.hit is None or governing.hit.entry.fields["frame"] != "asks":
        return ()
    return tuple(mention for mention in subjects_before(scene, governing.hit.start) if mention.kind == "person")


def _crosses_recipient(scene: Scene, subjects: tuple[ActorMention, ...], verb_start: int) -> bool:
    """Whether a new clause with a subject of its own ("where we", "that it") stands between subject and verb."""
    return bool(re.search(r";|[.?!] ", scene.between(subjects[-1].end, verb_start)))


def _takers(
    scene: Scene, money: MoneyMention, governing: Governing, provider: tuple[str, ...], actors: ActorVocabulary
) -> tuple[ActorMention, ...]:
    if governing.hit is None or governing.verb is None:
        return _towards(scene, money, provider, actors)[:1]
    frame = governing.hit.entry.fields["frame"]
    if frame == "takes":
        return subjects_before(scene, governing.verb.start)
    direct = group_behind(scene, governing.verb.end, reach=6)
    if direct and direct[0].end <= money.start and not set(_names(direct, actors)) & set(provider):
        return direct
    found = _towards(scene, money, provider, actors)
    if found:
        return found[:1]
    return subjects_before(scene, governing.hit.start) if frame == "asks" else ()


def _towards(scene: Scene, money: MoneyMention, provider: tuple[str, ...], actors: ActorVocabulary) -> tuple[ActorMention, ...]:
    """Actors that something is done for in the sentence, the nearest to the sum first."""
    found = []
    for mention in scene.actors:
        known = mention.form != "pronoun" and (mention.country or mention.actor or mention.kind == "group")
        if not known or party_name(mention, actors) in provider or _HARM.match(scene.text, mention.end):
            continue
        head = scene.tail(mention.start)
        if _TOWARDS.search(head) and not _AGAINST.search(head):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: (m.country is None, m.start < money.start, abs(m.start - money.end))))


def _channel(scene: Scene, actors: ActorVocabulary) -> ActorMention | None:
    """An institution without a state that the money goes through: "to a new World Bank fund"."""
    stateless = [m for m in scene.actors if m.kind == "organization" and m.actor and not m.country and actors.state_of(m.actor) is None]
    return next((m for m in stateless if _CHANNEL.search(scene.tail(m.start))), None)


def _names(mentions: tuple[ActorMention, ...], actors: ActorVocabulary) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party_name(mention, actors) for mention in mentions))
