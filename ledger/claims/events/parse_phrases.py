"""The noun phrases of a dependency parse, with what hangs on them.

In: a Parse and the index of a token. Out: Phrases, and what prepositions tie to a verb. Used by syntax.py.
"""

from collections.abc import Iterator

from ledger.claims.events.clause import Phrase
from ledger.text.parser import Parse

DEEP = 6
_CORE = ("det", "amod", "compound", "nummod", "nmod", "quantmod", "poss", "predet", "case", "punct")
# "Joe Biden, joined by Kamala Harris, spoke".
_BESIDE = ("joined", "accompanied", "flanked")


def phrases_at(parse: Parse, head: int, deep: int) -> Iterator[Phrase]:
    """The phrase of a head, and those joined to it by "and", commas or "as well as"."""
    yield _phrase(parse, head, deep)
    if deep <= 0:
        return
    for child in parse.below(head, "conj"):
        if not parse.tokens[child].tag.startswith("VB"):
            yield from phrases_at(parse, child, deep - 1)


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
            first = min(first, _leftmost(parse, child, DEEP))
    return first


def _leftmost(parse: Parse, index: int, deep: int) -> int:
    left = [child for child in parse.children[index] if child < index]
    return _leftmost(parse, left[0], deep - 1) if left and deep > 0 else index


def _links(parse: Parse, head: int, deep: int) -> Iterator[tuple[str, Phrase]]:
    for child in parse.children[head]:
        token = parse.tokens[child]
        if token.dep in ("prep", "agent"):
            yield from ((token.word, phrase) for phrase in under_preposition(parse, child, deep))
        elif token.dep in ("compound", "amod", "nmod", "poss", "appos"):
            relation = token.dep if token.dep in ("poss", "appos") else "mod"
            yield from ((relation, phrase) for phrase in phrases_at(parse, child, deep))
        elif token.dep == "acl" and token.tag == "VBN":
            relation = "beside" if token.word in _BESIDE else "by"
            yield from ((relation, phrase) for agent in parse.below(child, "agent") for phrase in under_preposition(parse, agent, deep))


def under_preposition(parse: Parse, preposition: int, deep: int) -> Iterator[Phrase]:
    """The phrases that a preposition governs, also through a second one ("from under the rubble")."""
    for child in (*parse.below(preposition, "pobj"), *_before_purpose(parse, preposition)):
        yield from phrases_at(parse, child, deep)
    for child in parse.below(preposition, "prep"):
        yield from under_preposition(parse, child, deep - 1) if deep > 0 else ()


def _before_purpose(parse: Parse, preposition: int) -> Iterator[int]:
    """Whom the parser took for the subject of an infinitive behind: "met with Meloni to deepen ties"."""
    for verb in parse.below(preposition, "pcomp"):
        if parse.tokens[verb].tag == "VB" and parse.below(verb, "aux"):
            yield from parse.below(verb, "nsubj")


def bound_to(parse: Parse, index: int) -> Iterator[tuple[str, Phrase]]:
    """What prepositions tie to a verb, also one that the parser hung on the day before it: "met today with Meloni"."""
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep in ("prep", "agent") or (token.dep == "dative" and token.tag in ("IN", "TO")):
            yield from ((token.word, phrase) for phrase in under_preposition(parse, child, DEEP))
        elif token.dep in ("prt", "npadvmod", "advmod"):
            yield from (
                (inner.word, p)
                for g in parse.below(child, "prep")
                for inner in (parse.tokens[g],)
                for p in under_preposition(parse, g, DEEP)
            )
