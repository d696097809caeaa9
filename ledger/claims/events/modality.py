"""Whether what a trigger tells happened: asserted, planned, reported, or nothing (None).

In: a Clause, its trigger, the governors of seeds/events/governors.toml. Out: a Modality with the rule that
gave it, or None: negated, conditional, generic, wished, and what only belongs to a request or an accusation.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ledger.claims.events.clause import Clause, Governor
from ledger.claims.triggers import Trigger
from ledger.model import Modality

_NEGATED = frozenset(("not", "n't", "never", "no", "neither", "nor", "hardly", "barely", "without"))
_OPEN = frozenset(("could", "may", "might", "should", "must", "can", "ca", "ought", "cannot"))
_FUTURE = frozenset(("will", "'ll", "wo", "shall"))
_GENERIC = frozenset(
    ("regularly", "often", "usually", "always", "routinely", "ever", "frequently", "sometimes", "typically", "generally", "traditionally")
)
_BE = frozenset(("is", "are", "was", "were", "'s", "'re", "'m", "am", "be"))
# Deeds that are done by saying them stand in the present: "condemns", "urges".
_SAID = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "AGREE", "THREATEN"))
_HABITUAL = frozenset(("continue", "continues", "continuing", "keep", "keeps"))
_TO_COME = frozenset(("scheduled", "planned", "upcoming", "forthcoming", "expected", "coming"))
_MAYBE = frozenset(
    ("possible", "potential", "alleged", "proposed", "any", "further", "no", "hypothetical", "future", "feared", "imminent", "for")
)
_NOT_DONE = frozenset(("open", "accused", "asked", "refused", "planned"))
_GERUND_OPEN = frozenset(
    ("without", "for", "of", "from", "against", "about", "at", "to", "in", "on", "with", "into", "before", "than", "toward", "towards")
)


@dataclass(frozen=True, slots=True)
class Reality:
    """How a deed is told and the rule that says so."""

    modality: Modality
    rule: str


def reality_of(clause: Clause, trigger: Trigger, governors: Mapping[str, str], *, headline: bool) -> Reality | None:
    """The modality of a trigger in its clause, None where it is no event."""
    if trigger.refused or trigger.later:
        return _refusal(clause, governors) if trigger.refused else _threat(clause)
    if clause.helpers & _NEGATED or clause.helpers & _GENERIC or clause.helpers & _OPEN:
        return None
    if any(phrase.negated for phrase in (*clause.subjects, *clause.objects)):
        return None
    if any(one.relation == "condition" for one in clause.governors) and trigger.type != "THREATEN":
        return None
    own = _own(clause, trigger, headline=headline)
    if own is None:
        return None
    return _under(own, clause, governors)


def _threat(clause: Clause) -> Reality | None:
    """ "will pay a price": what another will suffer."""
    return Reality("planned", "threatened") if clause.helpers & (_FUTURE | {"would"}) and not clause.helpers & _NEGATED else None


def _refusal(clause: Clause, governors: Mapping[str, str]) -> Reality | None:
    """ "will not negotiate", "said it would not give": a refusal, which took place by saying so; "would not" alone is a guess."""
    said = any(one.relation == "content" and governors.get(one.word) == "said" for one in clause.governors[:1])
    told = clause.helpers & (_FUTURE | ({"would"} if said else set())) and "have" not in clause.helpers
    refused = told and clause.helpers & {"not", "n't", "never"}
    asked = any(one.relation in ("condition", "relative", "joined") for one in clause.governors[:1]) or clause.passive
    return Reality("asserted", "refused") if refused and not asked else None


def _own(clause: Clause, trigger: Trigger, *, headline: bool) -> Reality | None:
    """What a trigger's own form says."""
    if clause.helpers & _FUTURE:
        return None if trigger.done else Reality("planned", "future")
    if "would" in clause.helpers:
        said = any(one.relation == "content" for one in clause.governors) and "have" not in clause.helpers
        return Reality("planned", "future-in-the-past") if said else None
    if (trigger.done and clause.tag not in ("VBD", "VBN")) or _is_present_passive(clause):
        return None
    if trigger.present:
        return Reality("asserted", "told")
    if clause.tag in ("VBZ", "VBP") or (clause.tag == "VB" and not clause.governors and not clause.helpers):
        generic = trigger.past or not (headline or trigger.type in _SAID)
        return None if generic else Reality("asserted", "headline-present" if headline else "done-by-saying")
    return Reality("asserted", "told")


