"""The clause around a trigger by the dependency parse.

In: a Parse (ledger/text/parser.py) and the index of the trigger's token. Out: a Clause. The relations are
ClearNLP's as spaCy's English models give them: nsubj, nsubjpass, dobj, dative, prep, pobj, agent, conj, relcl ...
"""

from collections.abc import Iterator

from ledger.claims.events.above import SUBJECT, TAKE, governors_of, helpers_of
from ledger.claims.events.clause import Clause, Phrase
from ledger.claims.events.parse_phrases import DEEP, bound_to, phrases_at
from ledger.claims.events.parse_words import complement_of, complements_of, names_of, predicate_of, verb_over, verbs_over
from ledger.text.parser import Parse

__all__ = ["clause_at", "verb_over"]

_RELATIVE = ("who", "which", "that", "whom")


def clause_at(parse: Parse, index: int, end: int, last: int) -> Clause:
    """The clause of the token at `index`; `end` and `last` are the trigger's end and the token of its last word."""
    token = parse.tokens[index]
    verb = token.tag.startswith("VB")
    subjects = tuple(_subjects(parse, index)) if verb else tuple(_subjects_over(parse, index))
    objects = tuple(_objects(parse, index, last)) if verb else tuple(phrases_at(parse, index, DEEP))
    return Clause(
        start=token.start,
        end=end,
        tag=token.tag,
        passive=verb and _is_passive(parse, index),
        subjects=subjects,
        objects=objects,
        bound=tuple(bound_to(parse, index)) if verb else (),
        words=frozenset(_governed(parse, index, last)),
        predicate=frozenset(predicate_of(parse, index)),
        complement=complement_of(parse, index),
        verbs=frozenset(parse.tokens[child].word for child in complements_of(parse, index)),
        over=frozenset(verbs_over(parse, index)),
        helpers=helpers_of(parse, index),
        governors=tuple(governors_of(parse, index)),
        beyond=tuple(_beyond(parse, index)) if verb else (),
        content=tuple(_content(parse, index)) if verb else (),
    )


def _subjects(parse: Parse, index: int) -> Iterator[Phrase]:
    """The subjects of a verb: its own, that of the verb it is joined to or hangs on, or the noun it describes."""
    for _ in range(DEEP):
        own = parse.below(index, *SUBJECT) or _misread_subject(parse, index)
        if own:
            yield from (phrase for subject in own for phrase in _subject(parse, index, subject))
            return
        dep, head = parse.tokens[index].dep, parse.tokens[index].head
        if head == index:
            return
        if dep in ("acl", "relcl") and parse.tokens[index].tag == "VB":
            over = verb_over(parse, head)
            if over is None:
                return
            index = over
            continue
        if dep == "acl" or (dep == "relcl" and not own):
            yield from phrases_at(parse, head, DEEP)
            return
        if dep == "dobj" and parse.tokens[head].word in TAKE:
            index = head
            continue
        if dep not in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "acomp", "attr"):
            return
        if dep == "xcomp" and parse.below(head, "dobj") and parse.tokens[head].word not in TAKE:
            yield from (phrase for child in parse.below(head, "dobj") for phrase in phrases_at(parse, child, DEEP))
            return
        index = head


def _misread_subject(parse: Parse, index: int) -> tuple[int, ...]:
    """A name right before a finite verb without a subject, which the parser took for an adverb or a stray word."""
    if parse.tokens[index].tag not in ("VBD", "VBZ", "VBP") or not index:
        return ()
    before = parse.tokens[index - 1]
    stray = before.head == index and before.dep in ("npadvmod", "dep", "nmod", "compound", "advmod")
    return (index - 1,) if stray and before.tag.startswith("NNP") else ()


def _subjects_over(parse: Parse, index: int) -> Iterator[Phrase]:
    """Whose meeting it is: "in a call with Putin, Macron said" has the subject of the verb that such a preposition leads to."""
    token = parse.tokens[index]
    if token.dep == "pobj" and parse.tokens[token.head].word in ("in", "during", "after", "at", "following", "before"):
        verb = parse.tokens[token.head].head
        if parse.tokens[verb].tag.startswith("VB"):
            yield from _subjects(parse, verb)


