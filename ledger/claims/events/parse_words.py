"""The words around a trigger in a dependency parse: names of heads, predicates, complements, the verbs above a noun.

In: a Parse and the index of a token. Out: lower-case words. Used by syntax.py.
"""

from collections.abc import Iterator

from ledger.text.parser import Parse

_DEEP = 6
_AMOUNTS = frozenset(("surge", "increase", "rise", "billions", "millions", "rate", "package", "investment", "worth"))


def names_of(parse: Parse, head: int, deep: int) -> Iterator[str]:
    """A head alone and with the word before it ("peace talks"), and those joined to it or meant by it ("a round of talks")."""
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
            yield from names_of(parse, child, deep - 1)
        elif _tells_more(parse, head, child):
            yield from (name for inner in parse.below(child, "pobj") for name in names_of(parse, inner, deep - 1))


def _tells_more(parse: Parse, head: int, child: int) -> bool:
    """Whether a preposition below a noun leads on to what is meant ("a round of talks"); the "Department of War" is no war."""
    token = parse.tokens[child]
    named = all(parse.tokens[inner].tag == "NNP" for inner in parse.below(child, "pobj")) and parse.tokens[head].tag == "NNP"
    leads = token.word == "of" or (parse.tokens[head].word in _AMOUNTS and token.word == "in")
    return token.dep == "prep" and leads and not named


def predicate_of(parse: Parse, index: int) -> Iterator[str]:
    """The words that a verb says of its object: "called him a liar"."""
    for child in parse.children[index]:
        if parse.tokens[child].dep in ("oprd", "ccomp", "xcomp", "attr", "dobj", "prep"):
            yield from _words_below(parse, child, 2)


def _words_below(parse: Parse, index: int, deep: int) -> Iterator[str]:
    yield from names_of(parse, index, 0)
    if deep > 0:
        for child in parse.below(index, "amod", "compound", "pobj", "conj", "acomp", "attr"):
            yield from _words_below(parse, child, deep - 1)


def complements_of(parse: Parse, index: int) -> tuple[int, ...]:
    """The verbs and nouns that are the content of a trigger, those joined to them too."""
    direct = parse.below(index, "xcomp", "ccomp", "dobj", "pobj", "advcl")
    nested = tuple(
        child for p in parse.below(index, "prep") if parse.tokens[p].word in ("to", "of") for child in parse.below(p, "pobj", "pcomp")
    )
    return direct + nested


def complement_of(parse: Parse, index: int) -> str:
    """Whether an infinitive or a content clause hangs on a trigger."""
    if any(parse.tokens[child].tag == "VB" for child in parse.below(index, "xcomp", "ccomp", "advcl")):
        return "infinitive"
    return "content" if parse.below(index, "ccomp") else ""


def verbs_over(parse: Parse, index: int) -> Iterator[str]:
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
