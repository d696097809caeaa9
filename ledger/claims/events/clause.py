"""What stands around a trigger, however it was found: by the parse (syntax.py) or by the order of words (order.py).

Spans are half-open offsets into the document's text. A `Phrase` is a noun phrase, a `Clause` the trigger with
its subject, objects and what prepositions tie to it, and what bears on whether it happened.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Relation = Literal["infinitive", "content", "condition", "time", "after", "purpose", "gerund", "relative", "joined", "noun", "other"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase from its first word to its head; `links` are what hangs on it, by preposition, "poss", "mod" or "appos".

    `head` is the lower-case head word, `proper` whether it is a name, `negated` whether it begins with "no".
    """

    start: int
    end: int
    head: str
    head_start: int
    proper: bool
    negated: bool
    links: tuple[tuple[str, "Phrase"], ...]

    def linked(self, *relations: str) -> tuple["Phrase", ...]:
        """What hangs on it by one of these relations, in order."""
        return tuple(phrase for relation, phrase in self.links if relation in relations)

    def heads(self) -> Iterator[str]:
        """The head and those of what hangs on it by "of", with the two-word names they end in."""
        yield self.head
        for phrase in self.linked("of"):
            yield from phrase.heads()


@dataclass(frozen=True, slots=True)
class Governor:
    """A word above a trigger and how the trigger hangs on it; `helpers` are that word's own auxiliaries and adverbs."""

    relation: Relation
    word: str
    mark: str
    helpers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with what stands around it.

    `tag` is the Penn tag of the trigger. `bound` holds phrases that a preposition ties to it; `words` the heads that
    it governs, for the nouns that it needs; `predicate` the words of a predicate of its object ("called him a liar").
    `complement` is "infinitive", "content" or ""; `verbs` the verbs under it; `over` those that a noun is subject or object of.
    `beyond`: whom the complement is about ("vowed to retaliate against Israel", "threatened to bomb Iran"), `content`
    the subject of its content clause ("asked that Iran stop"). `bare`: nothing shows an object, be it no actor ("showed their skill").
    """

    start: int
    end: int
    tag: str
    passive: bool
    subjects: tuple[Phrase, ...]
    objects: tuple[Phrase, ...]
    bound: tuple[tuple[str, Phrase], ...]
    words: frozenset[str]
    predicate: frozenset[str]
    complement: str
    verbs: frozenset[str]
    over: frozenset[str]
    helpers: frozenset[str]
    governors: tuple[Governor, ...]
    beyond: tuple[Phrase, ...] = ()
    content: tuple[Phrase, ...] = ()
    bare: bool = True

    def tied(self, *prepositions: str) -> tuple[Phrase, ...]:
        """The phrases that one of these prepositions ties to the trigger."""
        return tuple(phrase for preposition, phrase in self.bound if preposition in prepositions)
