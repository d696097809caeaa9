"""The clause around a trigger by the order of words alone, where there is no parse.

In: a Scene, a Sighting, the phrases of the scene. Out: a Clause like that of syntax.py, or None where the trigger's word is not
used as the trigger's part of speech. Parties are the actors that were read as mentions, and nouns of roles ("rebels").
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger.claims.clause import Clause, Governor, Phrase
from ledger.claims.scene import Scene
from ledger.claims.triggers import Sighting
from ledger.span import Spanned

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*|[,;:()—–“”\"]")
_BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "'s", "get", "got"))
_HAVE = frozenset(("have", "has", "had", "having", "'ve"))
_MODAL = frozenset(("will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "to", "did", "does", "do"))
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "any",
     "no", "each", "every", "new", "recent", "first", "second", "third", "last", "several", "more", "military", "joint",
     "deadly", "major", "fresh", "two", "three")
)  # fmt: skip
_PREPOSITIONS = frozenset(
    ("of", "in", "on", "at", "by", "with", "from", "for", "against", "between", "to", "into", "over", "about", "near",
     "after", "before", "during", "under", "toward", "towards", "upon", "among", "through", "as", "following", "amid",
     "without", "despite", "inside", "outside", "since", "until")
)  # fmt: skip
_CLOSING = frozenset((",", ";", ":", "(", ")", "—", "–", "“", "”", '"', "that", "which", "who", "but", "if", "because", "while", "when"))
_NEW_CLAUSE = frozenset((";", ":", "that", "which", "who", "but", "because", "while", "when", "said", "says", "saying", "where"))
_CONDITIONS = frozenset(("if", "unless", "whether", "should"))
_AUXILIARY = _BE | _HAVE | _MODAL | frozenset(("not", "never", "no", "wo", "ca", "won't", "n't"))
_JOINING = frozenset(("and", ",", "or", "the", "&"))
_FEW = frozenset(
    ("dozens", "hundreds", "thousands", "scores", "of", "some", "at", "least", "more", "than", "about", "several", "many",
     "nearly", "around", "another")
)  # fmt: skip
_BACK = 16
_AHEAD = 12
_REACH = 160
# A preposition further behind a noun belongs to another one.
_NOUN_REACH = 3
_NT = re.compile(r"n['’]t$")
_NAME = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")
_NOUN = re.compile(r"[a-z]+", re.IGNORECASE)
_TITLED = re.compile(r"^,?\s*(?:and|&|,)\s+(?:the\s+)?[A-Z][\w.\s]{0,60}$")
_VERBS = frozenset(
    (
        "said",
        "say",
        "says",
        "took",
        "met",
        "held",
        "shot",
        "fought",
        "made",
        "gave",
        "sent",
        "told",
        "stormed",
        "seek",
        "urge",
        "was",
        "left",
        "began",
        "struck",
        "won",
    )
)


@dataclass(frozen=True, slots=True)
class _Line:
    """The phrases of a scene in order, and the words on both sides of a sighting."""

    scene: Scene
    seen: Sighting
    phrases: tuple[Phrase, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]

    def words(self, start: int, end: int) -> list[str]:
        """The words between two offsets, lower case, with punctuation."""
        return _words(self.scene.text, start, end)


def clause_by_order(scene: Scene, seen: Sighting, governors: Mapping[str, str], phrases: tuple[Phrase, ...]) -> Clause | None:
    """The clause of a sighting; None where its word is a noun and the trigger a verb, or the other way round."""
    before = _words(scene.text, max(scene.sentence.start, seen.start - _REACH), seen.start)[-_BACK:]
    behind = _words(scene.text, seen.end, min(scene.sentence.end, seen.end + 200))
    line = _Line(scene, seen, phrases, tuple(before), tuple(behind))
    tag = _tag(line)
    if tag is None:
        return None
    verb = tag.startswith("VB")
    passive = verb and _is_passive(tag, before, behind)
    objects = _objects(line) if verb else ()
    return Clause(
        start=seen.start,
        end=seen.end,
        tag=tag,
        passive=passive,
        subjects=_subjects(line) if verb else (),
        objects=objects if verb else (_noun(line),),
        bound=tuple(_bound(line, objects)),
        words=_governed(before[::-1] if passive else behind),
        predicate=_governed(behind),
        complement=_complement(behind),
        verbs=frozenset(behind[:_AHEAD]),
        over=_pairs([*before[-4:], "|", *behind[:8]]) if not verb else frozenset(),
        helpers=frozenset(_helpers(before, seen.trigger.pos)),
        governors=tuple(_governors(before, behind, tag, governors)),
    )


def _words(text: str, start: int, end: int) -> list[str]:
    return [match[0].lower().replace("’", "'") for match in _WORD.finditer(text, start, end)]


def phrases_in(scene: Scene, roles: Collection[str], common: Collection[str]) -> Iterator[Phrase]:
    """Mentions, nouns of roles and capitalized words that are no common ones, by their start; of two that touch the second."""
    found = [_phrase(scene, mention.start, mention.end, mention.form == "name") for mention in scene.actors]
    spans: tuple[Spanned, ...] = (*scene.actors, *scene.dates)
    taken = [(mention.start, mention.end) for mention in spans]
    owners = [mention.end for mention in scene.actors if mention.form == "demonym" or mention.kind == "state"]
    for pattern in (_NAME, _NOUN):
        for match in pattern.finditer(scene.text, scene.sentence.start, scene.sentence.end):
            words = match[0].lower().split()
            named = pattern is _NAME and words[0] not in common and words[-1] not in common
            role = pattern is _NOUN and words[-1] in roles and _is_head(scene, match.end()) and not _is_owned(scene, owners, match.start())
            if (named or role) and not any(a < match.end() and match.start() < b for a, b in taken):
                found.append(_phrase(scene, match.start(), match.end(), named))
                taken.append((match.start(), match.end()))
    ordered = sorted(found, key=lambda phrase: phrase.start)
    for phrase, following in zip(ordered, (*ordered[1:], None), strict=False):
        if following is None or not _only_modifies(scene, phrase, following):
            yield phrase


def _only_modifies(scene: Scene, phrase: Phrase, following: Phrase) -> bool:
    """Whether a phrase only says of what kind the next one is: "opposition leader", "his American counterpart Joe Biden"."""
    between = _words(scene.text, phrase.end, following.start)
    if not between:
        return scene.text[phrase.end : following.start] == " "
    demonym = any(mention.start == phrase.start and mention.form == "demonym" for mention in scene.actors)
    return demonym and len(between) == 1 and between[0].isalpha() and between[0] not in _PREPOSITIONS | _CLOSING | _AUXILIARY | _JOINING


def _is_head(scene: Scene, end: int) -> bool:
    """Whether no other noun follows: "the military said", not "military ties"."""
    match = _WORD.match(scene.text, end + 1) if scene.text[end : end + 1] == " " else None
    word = match[0].lower() if match else ""
    return (
        not word.isalpha()
        or word in _PREPOSITIONS | _CLOSING | _AUXILIARY | _JOINING
        or word.endswith(("ed", "ing", "ly"))
        or word in _VERBS
    )


def _is_owned(scene: Scene, owners: Sequence[int], start: int) -> bool:
    """Whether a state's name stands right before, which stands for it: "Ukrainian defense ministers"."""
    return any(0 < start - end <= 24 and len(_words(scene.text, end, start)) <= 1 for end in owners)


