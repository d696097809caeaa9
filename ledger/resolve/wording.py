"""What the words of a claim say of its identity: a number of a package, a reference back, a scope, the words it is told with.

In: a claim's summary, and the words of its sum, or those around it. Reading is linear in the summary, which is at most
180 characters. The words here are those of grammar (articles, ordinals); what a package is called is in `_SERIES`,
what says nothing of a total but that it is aid in `_PLAIN`.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

_SERIES = r"(?:drawdowns?|packages?|tranches?|instal?lments?|disbursements?|rounds?)"
_UNITS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_TENS: Mapping[str, int] = MappingProxyType(
    {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
)
_BETWEEN = r"(?:\s+[\w-]+){0,3}?\s+"
_TENS_WORDS = "|".join(_TENS)
_ORDINAL = rf"(?:(\d{{1,3}})(?:st|nd|rd|th)|((?:(?:{_TENS_WORDS})y-)?(?:{'|'.join(_UNITS)})|(?:{_TENS_WORDS})ieth))"
_NUMBERED = re.compile(rf"\b{_ORDINAL}{_BETWEEN}{_SERIES}\b|\b{_SERIES}\s+(?:no\.?|number|#)?\s?(\d{{1,3}})\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:the|that|those|this|these)\s+(?:(?:earlier|previous|previously|already|announced|promised|same|up|to|nearly)\s+){0,3}$", re.I
)
_TOLD = re.compile(
    rf"\s*(?:[\w'’-]+\s+){{0,5}}?(?:{_SERIES}|aid|assistance|loans?|grants?|pledges?|(?:previously |already |was |were )?"
    r"(?:announced|pledged|promised|authorized|approved|committed|agreed|notified))\b",
    re.IGNORECASE,
)
_FRESH = re.compile(r"\b(?:of|total|sum|amount|additional|another|new|further|first)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_ORDINARY = frozenset(
    _WORD.findall(
        "about after against all also and announced another are been before being between but can could did does during for from had "
        "has have her his how including into its just million billion trillion thousand dollars dollar euros more most new now not "
        "off one only other our out over said she some such than that the their them then there these they this those through today "
        "told under until was were what when where which while who will with would year years"
    )
)
_LEAD = 60
_NEAR = 120
_THROUGH = re.compile(r"\b(?:through|under|via|using|from)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;:()!?\u2012-\u2015]|--|\s-\s")
_MARKS = re.compile(r"[*_\[\]\\\"'\u2018-\u201d]|\(http[^)]*\)")
_BEYOND = re.compile(
    r"\b(?:since|over|during|within|this|last|past|between|until|till|after|before|as of|so far|to date|now|already|alone|today"
    r"|(?:in|by) (?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter|fy|fiscal)|at this|(?:that|which) (?:we|it|they|he|she|has|have|was|were|is|are|goes|went))\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+")
_GRAMMAR = frozenset(
    _TOKEN.findall("a about additional all altogether an and been for have has in is more new of on our the to total was we worth")
)
_PLAIN = frozenset(
    _TOKEN.findall("aid american assist assistance billion dollars euros foreign funding funds help million money support u s us")
)
_NEXT_SUM = re.compile(r"[\d$€£¥]")
_WHAT_FOR = re.compile(r"\b(?:for|to|towards?|through|via)\s", re.IGNORECASE)
_STEM = 5
_PURPOSES = frozenset(
    _TOKEN.findall(
        "armed arms budget budgetary defence defense development direct economic emergency equipment financial food forces humanitarian "
        "lethal macro military relief security training weapons"
    )
)
_SAYS_NOTHING = _GRAMMAR | _PLAIN | _PURPOSES | _ORDINARY


def package_number(summary: str) -> int | None:
    """The number of the package that a sentence tells of, None where it numbers none.

    "the Biden Administration's 45th drawdown" and "the forty-fifth drawdown" are 45, "tranche 3" is 3.
    """
    found = _NUMBERED.search(summary)
    if found is None:
        return None
    digits, ordinal, behind = found.groups()
    return int(digits or behind) if digits or behind else _ordinal(ordinal.lower())


def refers_back(summary: str, words: str) -> bool:
    """Whether a sum is one the reader is to know of already: "the $800 million package the President announced".

    A package, or what was done with it, must stand close behind. "the additional $800 million" is news; so is a sum whose
    article belongs to another noun ("the total of $1 billion").
    """
    told = " ".join(words.split())
    place = summary.find(told)
    if place < 0 or not told:
        return False
    lead = summary[max(0, place - _LEAD) : place]
    return bool(_BACK.search(lead) and _TOLD.match(summary, place + len(told))) and not _FRESH.search(lead)


def _ordinal(word: str) -> int:
    tens, _, unit = word.rpartition("-")
    if word.endswith("ieth"):
        return _TENS[word.removesuffix("ieth")]
    return (_TENS[tens.removesuffix("y")] if tens else 0) + _UNITS.index(unit) + 1


def content_words(summary: str) -> frozenset[str]:
    """The words that tell what a sentence is about: no numbers, none of grammar, none of one or two letters."""
    return frozenset(word for word in _WORD.findall(summary.lower()) if word not in _ORDINARY)


def told_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sentences share their words: at least three, and three fifths of the shorter one's."""
    shared = len(one & two)
    return shared >= 3 and 5 * shared >= 3 * min(len(one), len(two))


