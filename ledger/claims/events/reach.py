"""A clause without the phrases that its words put out of reach, before roles are given.

In: a Clause and its Scene. Out: the same clause. What the order of words ties to a trigger too far ("met Wang, and we told Biden"),
a pronoun in the wrong case, the noun of an apposition taken for the subject. A parse mostly has none of these.
"""

import re
from dataclasses import replace

from ledger.claims.events.clause import Clause, Phrase
from ledger.claims.scene import Scene

_SUBJECT_FORMS = frozenset(("i", "we", "he", "she", "they"))
_OBJECT_FORMS = frozenset(("me", "us", "him", "them"))
_ELSEWHERE = re.compile(
    r";|,\s(?:as|so|where|when|since|although|though|while|whereas|because|after|before|and\sthen)\s(?!well\b|part\b|of\b)"
    r"|\s(?:I|we|he|she|they)(?=\s|[’'])"
)
_NOT_A_VERB = r"(?!(?:the|a|an|both|all|its|his|her|their|our|some|any|each|every|several|many|two|three|of|be)\b)"
_PURPOSE = re.compile(
    rf"\sto\s(?:[a-z]+ly\s)?{_NOT_A_VERB}[a-z]+\s(?:the|a|an|its|his|her|their|our|more|new|ways|how|on|about)\b|,\sto\s{_NOT_A_VERB}[a-z]+\s"
)
# What goes on in its purpose has other parties: "travelled to Georgia to highlight the work of".
_ENDS_AT_PURPOSE = frozenset(("mutual", "visit", "host", "mediate"))
_CLOSES = re.compile(r"(?:\s*\([^()\n]{1,20}\))?,\s+(?:(?:also|then|later|had|has|have|was|were|is|are|will|would|been|[a-z]+ly)\s+)*\Z")
_OPENS = re.compile(r",\s(?:the|a|an|who|which|whose|its|his|her|their|[a-z]+)\s")
_LONGEST_ASIDE = 140
_FRONTED = re.compile(
    r"(?:\A|[\s“])(?:in|on|at|from|across|throughout|near|outside|inside|for|under|with)\s(?:the\s)?[*_]*\Z", re.IGNORECASE
)
_COMMA = re.compile(r"\W*,\W*(?:the\s+)?\Z")


def within_reach(clause: Clause, frame: str, scene: Scene) -> Clause:
    """The clause with the phrases that can take part in its deed; spans stay as they are."""
    limit = _limit(clause, frame, scene)
    subjects = tuple(phrase for phrase in clause.subjects if phrase.head not in _OBJECT_FORMS or scene.text[phrase.start].isupper())
    subjects = _over_aside(subjects, clause, scene) if subjects and clause.tag.startswith("VB") else subjects
    objects = tuple(_near(phrase, limit) for phrase in clause.objects if phrase.head not in _SUBJECT_FORMS)
    bound = tuple((word, phrase) for word, phrase in clause.bound if not _is_out(word, phrase, limit, scene))
    if (subjects, objects, bound) == (clause.subjects, clause.objects, clause.bound):
        return clause
    return replace(clause, subjects=subjects, objects=objects, bound=bound)


def _limit(clause: Clause, frame: str, scene: Scene) -> int:
    """Where another clause begins behind a trigger, as far as its last phrase."""
    tied = (*clause.objects, *(inner for phrase in clause.objects for _, inner in phrase.links), *(phrase for _, phrase in clause.bound))
    last = max((phrase.start for phrase in tied), default=clause.end)
    ends = [_ELSEWHERE.search(scene.text, clause.end, last)]
    ends += [_PURPOSE.search(scene.text, clause.end, last)] if frame in _ENDS_AT_PURPOSE else []
    return min((found.start() for found in ends if found), default=last)


def _is_out(word: str, phrase: Phrase, limit: int, scene: Scene) -> bool:
    """Whether a phrase stands in another clause, or has the form of a subject; ", with Iran" goes on behind an aside."""
    if phrase.head in _SUBJECT_FORMS:
        return True
    if phrase.start <= limit:
        return False
    lead = scene.text[max(0, phrase.start - 24) : phrase.start].split()
    return f", {word}" not in " ".join(lead[-4:])


def _near(phrase: Phrase, limit: int) -> Phrase:
    """A phrase without what hangs on it beyond a limit."""
    links = tuple((relation, inner) for relation, inner in phrase.links if inner.start <= limit)
    return replace(phrase, links=links) if len(links) < len(phrase.links) else phrase


def _over_aside(subjects: tuple[Phrase, ...], clause: Clause, scene: Scene) -> tuple[Phrase, ...]:
    """Who an apposition or relative clause right before a verb describes: "Sanoh, the leader of the Front, was sentenced"."""
    subjects = _without_fronted(subjects, scene)
    last = max((phrase.end for phrase in subjects), default=clause.start)
    if last >= clause.start or not _CLOSES.match(scene.text, last, clause.start):
        return subjects
    first = min(phrase.start for phrase in subjects)
    for mention in reversed(scene.actors):
        if first - _LONGEST_ASIDE < mention.end < first and _OPENS.match(scene.text, mention.end, first):
            head = mention.text.rsplit(maxsplit=1)[-1]
            return (Phrase(mention.start, mention.end, head.lower(), mention.end - len(head), mention.form == "name", False, ()),)
    return subjects


def _without_fronted(subjects: tuple[Phrase, ...], scene: Scene) -> tuple[Phrase, ...]:
    """The subjects without what stands before them and a comma parts from them: "In Ghana, USAID gave", "Meeting Modi, I praised"."""
    if len(subjects) > 1 and subjects[-1].head in _SUBJECT_FORMS and scene.text[subjects[-2].end : subjects[-1].start].strip() == ",":
        return subjects[-1:]
    if len(subjects) < 2 or not _FRONTED.search(scene.text[max(scene.sentence.start, subjects[0].start - 20) : subjects[0].start]):
        return subjects
    parted = [at for at in range(1, len(subjects)) if _COMMA.match(scene.text, subjects[at - 1].end, subjects[at].start)]
    return subjects[parted[-1] :] if parted else subjects
