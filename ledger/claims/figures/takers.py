"""Who a sum is for, and through whom it goes.

In: a Scene with its actors, groups and named funds, one of its sums, what governs it, who gives it. Out: the
mentions of the recipients, the channel and the rules. Behind the sum what "to", "for", "support" lead to, before it the
object of the verb; "in Chad" only where nothing else is named. "against", "invasion of" lead to nobody.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from ledger.claims.figures.agents import OWN_AID
from ledger.claims.figures.givers import Frame, is_asked_of_parliament
from ledger.claims.figures.governing import Governing
from ledger.claims.figures.receiving import gapped_receiver, is_loan_signed, partners_in, receiving_of
from ledger.claims.figures.setting import party_name
from ledger.claims.figures.subjects import group_from, subject_of
from ledger.claims.figures.towards import is_replenished, is_stricken, leads_to, owner_or_in
from ledger.claims.neighbours import next_sum
from ledger.claims.scene import Scene
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, MoneyMention

_HARM = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}(?:invasion|aggression|war|attack|attacks|assault|assets|central bank|revocation|trade status)\b"
    r"|\s+(?:invasion|aggression|assets|aggressors?|attacks?|forces|sanctions)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\s+(?:(?!(?:to|for|in|on|with|of|from|by|at|has|have|will|is)\b)[a-z-]+\s+){0,2}(?:NGOs?|organi[sz]ations?|charit(?:y|ies)|companies|company|firms?|suppliers?|manufacturers?"
    r"|contractors?|shipyards?|universit(?:y|ies)|taxpayers?|dollars?|military|Navy|Army|Air\s+Force|dockyards?)\b"
)
_HOME_BODY = re.compile(
    r"^(?:U\.?S\.?\s|Department|Bureau|Office|Centers?\s+for|National|Federal|Administration|President|COPS|\w+\s+Office\b|Small Business)"
)
_SUPPORTS = re.compile(r"\b(?:support|supporting|supply|supplying|help|helping|assist|assisting|arm|arming|equip|equipping)\s+(?:the\s+)?$")
_COUNTS = re.compile(r"\b(?:including|through|with|by)\s+(?:[\w-]+\s+){0,6}$")
_THANKS = re.compile(r"\b(?:thanked|thanks|thanking|expressed\s+(?:his|her|its)\s+gratitude)\b")
_CLAUSE = re.compile(r"; |\. ")
_FRONTED = re.compile(r"^\W*(?:to|for(?!\s+(?:its|their|his|her)\s+part\b)|in support of)\b", re.IGNORECASE)
_PLACED = re.compile(r"^\W*In\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Takers:
    """The recipients, final ones first named, the channel, and the rules that found them."""

    actors: tuple[ActorMention, ...]
    channel: ActorMention | None
    rules: tuple[str, ...]


def takers_of(frame: Frame, money: MoneyMention, governing: Governing, givers: Collection[str], actors: ActorVocabulary) -> Takers:
    """Who gets a sum, as its sentence names them; () where it names nobody."""
    for rule, found in _ways(frame, money, governing, _barred(givers), actors):
        if found:
            group, channel = _past_the_channel(frame, money, found, actors, givers)
            rules = (rule, "channel-of-payment") if channel else (rule,)
            return Takers(tuple(m for m in group if party_name(m, actors) not in givers), channel, rules)
    return Takers((), _through(frame, actors), ())


def _barred(givers: Collection[str]) -> frozenset[str]:
    return frozenset(givers)


def _ways(
    frame: Frame, money: MoneyMention, governing: Governing, barred: frozenset[str], actors: ActorVocabulary
) -> Iterator[tuple[str, tuple[ActorMention, ...]]]:
    """The ways a sentence can name who gets a sum, the surest first."""
    received = receiving_of(frame.scene, money, governing)
    if received:
        subject = subject_of(frame.scene, frame.cast, received.verb.start, received.verb.end, frame.earlier)
        yield "gapped-receiver", gapped_receiver(frame.scene, frame.cast, money, received.verb)
        if received.rule != "borrower-signs" or len(subject.actors) == 1:
            yield received.rule, subject.actors
    able = [m for m in frame.cast if _can_take(frame.scene, m, barred, actors)]
    if governing.verb and is_loan_signed(frame.scene, money, governing.verb):
        yield "partner-receives", tuple(partners_in(frame.scene, able)[:1])
    yield "indirect-object", _indirect(frame, able, money, (governing, barred, actors))
    yield "recipient-behind", _behind(frame, able, money, leads_to)
    yield from _askers(frame, money, governing, barred, actors)
    yield "replenished", tuple(m for m in able if is_replenished(frame.scene, m))[:1]
    yield "benefit-in-sentence", _behind(frame, able, money, owner_or_in)
    yield "recipient-before", _before(frame, able, money, governing)
    yield "recipient-fronted", _fronted(frame, able, money)
    yield "stricken-place", _stricken(frame, able, money)
    yield "recipient-supported", _supported(frame, able, money)
    yield "thanker-receives", _thanker(frame, money, barred, actors)
    yield "adjective-of-aid", _adjective(frame, able, money)


def _askers(
    frame: Frame, money: MoneyMention, governing: Governing, barred: frozenset[str], actors: ActorVocabulary
) -> Iterator[tuple[str, tuple[ActorMention, ...]]]:
    """Who asks would get what is asked for, unless a government asks its own parliament."""
    if governing.frame == "asks" and governing.hit and not is_asked_of_parliament(frame.scene, money, governing):
        subject = subject_of(frame.scene, frame.cast, governing.hit.start, governing.hit.end, frame.earlier)
        yield "asker-receives", tuple(m for m in subject.actors if party_name(m, actors) not in barred)


def _supported(frame: Frame, able: Sequence[ActorMention], money: MoneyMention) -> tuple[ActorMention, ...]:
    """Whom the sentence supports by what it then counts: "continue to support Ukraine, including through the $1.1 billion"."""
    scene = frame.scene
    for mention in reversed([m for m in able if m.end <= money.start]):
        if _SUPPORTS.search(scene.tail(mention.start)) and _COUNTS.search(scene.between(mention.end, money.start) + " "):
            return group_from(scene, able, mention)
    return ()


def _thanker(frame: Frame, money: MoneyMention, barred: frozenset[str], actors: ActorVocabulary) -> tuple[ActorMention, ...]:
    """Who thanks for a sum has it: "Zelensky thanked Denmark for a package"."""
    thanks = _THANKS.search(frame.scene.text, frame.scene.sentence.start, money.start)
    before = [m for m in frame.cast if thanks and m.end <= thanks.start() and m.country and party_name(m, actors) not in barred]
    return tuple(before[-1:])


def _can_take(scene: Scene, mention: ActorMention, barred: frozenset[str], actors: ActorVocabulary) -> bool:
    if (
        mention.form == "pronoun"
        or scene.text[mention.end : mention.end + 1] == "-"
        or {party_name(mention, actors), mention.name} & barred
        or _HARM.match(scene.text, mention.end)
        or _is_in_name_of_others(scene, mention)
        or _owns_body(scene, mention)
    ):
        return False
    if mention.country is None and mention.kind in ("person", "place"):
        return False
    if mention.country is None and mention.kind == "organization" and _HOME_BODY.match(mention.name):
        return False
    return bool(mention.country or mention.actor or mention.kind in ("group", "organization"))


def _owns_body(scene: Scene, mention: ActorMention) -> bool:
    """Whether an organization only owns the one behind it: "the UN’s World Health Organization"."""
    owned = mention.kind == "organization" and scene.text[mention.end : mention.end + 3] in ("'s ", "’s ")
    return owned and any(other.start == mention.end + 3 and other.actor not in (None, mention.actor) for other in scene.actors)


def _is_in_name_of_others(scene: Scene, mention: ActorMention) -> bool:
    """Whether a state only says of where others are: "New Zealand non-government organisations", "Australian NGOs", "U.S. firms"."""
    named_so = mention.kind == "state" and mention.form in ("name", "demonym")
    return named_so and bool(_OTHERS.match(scene.text, mention.end))


def _indirect(
    frame: Frame, able: Sequence[ActorMention], money: MoneyMention, known: tuple[Governing, frozenset[str], ActorVocabulary]
) -> tuple[ActorMention, ...]:
    """Right behind the verb and before the sum: "provided Ukraine with $5 million", "gave the Ukrainians $5 million", "gave them"."""
    governing, barred, actors = known
    verb = governing.verb
    if verb is None or governing.frame not in ("gives", "says", "asks") or verb.end > money.start:
        return ()
    if re.match(r"\s+(?:to\s+)?(?:them|it|him|her)\b", frame.scene.text[verb.end : verb.end + 12]):
        return tuple(m for m in frame.spoken_of if m.start < verb.start and _can_take(frame.scene, m, barred, actors))[-1:]
    for mention in able:
        if mention.form == "demonym" and OWN_AID.match(frame.scene.text, mention.end):
            continue
        lead = frame.scene.between(verb.end, mention.start)
        if verb.end <= mention.start and mention.end <= money.start and re.match(r"^(?:the|to|to the|for|to our|our)?$", lead):
            return group_from(frame.scene, able, mention)
    return ()


def _behind(
    frame: Frame, able: Sequence[ActorMention], money: MoneyMention, fits: Callable[[Scene, ActorMention], bool]
) -> tuple[ActorMention, ...]:
    limit = next_sum(frame.scene, money, frame.scene.sentence.end)
    near = [m for m in able if money.end <= m.start < limit and not _CLAUSE.search(frame.scene.between(money.end, m.start) + " ")]
    first = next((mention for mention in near if fits(frame.scene, mention)), None)
    return group_from(frame.scene, able, first) if first else ()


def _before(frame: Frame, able: Sequence[ActorMention], money: MoneyMention, governing: Governing) -> tuple[ActorMention, ...]:
    """Between what governs the sum and the sum: "support for Ukraine to $1 billion", "sent to Ukraine weapons worth $5 million"."""
    first = governing.hit.start if governing.hit and governing.hit.end <= money.start else money.start - 120
    last = max([m.end for m in frame.scene.money if m.end <= money.start] + [first])
    for mention in reversed(able):
        if max(first, last) <= mention.start and mention.end <= money.start and leads_to(frame.scene, mention):
            return group_from(frame.scene, able, mention)
    return ()


def _fronted(frame: Frame, able: Sequence[ActorMention], money: MoneyMention) -> tuple[ActorMention, ...]:
    """In a purpose at the head of the sentence: "To help Ukraine, Norway sent $5 million"."""
    placed = next(
        (
            m
            for m in able
            if _PLACED.match(frame.scene.between(frame.scene.sentence.start, m.start) + " ") and frame.scene.text[m.end : m.end + 1] == ","
        ),
        None,
    )
    if placed:
        return group_from(frame.scene, able, placed)
    if not _FRONTED.match(frame.scene.between(frame.scene.sentence.start, money.start)):
        return ()
    first = next((m for m in able if m.end <= money.start and leads_to(frame.scene, m)), None)
    return group_from(frame.scene, able, first) if first else ()


def _stricken(frame: Frame, able: Sequence[ActorMention], money: MoneyMention) -> tuple[ActorMention, ...]:
    """Where the disaster or the need is that the sum answers: "Responding to the situation in Lebanon, Japan gave $10 million"."""
    for mention in able:
        if mention.end <= money.start and is_stricken(frame.scene.tail(mention.start)):
            return group_from(frame.scene, able, mention)
    return ()


def _adjective(frame: Frame, able: Sequence[ActorMention], money: MoneyMention) -> tuple[ActorMention, ...]:
    """The state that aid is named after: "Ukraine aid", "the Ukraine supplemental"."""
    for mention in able:
        if (
            mention.kind == "state"
            and re.match(
                r"\s+(?:aid|assistance|support|package|supplemental|funding|funds?|security assistance)\b",
                frame.scene.text[mention.end : mention.end + 24],
            )
            and abs(mention.start - money.end) < 120
            and not re.search(r"\b(?:from|out of)\s+(?:the\s+)?$", frame.scene.tail(mention.start), re.IGNORECASE)
        ):
            return (mention,)
    return ()


def _past_the_channel(
    frame: Frame, money: MoneyMention, found: tuple[ActorMention, ...], actors: ActorVocabulary, givers: Collection[str]
) -> tuple[tuple[ActorMention, ...], ActorMention | None]:
    """Behind an institution that money is paid to, the state it is for: "to a World Bank fund to support Ukraine"."""
    first = found[0]
    if not _stateless(first, actors):
        return found, _through(frame, actors)
    limit = next_sum(frame.scene, money, frame.scene.sentence.end)
    for mention in frame.cast:
        if (
            first.end <= mention.start < limit
            and mention.country
            and party_name(mention, actors) not in givers
            and mention.form != "pronoun"
        ):
            head = frame.scene.tail(mention.start)
            if re.search(r"\b(?:support|for|benefit of|help|to)\s+(?:the\s+)?$", head, re.I) and not _HARM.match(
                frame.scene.text, mention.end
            ):
                return (mention,), first
    return found, None


def _through(frame: Frame, actors: ActorVocabulary) -> ActorMention | None:
    """An institution without a state that the money goes through."""
    for mention in frame.cast:
        if _stateless(mention, actors) and re.search(
            r"\b(?:through|via)\s+(?:the\s+|a\s+(?:new\s+)?)?$", frame.scene.tail(mention.start), re.I
        ):
            return mention
    return None


def _stateless(mention: ActorMention, actors: ActorVocabulary) -> bool:
    return mention.kind == "organization" and not mention.country and (mention.actor is None or actors.state_of(mention.actor) is None)