def _is_present_passive(clause: Clause) -> bool:
    """ "is charged with securing the city", "are supplied by": how things are, not what happened."""
    return clause.passive and bool(clause.helpers & {"is", "are", "'s", "'re"}) and not clause.helpers & {"been", "being", "to"}


def _under(own: Reality, clause: Clause, governors: Mapping[str, str]) -> Reality | None:
    """What the words above a trigger make of it, from near to far."""
    found: Reality | None = own
    first = next((place for place, one in enumerate(clause.governors) if one.relation != "joined"), 0)
    bare = clause.tag == "VB" and not clause.helpers & (_FUTURE | {"would", "do", "did", "does"})
    infinitive = bare and any(one.mark == "to" for one in clause.governors[first : first + 1])
    for place, one in enumerate(clause.governors):
        if place == 0 and one.word in _HABITUAL and one.relation in ("infinitive", "gerund"):
            return None
        value = governors.get(one.word, "")
        if place == first and infinitive:
            found = _infinitive(one, value)
        elif place == first and one.relation == "gerund" and clause.tag == "VBG":
            beyond = governors.get(clause.governors[place + 1].word, "") if len(clause.governors) > place + 1 else ""
            onward = clause.governors[place + 1 : place + 2]
            if value == "same" and onward and onward[0].mark == "to":  # "to start discussing" is as "to discuss"
                found = _infinitive(onward[0], beyond)
            else:
                found = own if beyond == "step" else _gerund(own, one, value, beyond)
        elif one.relation in ("content", "infinitive", "gerund"):
            found = _content(found or own, one, value)
        if found is None:
            return None
        if (
            one.relation in ("content", "infinitive", "joined")
            and place < 2
            and one.relation != "joined"
            and one.helpers & (_NEGATED | _OPEN)
        ):
            return None
        if one.relation == "relative":
            break
        found = _later(found, clause, one) if place < 3 else found
    return found


def _later(found: Reality, clause: Clause, one: Governor) -> Reality:
    """What hangs without a tense of its own on something that is to come is to come."""
    tenseless = clause.tag in ("VB", "VBG") and not clause.helpers & (_BE | _FUTURE)
    coming = one.helpers & _FUTURE or one.word == "going"
    return Reality("planned", "to-come") if tenseless and coming and one.relation in ("infinitive", "noun", "purpose") else found


def _infinitive(one: Governor, value: str) -> Reality | None:
    """ "to meet": by the verb or noun that it hangs on."""
    if value == "promised":
        return None
    if one.word in _BE or value == "planned":
        return Reality("planned", "to-come")
    if value == "step":
        return Reality("asserted", "told")
    if value == "same":
        return Reality("planned", "to-come") if one.helpers & _FUTURE else Reality("asserted", "told")
    return None


def _gerund(own: Reality, one: Governor, value: str, beyond: str) -> Reality | None:
    """ "by bombing" is done; "accused of bombing", "without bombing", "discussed ties, by opening plants" are not told as done."""
    if one.word == "by" and beyond in _NOT_DONE:
        return None
    if one.word in ("by", "after", "since", "while", "following", "when"):
        return own
    if one.word in _GERUND_OPEN or value in _NOT_DONE:
        return None
    return own


def _content(own: Reality, one: Governor, value: str) -> Reality | None:
    """ "said that", "claimed that", "hopes that": by the verb above."""
    if value == "claimed":
        return Reality("reported", "put-on-others")
    if value in ("asked", "open", "refused", "accused"):
        return None
    if value == "promised":
        return None
    if value == "planned" and own.rule == "told" and one.relation == "infinitive":
        return Reality("planned", "to-come")
    return own


def noun_reality(own: Reality, lead: str) -> Reality | None:
    """What the words before a noun make of it: "a scheduled meeting" is to come, "possible talks" are none."""
    words = lead.lower().split()[-4:]
    if any(word in _TO_COME for word in words) or " ".join(words[-4:]).find("ahead of") >= 0:
        return Reality("planned", "to-come")
    return None if any(word in _MAYBE for word in words) else own
