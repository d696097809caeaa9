"""The forms of English verbs and nouns, so that the vocabulary lists each word once.

In: a base form and the irregular verbs of seeds/events/irregular.csv. Out: forms with the Penn tags they can have.
After Huddleston & Pullum, The Cambridge Grammar of the English Language, 18.2 (spelling of regular forms).
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

Irregular = Mapping[str, tuple[str, str, str, str]]
_VOWELS = "aeiou"
_IRREGULAR_PLURALS = MappingProxyType({"man": "men", "woman": "women", "person": "people", "child": "children"})


def irregular_of(rows: Iterable[Mapping[str, str]]) -> Irregular:
    """Base form to third person, past, participle and gerund, of the rows of irregular.csv; '' where regular."""
    return MappingProxyType({row["base"]: (row["third"], row["past"], row["participle"], row["gerund"]) for row in rows})


def verb_forms(base: str, irregular: Irregular) -> Iterator[tuple[str, str]]:
    """Every form of a verb with a tag: VB, VBZ, VBD, VBN, VBG. Regular past forms are given beside irregular ones that double."""
    third, past, participle, gerund = irregular.get(base, ("", "", "", ""))
    yield base, "VB"
    yield third or _third(base), "VBZ"
    yield past or _past(base), "VBD"
    yield participle or _past(base), "VBN"
    yield gerund or _gerund(base), "VBG"
    if base[-1:] == "l" and gerund:
        yield _past(base), "VBD"
        yield _past(base), "VBN"
        yield _gerund(base), "VBG"


def noun_forms(base: str) -> Iterator[tuple[str, str]]:
    """A noun's singular (NN) and plural (NNS)."""
    yield base, "NN"
    yield _plural(base), "NNS"


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return _y_to_ie(base) + "s"


def _plural(base: str) -> str:
    return _IRREGULAR_PLURALS.get(base) or (base if base.endswith("s") else _third(base))


def _past(base: str) -> str:
    return base + "d" if base.endswith("e") else _y_to_ie(base).removesuffix("e") + "ed"


def _gerund(base: str) -> str:
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) else base + "ing"


def _y_to_ie(base: str) -> str:
    return base[:-1] + "ie" if base.endswith("y") and len(base) > 1 and base[-2] not in _VOWELS else base