def _phrase(scene: Scene, start: int, end: int, proper: bool) -> Phrase:
    head = scene.text[start:end].split()[-1] if scene.text[start:end].split() else ""
    negated = scene.tail(start).lower().endswith(" no ")
    return Phrase(start, end, head.lower(), max(start, end - len(head)), proper, negated, ())


def _tag(line: _Line) -> str | None:
    """What part of speech a trigger's word has here; None where it is not the trigger's."""
    tags, before = line.seen.tags, line.before
    last = before[-1] if before else ""
    if line.seen.trigger.pos == "noun":
        verb = last in _MODAL and (last != "to" or line.behind[:1] in (("the",), ("a",), ("an",), ("that",)))
        return None if verb else min(tags)
    if _is_noun_place(last, tags):
        return None
    if last in _MODAL and "VB" in tags:
        return "VB"
    auxiliary = any(word in _BE | _HAVE for word in before[-4:])
    if "VBD" in tags:
        return "VBN" if auxiliary or (line.behind[:1] == ("by",) and "VBN" in tags) else "VBD"
    if "VBN" in tags and auxiliary:
        return "VBN"
    return "VBG" if "VBG" in tags else _present(line)


def _is_noun_place(last: str, tags: frozenset[str]) -> bool:
    if last in _DETERMINERS:
        return True
    return last in _PREPOSITIONS - {"to", "by", "after", "before", "as"} and "VBG" not in tags


def _present(line: _Line) -> str | None:
    """A present form only right behind an actor: "Iran condemns"; elsewhere it is as likely a noun."""
    if not line.seen.tags & {"VBZ", "VB"}:
        return None
    near = any(0 <= line.seen.start - phrase.end <= 1 for phrase in line.phrases)
    return ("VBZ" if "VBZ" in line.seen.tags else "VBP") if near else None


