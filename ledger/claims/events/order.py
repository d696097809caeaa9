"""The clause around a trigger by the order of words alone, where there is no parse.

In: a Scene, a Sighting, the phrases of the scene. Out: a Clause like that of syntax.py, or None where the trigger's word is not
used as the trigger's part of speech. Phrases: runs.py. Words: closed.py.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger.claims.events.clause import Clause, Governor, Phrase
from ledger.claims.events.closed import AUXILIARY, BE, CLOSING, DETERMINERS, HAVE, JOINING, MODAL, NEW_CLAUSE, PREPOSITIONS, words_of
from ledger.claims.scene import Scene
from ledger.claims.triggers import Sighting

_CONDITIONS = frozenset(("if", "unless", "whether", "should"))
_FEW = frozenset(
    ("dozens", "hundreds", "thousands", "scores", "of", "some", "at", "least", "more", "than", "about", "several", "many",
     "nearly", "around", "another")
)  # fmt: skip
# Behind these a participle is how something is: "remain committed to".
_STATES = frozenset(("remain", "remains", "remained", "stay", "stays", "stayed", "seem", "seems"))
_NEAR_TIE = 8
_BACK = 16
_AHEAD = 12
_REACH = 160
# A preposition further behind a noun belongs to another one.
_NOUN_REACH = 3
_NT = re.compile(r"n['’]t$")
_TITLED = re.compile(r"^,?\s*(?:and|&|,)\s+(?:the\s+)?[A-Z][\w.\s]{0,60}$")


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
        return words_of(self.scene.text, start, end)


def clause_by_order(scene: Scene, seen: Sighting, governors: Mapping[str, str], phrases: tuple[Phrase, ...]) -> Clause | None:
    """The clause of a sighting; None where its word is a noun and the trigger a verb, or the other way round."""
    before = words_of(scene.text, max(scene.sentence.start, seen.start - _REACH), seen.start)[-_BACK:]
    behind = words_of(scene.text, seen.end, min(scene.sentence.end, seen.end + 200))
    line = _Line(scene, seen, phrases, tuple(before), tuple(behind))
    tag = _tag(line)
    if tag is None:
        return None
    verb = tag.startswith("VB")
    passive = verb and _is_passive(tag, before, behind)
    objects = _objects(line) if verb else ()
    further = words_of(
        scene.text, max(seen.end, seen.last + len(seen.tail[-1]) if seen.tail else 0), min(scene.sentence.end, seen.end + 200)
    )
    return Clause(
        start=seen.start,
        end=seen.end,
        tag=tag,
        passive=passive,
        subjects=_subjects(line) if verb else (),
        objects=objects if verb else (_noun(line),),
        bound=tuple(_bound(line, objects)),
        words=_governed(before[::-1]) if passive else _governed_behind(behind) | _governed_behind(further),
        predicate=_predicate(behind),
        complement=_complement(behind),
        verbs=frozenset(behind[:_AHEAD]),
        over=_over(before, behind) if not verb else frozenset(),
        helpers=frozenset(_helpers(before, seen.trigger.pos)),
        governors=tuple(_governors(before, behind, tag, governors)),
        bare=behind[:1] == [] or behind[0] not in DETERMINERS,
    )


def _tag(line: _Line) -> str | None:
    """What part of speech a trigger's word has here; None where it is not the trigger's."""
    tags = line.seen.tags
    before = line.before[:-1] if line.before[-1:] and _only_says_how(line.before[-1]) else line.before
    last = before[-1] if before else ""
    if line.seen.trigger.pos == "noun":
        verb = last in MODAL and (last != "to" or line.behind[:1] in (("the",), ("a",), ("an",), ("that",)))
        return None if verb else min(tags)
    if _is_noun_place(last, tags):
        return None
    if last in MODAL and "VB" in tags:
        return "VB"
    auxiliary = any(word in BE | HAVE for word in before[-4:])
    if "VBD" in tags:
        return "VBN" if auxiliary or (line.behind[:1] == ("by",) and "VBN" in tags) else "VBD"
    if "VBN" in tags and auxiliary:
        return "VBN"
    return "VBG" if "VBG" in tags else _present(line)


def _only_says_how(word: str) -> bool:
    """Whether a word stands between a verb and its auxiliary: "will not accept", "will reportedly pay"."""
    return word in ("not", "never", "also", "now", "soon") or (word.endswith("ly") and len(word) > len("early"))


def _is_noun_place(last: str, tags: frozenset[str]) -> bool:
    if last in DETERMINERS | _STATES:
        return True
    return last in PREPOSITIONS - {"to", "by", "after", "before", "as"} and "VBG" not in tags


def _present(line: _Line) -> str | None:
    """A present form only right behind an actor: "Iran condemns", "Iran strongly condemns"; elsewhere it is as likely a noun."""
    if not line.seen.tags & {"VBZ", "VB"}:
        return None
    before = [phrase for phrase in line.phrases if phrase.end <= line.seen.start]
    between = line.words(before[-1].end, line.seen.start) if before else [""]
    near = all(word.endswith("ly") or word == "also" for word in between)
    return ("VBZ" if "VBZ" in line.seen.tags else "VBP") if near else None


def _is_passive(tag: str, before: Sequence[str], behind: Sequence[str]) -> bool:
    if tag != "VBN":
        return False
    near = [word for word in reversed(before[-4:]) if word in BE | HAVE]
    return (bool(near) and near[0] in BE) or (not near and behind[:1] == ["by"])


def _subjects(line: _Line) -> tuple[Phrase, ...]:
    """The group of actors nearest before the trigger that no preposition leads and no new clause parts from it."""
    before = [phrase for phrase in line.phrases if phrase.end <= line.seen.start]
    while before:
        between = line.words(before[-1].end, line.seen.start)
        if any(word in (";", "which") for word in between):
            return ()
        lead = line.words(max(line.scene.sentence.start, before[-1].start - 40), before[-1].start)
        if _leading(lead) in PREPOSITIONS - {"after", "before", "as", "since", "until"}:
            before.pop()
            continue
        return _group(line, before)
    return ()


def _leading(lead: Sequence[str]) -> str:
    """The preposition that leads a phrase over its determiners and numbers, '' where none does."""
    for word in reversed(lead[-5:]):
        if word in PREPOSITIONS and word not in ("of",):
            return word
        if word not in DETERMINERS | _FEW and not word[:1].isdigit():
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
    return bool(between) and (all(word in JOINING for word in between) or bool(_TITLED.match(line.scene.text[end:start])))


def _objects(line: _Line) -> tuple[Phrase, ...]:
    """The group of actors right behind a trigger, with no preposition and no clause between."""
    behind = [phrase for phrase in line.phrases if phrase.start >= line.seen.end]
    if not behind:
        return ()
    between = line.words(line.seen.end, behind[0].start)
    if len(between) > 5 or any(word in (PREPOSITIONS | CLOSING) - _FEW for word in between):
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
        if any(word in NEW_CLAUSE for word in between) or _begins_anew(between):
            return
        led = next((word for word in reversed(between[-6:]) if word in PREPOSITIONS and (word != "of" or not led)), led)
        led = "out" if led == "of" and "out of" in " ".join(between) else led
        if not led or (end == line.seen.end and between.index(led) > reach if led in between else False):
            return
        yield led, phrase
        end = phrase.end


def _begins_anew(between: Sequence[str]) -> bool:
    """Whether a comma parts two phrases and no preposition leads the second: "out of Niger this year, President Macron said"."""
    last = max((place for place, word in enumerate(between) if word == ","), default=-1)
    return last >= 0 and any(word not in JOINING for word in between) and not any(word in PREPOSITIONS for word in between[last:])


def _governed(words: Sequence[str]) -> frozenset[str]:
    """The words up to the next preposition or clause, alone and in pairs; "of" is passed over."""
    found: list[str] = []
    for word in words[:_AHEAD]:
        if word in CLOSING or (word in PREPOSITIONS and word != "of" and found):
            break
        found.append(word)
    return _pairs(found) | _pairs(found[::-1])


def _governed_behind(behind: Sequence[str]) -> frozenset[str]:
    """What a verb governs behind it, also by a later "with" or "as": "supply Kyiv with missiles", "recognised him as president"."""
    if behind[:1] and behind[0] in PREPOSITIONS - {"of"}:
        return frozenset()
    tied = next((place for place, word in enumerate(behind[:_NEAR_TIE]) if word in CLOSING or word in ("with", "as")), None)
    further = behind[tied + 1 :] if tied is not None and behind[tied] in ("with", "as") else ()
    return _governed(behind) | _governed(further)


def _over(before: Sequence[str], behind: Sequence[str]) -> frozenset[str]:
    """The words that a noun may be the subject or object of; before it none behind a preposition: "killed in fighting"."""
    led = next((place for place in range(len(before) - 1, -1, -1) if before[place] in PREPOSITIONS and before[place] != "of"), -1)
    return _pairs([*before[max(led + 1, len(before) - 4) :], "|", *behind[:8]])


def _predicate(behind: Sequence[str]) -> frozenset[str]:
    """What is said of an object: the words governed, with a content clause those in it ("ruled that the vote was illegal")."""
    return _governed(behind) | (_pairs(behind[:_AHEAD]) if "that" in behind[:4] else frozenset())


def _pairs(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words) | frozenset(f"{one} {two}" for one, two in pairwise(words))


def _complement(behind: Sequence[str]) -> str:
    for word, following in zip(behind[:_AHEAD], [*behind[1 : _AHEAD + 1], ""], strict=False):
        if word == "that":
            return "content"
        if word == "to" and following not in DETERMINERS:
            return "infinitive"
    return ""


def _helpers(before: Sequence[str], pos: str) -> Iterator[str]:
    reach = before[-5:] if pos == "verb" else before[-3:]
    for index, word in enumerate(reach):
        if any(later in CLOSING for later in reach[index:]):
            continue
        if _NT.search(word):
            yield "not"
        if word in AUXILIARY:
            yield word


def _is_going_on(before: Sequence[str]) -> bool:
    """Whether a participle stands behind "is", adverbs between: "is now providing", not "is committed to providing"."""
    last = next((word for word in reversed(before) if not _only_says_how(word)), "")
    return last in BE


def _governors(before: Sequence[str], behind: Sequence[str], tag: str, governors: Mapping[str, str]) -> Iterator[Governor]:
    """The verb that an infinitive or a gerund hangs on, and an "if" in its clause."""
    if before[-1:] == ["to"] and tag == "VB":
        word = next((word for word in reversed(before[:-1]) if word in governors or word in BE), "")
        yield Governor("infinitive" if word else "purpose", word, "to", frozenset(_helpers(before[:-1], "verb")))
    elif tag == "VBG" and not _is_going_on(before):
        word = before[-1] if before else ""
        # "to start discussing": what hangs on an infinitive is no more done than it
        yield Governor("gerund", "to" if before[-2:-1] == ["to"] else word, "", frozenset())
    if "that" in before[1:]:
        led = before[: len(before) - 1 - before[::-1].index("that")]
        word = next((word for word in reversed(led) if word in governors), led[-1] if led else "")
        yield Governor("content", word, "that", frozenset())
    last = max((index for index, word in enumerate(before) if word in (",", ";")), default=-1)
    if any(word in _CONDITIONS for word in before[last + 1 :]) or any(word in ("if", "unless") for word in behind[:20]):
        yield Governor("condition", "", "if", frozenset())
