"""The clause around a trigger by the dependency parse.

In: a Parse (ledger/text/parser.py) and the index of the trigger's token. Out: a Clause. The relations are
ClearNLP's as spaCy's English models give them: nsubj, nsubjpass, dobj, dative, prep, pobj, agent, conj, relcl ...
"""

from collections.abc import Iterator

from ledger.claims.above import SUBJECT, TAKE, governors_of, helpers_of
from ledger.claims.clause import Clause, Phrase
from ledger.text.parser import Parse

_CORE = ("det", "amod", "compound", "nummod", "nmod", "quantmod", "poss", "predet", "case", "punct")
_DEEP = 6
_AMOUNTS = frozenset(("surge", "increase", "rise", "billions", "millions", "rate", "package", "investment", "worth"))
# "Joe Biden, joined by Kamala Harris, spoke".
_BESIDE = ("joined", "accompanied", "flanked")
_RELATIVE = ("who", "which", "that", "whom")


def clause_at(parse: Parse, index: int, end: int, last: int) -> Clause:
    """The clause of the token at `index`; `end` and `last` are the trigger's end and the token of its last word."""
    token = parse.tokens[index]
    verb = token.tag.startswith("VB")
    subjects = tuple(_subjects(parse, index)) if verb else tuple(_subjects_over(parse, index))
    objects = tuple(_objects(parse, index, last)) if verb else tuple(_phrases(parse, index, _DEEP))
    return Clause(
        start=token.start,
        end=end,
        tag=token.tag,
        passive=verb and _is_passive(parse, index),
        subjects=subjects,
        objects=objects,
        bound=tuple(_bound(parse, index)) if verb else (),
        words=frozenset(_governed(parse, index, last)),
        predicate=frozenset(_predicate(parse, index)),
        complement=_complement(parse, index),
        verbs=frozenset(parse.tokens[child].word for child in _complements(parse, index)),
        over=frozenset(_verbs_over(parse, index)),
        helpers=helpers_of(parse, index),
        governors=tuple(governors_of(parse, index)),
        beyond=tuple(_beyond(parse, index)) if verb else (),
        content=tuple(_content(parse, index)) if verb else (),
    )


def _subjects(parse: Parse, index: int) -> Iterator[Phrase]:
    """The subjects of a verb: its own, that of the verb it is joined to or hangs on, or the noun it describes."""
    for _ in range(_DEEP):
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
            yield from _phrases(parse, head, _DEEP)
            return
        if dep == "dobj" and parse.tokens[head].word in TAKE:
            index = head
            continue
        if dep not in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep", "acomp", "attr"):
            return
        if dep == "xcomp" and parse.below(head, "dobj") and parse.tokens[head].word not in TAKE:
            yield from (phrase for child in parse.below(head, "dobj") for phrase in _phrases(parse, child, _DEEP))
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
        yield from _phrases(parse, parse.tokens[verb].head, 0)
    elif not parse.tokens[subject].tag.startswith("VB"):
        yield from _phrases(parse, subject, _DEEP)


def _objects(parse: Parse, index: int, last: int) -> Iterator[Phrase]:
    """Objects of the verb, and what the last word of a trigger of several words governs ("pulled out of Mali")."""
    for child in parse.below(index, "dobj", "dative", "attr", "oprd"):
        if parse.tokens[child].tag == "IN" or parse.tokens[child].tag == "TO":
            continue
        yield from _phrases(parse, child, _DEEP)
    if last != index:
        yield from (phrase for child in parse.below(last, "pobj") for phrase in _phrases(parse, child, _DEEP))
    if not parse.below(index, "dobj") and parse.tokens[index].dep == "relcl" and _antecedent_is_object(parse, index):
        yield from _phrases(parse, parse.tokens[index].head, 0)
    for child in parse.below(index, "ccomp"):
        if parse.tokens[child].tag.startswith("NN"):
            yield from _phrases(parse, child, _DEEP)


def _beyond(parse: Parse, index: int) -> Iterator[Phrase]:
    """The objects of an infinitive under a verb and of the one under that ("to continue supporting"), then what prepositions tie to it."""
    for child in (*parse.below(index, "xcomp"), *(inner for verb in parse.below(index, "xcomp") for inner in parse.below(verb, "xcomp"))):
        yield from (phrase for inner in parse.below(child, "dobj") for phrase in _phrases(parse, inner, _DEEP))
        yield from (phrase for word, phrase in _bound(parse, child) if word in ("against", "on", "with", "at", "from", "to", "by"))