def _is_passive(tag: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    if tag != "VBN":
        return False
    near = [word for word in reversed(before[-4:]) if word in _BE | _HAVE]
    return (bool(near) and near[0] in _BE) or (not near and behind[:1] == ["by"])


def _subjects(line: _Line) -> tuple[Phrase, ...]:
    """The group of actors nearest before the trigger that no preposition leads and no new clause parts from it."""
    before = [phrase for phrase in line.phrases if phrase.end <= line.seen.start]
    while before:
        between = line.words(before[-1].end, line.seen.start)
        if any(word in (";", "which") for word in between):
            return ()
        lead = line.words(max(line.scene.sentence.start, before[-1].start - 40), before[-1].start)
        if _leading(lead) in _PREPOSITIONS - {"after", "before", "as", "since", "until"}:
            before.pop()
            continue
        return _group(line, before)
    return ()


def _leading(lead: Sequence[str]) -> str:
    """The preposition that leads a phrase over its determiners and numbers, '' where none does."""
    for word in reversed(lead[-5:]):
        if word in _PREPOSITIONS and word not in ("of",):
            return word
        if word not in _DETERMINERS | _FEW and not word[:1].isdigit():
            return ""
    return ""


def _group(line: _Line, before: Sequence[Phrase]) -> tuple[Phrase, ...]:
    group = [before[-1]]
    for phrase in reversed(before[:-1]):
        if not _are_joined(line, phrase.end, group[0].start):
            break
        group.insert(0, phrase)
    return tuple(group)


def _are_joined(line: _Line, end: int, start: int) -> bool:
    """Whether "and" or a comma joins two phrases, a title or a state's name between them."""
    between = line.words(end, start)
    return bool(between) and (all(word in _JOINING for word in between) or bool(_TITLED.match(line.scene.text[end:start])))


def _objects(line: _Line) -> tuple[Phrase, ...]:
    """The group of actors right behind a trigger, with no preposition and no clause between."""
    behind = [phrase for phrase in line.phrases if phrase.start >= line.seen.end]
    if not behind:
        return ()
    between = line.words(line.seen.end, behind[0].start)
    if len(between) > 5 or any(word in (_PREPOSITIONS | _CLOSING) - _FEW for word in between):
        return ()
    group = [behind[0]]
    for phrase in behind[1:]:
        if not _are_joined(line, group[-1].end, phrase.start):
            break
        group.append(phrase)
    return tuple(group)


def _noun(line: _Line) -> Phrase:
    """A trigger that is a noun, with the actors that prepositions or a possessive tie to it."""
    seen, text = line.seen, line.scene.text
    near = [phrase for phrase in line.phrases if 0 <= seen.start - phrase.end <= 24]
    links = [
        ("poss" if re.match(r"['’]s?\s", text[p.end : p.end + 3]) else "mod", p)
        for p in near[-1:]
        if len(line.words(p.end, seen.start)) <= 2
    ]
    return Phrase(
        seen.start, seen.end, text[seen.last : seen.end].lower(), seen.last, False, False, (*links, *_bound(line, (), _NOUN_REACH))
    )


def _bound(line: _Line, taken: Sequence[Phrase], reach: int = 99) -> Iterator[tuple[str, Phrase]]:
    """The actors behind a trigger with the preposition before them, up to the end of the clause."""
    end, led = line.seen.end, ""
    for phrase in line.phrases:
        if phrase.start < line.seen.end or phrase in taken or phrase.start - line.seen.end > _REACH:
            continue
        between = line.words(end, phrase.start)
        if any(word in _NEW_CLAUSE for word in between):
            return
        led = next((word for word in reversed(between[-6:]) if word in _PREPOSITIONS and (word != "of" or not led)), led)
        if not led or (end == line.seen.end and between.index(led) > reach if led in between else False):
            return
        yield led, phrase
        end = phrase.end


def _governed(words: Sequence[str]) -> frozenset[str]:
    """The words up to the next preposition or clause, alone and in pairs; "of" is passed over."""
    found: list[str] = []
    for word in words[:_AHEAD]:
        if word in _CLOSING or (word in _PREPOSITIONS and word != "of" and found):
            break
        found.append(word)
    return _pairs(found) | _pairs(found[::-1])


def _pairs(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words) | frozenset(f"{one} {two}" for one, two in pairwise(words))


def _complement(behind: Sequence[str]) -> str:
    for word, following in zip(behind[:_AHEAD], [*behind[1 : _AHEAD + 1], ""], strict=False):
        if word == "that":
            return "content"
        if word == "to" and following not in _DETERMINERS:
            return "infinitive"
    return ""


def _helpers(before: Sequence[str], pos: str) -> Iterator[str]:
    reach = before[-5:] if pos == "verb" else before[-3:]
    for index, word in enumerate(reach):
        if any(later in _CLOSING for later in reach[index:]):
            continue
        if _NT.search(word):
            yield "not"
        if word in _AUXILIARY:
            yield word


def _governors(before: Sequence[str], behind: Sequence[str], tag: str, governors: Mapping[str, str]) -> Iterator[Governor]:
    """The verb that an infinitive or a gerund hangs on, and an "if" in its clause."""
    if before[-1:] == ["to"] and tag == "VB":
        word = next((word for word in reversed(before[:-1]) if word in governors or word in _BE), "")
        yield Governor("infinitive" if word else "purpose", word, "to", frozenset(_helpers(before[:-1], "verb")))
    elif tag == "VBG" and not any(word in _BE for word in before[-3:]):
        yield Governor("gerund", before[-1] if before else "", "", frozenset())
    if "that" in before[1:]:
        word = before[len(before) - 1 - before[::-1].index("that") - 1]
        yield Governor("content", word, "that", frozenset())
    last = max((index for index, word in enumerate(before) if word in (",", ";")), default=-1)
    if any(word in _CONDITIONS for word in before[last + 1 :]) or any(word in ("if", "unless") for word in behind[:20]):
        yield Governor("condition", "", "if", frozenset())
