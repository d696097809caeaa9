"""Who says "I" and "we" in a document: whose statement it is.

In: a Reading and the actors' vocabulary. Out: the mention of that person in its head, or None for news. A rule of word
order: "Statement from President Biden", "Remarks by", and the state that publishes where nobody is named. In a transcript: who
each label names ("MS. PSAKI", "THE PRESIDENT"). Cases: tests/corpus/summaries.toml.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ledger.mentions.actors import Actor, ActorVocabulary, actors_in
from ledger.model import ActorMention, Reading, Sentence

_OPENING = re.compile(
    r"\b(?:statements?|joint statement\b[^\n:]{0,80}?|remarks|readout|message|letter|address|speech|fact sheet|briefing|announce\w*)"
    r"\b[^\n:]{0,40}?\b(?:by|from|of)\s",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)
_HEAD = 1500
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|``.*?''", re.DOTALL)
_WE = re.compile(r"(?:^|[.!?]\s+)We\s", re.MULTILINE)
_DECLARES = re.compile(r"\s+(?:\w+ly\s+)?(?!was|has|is|does)\w+[^s\W]s\s")
_ARTICLE = 4
_OFFICE = re.compile(r"THE ((?:[A-Z]+ ?)+)\Z")
_TITLES = ("president", "vice president")


def voices_of(reading: Reading, actors: ActorVocabulary) -> tuple[ActorMention, ...]:
    """Who speaks: the first person named in a title of that kind, all of them where the statement is a joint one.

    What a title holds is not read by the rooms before, as it may be front matter.
    """
    title = reading.document.title or _title_in(reading.document.text[:_HEAD])
    opening = _OPENING.search(title)
    found, _ = actors_in(title, (Sentence(0, len(title)),), (), reading.document.published_on, actors)
    if opening is None:
        return _states_of(title, found) or _institution(reading)
    named = [mention for mention in found if mention.kind == "person" and mention.start >= opening.start()]
    each = {mention.name: mention for mention in reversed(named)}
    return tuple(sorted(each.values(), key=lambda mention: mention.start)) if _JOINT.search(title) else tuple(named[:1])


def speakers_of(reading: Reading, actors: ActorVocabulary) -> Mapping[str, ActorMention]:
    """Who says "I" under each label of a transcript; labels that name nobody known for certain are left out."""
    labels = dict.fromkeys(turn.label for turn in reading.turns if not turn.questioner)
    title = reading.document.title or _title_in(reading.document.text[:_HEAD])
    heads, _ = actors_in(title, (Sentence(0, len(title)),), (), reading.document.published_on, actors) if labels else ((), ())
    people = [mention for mention in (*heads, *reading.actors) if mention.kind == "person" and mention.form == "name"]
    own = next((m.country for m in reading.actors if m.form == "pronoun" and m.kind == "state"), None)
    found = {label: _speaker(label, people, own, reading, actors) for label in labels}
    return {label: mention for label, mention in found.items() if mention}


def _speaker(label: str, people: Sequence[ActorMention], own: str | None, reading: Reading, actors: ActorVocabulary) -> ActorMention | None:
    """Whom a label names: the holder of an office of the state that publishes, or the only one with its surname."""
    office = _OFFICE.match(label)
    if office:
        holder = actors.holder(office[1].lower(), own, reading.document.published_on) if office[1].lower() in _TITLES else None
        return _mention_of(holder) if holder else None
    surname = label.rsplit(maxsplit=1)[-1].casefold()
    named = {mention.name: mention for mention in reversed(people) if surname in _last_words(mention)}
    if named:
        return next(iter(named.values())) if len(named) == 1 else None
    known = actors.bearers(label.rsplit(maxsplit=1)[-1].title(), reading.document.published_on)
    return _mention_of(known[0]) if len(known) == 1 else None


def _last_words(mention: ActorMention) -> Iterator[str]:
    """The surname in the words and in the name of a person, lower case: "Zelenskyy" and "zelensky"."""
    yield from (words.split()[-1].casefold() for words in (mention.name, mention.text) if words.split())


def _mention_of(actor: Actor) -> ActorMention:
    return ActorMention(0, 0, actor.name, "person", "name", actor.name, actor.id, actor.country, actor.sector, ("speaker",))


def _states_of(title: str, found: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The states whose joint statement a title says it is: "United States-Japan Joint Leaders' Statement"."""
    states = {mention.name: mention for mention in reversed(found) if mention.kind == "state"}
    joint = _JOINT.search(title) and "statement" in title.lower() and len(states) > 1
    return tuple(sorted(states.values(), key=lambda mention: mention.start)) if joint else ()


def _institution(reading: Reading) -> tuple[ActorMention, ...]:
    """The state or body that declares something in the present as a text opens, where the text itself goes on with "We".

    "The United States condemns the attack. We urge the Government of Iraq ...".
    """
    text = reading.document.text
    if not reading.sentences or not _WE.search(_QUOTED.sub("", text)):
        return ()
    first = reading.sentences[0]
    opening = next((m for m in reading.actors if first.start <= m.start <= first.start + _ARTICLE), None)
    declared = opening and opening.kind in ("state", "organization") and _DECLARES.match(text, opening.end)
    return (opening,) if opening and declared else ()


def _title_in(head: str) -> str:
    found = re.search(r"^title:\s*['\"]?(.+(?:\n[ \t]+.+)*)", head, re.MULTILINE)
    return re.sub(r"\\_|\\\n\s*|\s+", " ", found[1]) if found else ""