def _subject(parse: Parse, verb: int, subject: int) -> Iterator[Phrase]:
    """A subject; of a relative clause the noun that it describes."""
    if parse.tokens[subject].word in _RELATIVE and parse.tokens[verb].dep == "relcl":
        yield from phrases_at(parse, parse.tokens[verb].head, 0)
    elif not parse.tokens[subject].tag.startswith("VB"):
        yield from phrases_at(parse, subject, DEEP)


def _objects(parse: Parse, index: int, last: int) -> Iterator[Phrase]:
    """Objects of the verb, and what the last word of a trigger of several words governs ("pulled out of Mali")."""
    for child in parse.below(index, "dobj", "dative", "attr", "oprd"):
        if parse.tokens[child].tag == "IN" or parse.tokens[child].tag == "TO":
            continue
        yield from phrases_at(parse, child, DEEP)
    if last != index:
        yield from (phrase for child in parse.below(last, "pobj") for phrase in phrases_at(parse, child, DEEP))
    if not parse.below(index, "dobj") and parse.tokens[index].dep == "relcl" and _antecedent_is_object(parse, index):
        yield from phrases_at(parse, parse.tokens[index].head, 0)
    for child in parse.below(index, "ccomp"):
        if parse.tokens[child].tag.startswith("NN"):
            yield from phrases_at(parse, child, DEEP)


def _beyond(parse: Parse, index: int) -> Iterator[Phrase]:
    """The objects of an infinitive under a verb and of the one under that ("to continue supporting"), then what prepositions tie to it."""
    for child in (*parse.below(index, "xcomp"), *(inner for verb in parse.below(index, "xcomp") for inner in parse.below(verb, "xcomp"))):
        yield from (phrase for inner in parse.below(child, "dobj") for phrase in phrases_at(parse, inner, DEEP))
        yield from (phrase for word, phrase in bound_to(parse, child) if word in ("against", "on", "with", "at", "from", "to", "by"))


def _content(parse: Parse, index: int) -> Iterator[Phrase]:
    """The subject of what is said or asked for: "asked that Iran stop", "pressed for Russia to act"."""
    marked = [child for child in parse.below(index, "advcl") if any(parse.tokens[m].word == "for" for m in parse.below(child, "mark"))]
    for child in (*parse.below(index, "ccomp"), *marked):
        yield from (phrase for inner in parse.below(child, "nsubj") for phrase in phrases_at(parse, inner, DEEP))


def _antecedent_is_object(parse: Parse, index: int) -> bool:
    subjects = parse.below(index, "nsubj")
    return bool(subjects) and parse.tokens[subjects[0]].word not in _RELATIVE


def _governed(parse: Parse, index: int, last: int) -> Iterator[str]:
    """The heads that a verb governs, also with the word before them ("peace talks"); under a passive its subject."""
    heads = list(parse.below(index, "dobj", "attr", "pobj", "oprd", "nsubjpass", "dep"))
    heads += [child for child in parse.below(index, "ccomp") if parse.tokens[child].tag.startswith("NN")]
    heads += [child for p in parse.below(index, "prep", "prt") for child in parse.below(p, "pobj")] if last != index else []
    heads += parse.below(last, "pobj")
    heads += [
        child
        for p in parse.below(index, "prep")
        if parse.tokens[p].word in ("with", "as") and parse.below(index, "dobj")
        for child in parse.below(p, "pobj")
    ]
    token = parse.tokens[index]
    if token.dep in ("acl", "relcl") and (token.tag == "VBN" or _antecedent_is_object(parse, index) or _relative_passive(parse, index)):
        heads.append(token.head)
    if not heads and token.dep == "conj":
        heads += parse.below(token.head, "dobj", "nsubjpass")
    for head in heads:
        yield from names_of(parse, head, DEEP)


def _relative_passive(parse: Parse, index: int) -> bool:
    return any(parse.tokens[child].word in _RELATIVE for child in parse.below(index, "nsubjpass"))


def _is_passive(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.tag not in ("VBN", "VBD"):
        return False
    if parse.below(index, "auxpass", "nsubjpass"):
        return True
    if token.dep == "acl":
        return True
    if token.dep == "conj" and token.tag == "VBN" and not parse.below(index, "nsubj", "aux"):
        return _is_passive(parse, token.head) and not parse.below(index, "dobj")
    return bool(parse.below(index, "agent")) and not parse.below(index, "dobj", "aux")