def _content(parse: Parse, index: int) -> Iterator[Phrase]:
    """The subject of what is said or asked for: "asked that Iran stop", "pressed for Russia to act"."""
    marked = [child for child in parse.below(index, "advcl") if any(parse.tokens[m].word == "for" for m in parse.below(child, "mark"))]
    for child in (*parse.below(index, "ccomp"), *marked):
        yield from (phrase for inner in parse.below(child, "nsubj") for phrase in _phrases(parse, inner, _DEEP))


def _antecedent_is_object(parse: Parse, index: int) -> bool:
    subjects = parse.below(index, "nsubj")
    return bool(subjects) and parse.tokens[subjects[0]].word not in _RELATIVE


def _phrases(parse: Parse, head: int, deep: int) -> Iterator[Phrase]:
    """The phrase of a head, and those joined to it by "and", commas or "as well as"."""
    yield _phrase(parse, head, deep)
    if deep <= 0:
        return
    for child in parse.below(head, "conj"):
        if not parse.tokens[child].tag.startswith("VB"):
            yield from _phrases(parse, child, deep - 1)


def _phrase(parse: Parse, head: int, deep: int) -> Phrase:
    token = parse.tokens[head]
    first = _first_of(parse, head)
    return Phrase(
        start=parse.tokens[first].start,
        end=token.end,
        head=token.word,
        head_start=token.start,
        proper=token.tag in ("NNP", "NNPS"),
        negated=any(parse.tokens[child].word in ("no", "neither") for child in parse.below(head, "det", "preconj")),
        links=tuple(_links(parse, head, deep - 1)) if deep > 0 else (),
    )


def _first_of(parse: Parse, head: int) -> int:
    """The first token of the run of modifiers right before a head."""
    first = head
    for child in reversed([child for child in parse.children[head] if child < head]):
        if parse.tokens[child].dep in _CORE and parse.tokens[child].word not in (",", "(", ")", "--"):
            first = min(first, _leftmost(parse, child, _DEEP))
    return first


def _leftmost(parse: Parse, index: int, deep: int) -> int:
    left = [child for child in parse.children[index] if child < index]
    return _leftmost(parse, left[0], deep - 1) if left and deep > 0 else index


def _links(parse: Parse, head: int, deep: int) -> Iterator[tuple[str, Phrase]]:
    for child in parse.children[head]:
        token = parse.tokens[child]
        if token.dep in ("prep", "agent"):
            yield from ((token.word, phrase) for phrase in _under_preposition(parse, child, deep))
        elif token.dep in ("compound", "amod", "nmod", "poss", "appos"):
            relation = token.dep if token.dep in ("poss", "appos") else "mod"
            yield from ((relation, phrase) for phrase in _phrases(parse, child, deep))
        elif token.dep == "acl" and token.tag == "VBN":
            relation = "beside" if token.word in _BESIDE else "by"
            yield from ((relation, phrase) for agent in parse.below(child, "agent") for phrase in _under_preposition(parse, agent, deep))


def _under_preposition(parse: Parse, preposition: int, deep: int) -> Iterator[Phrase]:
    for child in (*parse.below(preposition, "pobj"), *_before_purpose(parse, preposition)):
        yield from _phrases(parse, child, deep)
    for child in parse.below(preposition, "prep"):
        yield from _under_preposition(parse, child, deep - 1) if deep > 0 else ()


def _before_purpose(parse: Parse, preposition: int) -> Iterator[int]:
    """Whom the parser took for the subject of an infinitive behind: "met with Meloni to deepen ties"."""
    for verb in parse.below(preposition, "pcomp"):
        if parse.tokens[verb].tag == "VB" and parse.below(verb, "aux"):
            yield from parse.below(verb, "nsubj")


def _bound(parse: Parse, index: int) -> Iterator[tuple[str, Phrase]]:
    """What prepositions tie to a verb, also one that the parser hung on the day before it: "met today with Meloni"."""
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep in ("prep", "agent") or (token.dep == "dative" and token.tag in ("IN", "TO")):
            yield from ((token.word, phrase) for phrase in _under_preposition(parse, child, _DEEP))
        elif token.dep in ("prt", "npadvmod", "advmod"):
            yield from (
                (inner.word, p)
                for g in parse.below(child, "prep")
                for inner in (parse.tokens[g],)
                for p in _under_preposition(parse, g, _DEEP)
            )


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
        yield from _names_of(parse, head, _DEEP)