def scope_of(summary: str, words: str, at: int, names: Iterable[str] = ()) -> frozenset[str]:
    """What a sum is told to be for, by whose hands or for whom, as the beginnings of its words; none where it is told plainly.

    `words` are those of the sum, `at` its place in the sentence: of several equal sums the one that is nearest to it is meant.
    "$10 million to Ghana for clean water" is for "clean" and "water"; a next sum, `names` and words for aid at large say nothing.
    """
    told = " ".join(words.split())
    start = _nearest(summary, told, at) + len(told)
    if start < len(told) or not told:
        return frozenset()
    clause = _CLAUSE.split(_MARKS.sub(" ", summary[start : start + _NEAR]).strip(), maxsplit=1)[0]
    clause = _BEYOND.split(_NEXT_SUM.split(clause, maxsplit=1)[0], maxsplit=1)[0]
    found = _WHAT_FOR.search(clause)
    known = {word for name in names for word in _TOKEN.findall(name.casefold())}
    told_for = _TOKEN.findall(clause[found.end() :].casefold()) if found else ()
    return frozenset(word[:_STEM] for word in told_for if len(word) > 2 and word not in known and word not in _SAYS_NOTHING)


def _nearest(summary: str, told: str, at: int) -> int:
    """The place of some words that is nearest to another place; -1 where they do not stand in the summary."""
    after = summary.find(told, max(0, at))
    before = summary.rfind(told, 0, max(0, at) + len(told))
    if -1 in (after, before):
        return max(after, before)
    return before if at - before <= after - at else after


def narrows(before: str, after: str, names: Iterable[str] = (), *, purposed: bool = False) -> bool:
    """Whether a sum is told of something narrower than aid to the `names`: by a programme, for a thing, to a fund.

    `before` and `after` are the words of the sentence around the sum. "$700 million to the Pandemic Fund" and "through the
    Fund $5 million" are narrower, "$5 billion in aid to Ukraine since 2022" is not; where the purpose of the sum is
    known (`purposed`), neither is "$5 billion in security assistance". What is not understood counts as narrower.
    """
    if _THROUGH.search(before[-_NEAR:]):
        return True
    clause = _CLAUSE.split(_MARKS.sub(" ", after[:_NEAR]).strip(), maxsplit=1)[0]
    told = _BEYOND.split(clause, maxsplit=1)[0]
    known = {word for name in names for word in _TOKEN.findall(name.casefold())}
    words = {word.casefold() for word in _TOKEN.findall(told)} - _GRAMMAR - _PLAIN - known
    return bool(words - _PURPOSES if purposed else words)