def _relative_passive(parse: Parse, index: int) -> bool:
    return any(parse.tokens[child].word in _RELATIVE for child in parse.below(index, "nsubjpass"))


def _names_of(parse: Parse, head: int, deep: int) -> Iterator[str]:
    word = parse.tokens[head].word
    yield word
    if head > 1 and parse.tokens[head - 1].word == "-":
        yield f"{parse.tokens[head - 2].word}-{word}"
    if head and parse.tokens[head - 1].dep in ("compound", "amod", "nmod", "punct"):
        yield f"{parse.tokens[head - 1].word} {word}"
    if deep <= 0:
        return
    for child in parse.children[head]:
        dep = parse.tokens[child].dep
        if dep in ("conj", "compound", "nmod"):
            yield from _names_of(parse, child, deep - 1)
        elif _tells_more(parse, head, child):
            yield from (name for inner in parse.below(child, "pobj") for name in _names_of(parse, inner, deep - 1))


def _tells_more(parse: Parse, head: int, child: int) -> bool:
    """Whether a preposition below a noun leads on to what is meant ("a round of talks"); the "Department of War" is no war."""
    token = parse.tokens[child]
    named = all(parse.tokens[inner].tag == "NNP" for inner in parse.below(child, "pobj")) and parse.tokens[head].tag == "NNP"
    leads = token.word == "of" or (parse.tokens[head].word in _AMOUNTS and token.word == "in")
    return token.dep == "prep" and leads and not named


def _predicate(parse: Parse, index: int) -> Iterator[str]:
    for child in parse.children[index]:
        if parse.tokens[child].dep in ("oprd", "ccomp", "xcomp", "attr", "dobj", "prep"):
            yield from _words_below(parse, child, 2)


def _words_below(parse: Parse, index: int, deep: int) -> Iterator[str]:
    yield from _names_of(parse, index, 0)
    if deep > 0:
        for child in parse.below(index, "amod", "compound", "pobj", "conj", "acomp", "attr"):
            yield from _words_below(parse, child, deep - 1)


def _complements(parse: Parse, index: int) -> tuple[int, ...]:
    """The verbs and nouns that are the content of a trigger, those joined to them too."""
    direct = parse.below(index, "xcomp", "ccomp", "dobj", "pobj", "advcl")
    nested = tuple(
        child for p in parse.below(index, "prep") if parse.tokens[p].word in ("to", "of") for child in parse.below(p, "pobj", "pcomp")
    )
    return direct + nested


def _complement(parse: Parse, index: int) -> str:
    """Whether an infinitive or a content clause hangs on a trigger."""
    if any(parse.tokens[child].tag == "VB" for child in parse.below(index, "xcomp", "ccomp", "advcl")):
        return "infinitive"
    return "content" if parse.below(index, "ccomp") else ""


def _verbs_over(parse: Parse, index: int) -> Iterator[str]:
    """The verbs that a noun is the subject or the object of, or that describe it ("an attack carried out by")."""
    token = parse.tokens[index]
    for _ in range(2):
        if token.dep in ("nsubj", "nsubjpass", "dobj"):
            yield from _verb_words(parse, token.head)
            return
        if token.dep not in ("conj", "pobj", "prep"):
            break
        token = parse.tokens[token.head]
        if token.word in ("between", "with", "against", "by"):
            break
    for child in parse.below(index, "acl", "relcl"):
        yield from _verb_words(parse, child)


def verb_over(parse: Parse, index: int) -> int | None:
    """The verb that a noun hangs on, through other nouns and prepositions, None where there is none."""
    for _ in range(_DEEP):
        head = parse.tokens[index].head
        if head == index:
            return None
        index = head
        if parse.tokens[index].tag.startswith("VB"):
            return index
    return None


def _verb_words(parse: Parse, verb: int) -> Iterator[str]:
    """A verb, alone and with its particle or object ("break out", "take place"), and those joined to it."""
    word = parse.tokens[verb].word
    yield word
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if token.dep in ("prt", "dobj", "advmod"):
            yield f"{word} {token.word}"
        elif token.dep == "prep":
            yield from (f"{word} {token.word} {parse.tokens[inner].word}" for inner in parse.below(child, "pobj"))
        elif token.dep == "conj" and token.tag.startswith("VB"):
            yield token.word


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
