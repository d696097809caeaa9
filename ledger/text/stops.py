"""Whether a stop ends a sentence: decided from the word that carries it and the word that follows.

In: two words as they stand in the text, cut at white space. Out: yes or no. Each rule is one function
of a few lines; what is an abbreviation and which words open a sentence is data (seeds/chrome/).
"""

import re

from ledger.text.chrome import ChromeRules

_CLOSERS = "\"'”’»)]*_"
CARRIERS = ".!?…" + _CLOSERS
_OPENING = "\"'“‘«([*_"
_DASHES = re.compile(r"[—–/-]")
_REFERENCE = re.compile(r"(?:\\?\[\d{1,3}\\?\])+\Z")
_APOSTROPHE = re.compile(r"['’]")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})[.)]+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,8}")


def ends_sentence(word: str, following: str, first: bool, rules: ChromeRules) -> bool:
    """Whether the sentence ends after `word`, the next word being `following`.

    `first` says that the word begins its sentence: "1." there numbers it. A lower-case word or a dash
    never begins a sentence. A stop after an abbreviation ends one only as its entry allows.
    """
    core = (_REFERENCE.sub("", word[-40:]) if word.endswith("]") else word).rstrip(_CLOSERS)
    if not core or core[-1] not in ".!?…" or not _can_begin(following):
        return False
    if core.endswith(("..", "…")):
        return _opens(following, rules)
    if core[-1] in "!?":
        return True
    return not (first and _ENUMERATOR.fullmatch(core)) and _stop_ends(_bare(core), following, rules)


def _can_begin(following: str) -> bool:
    begins = following.lstrip(_OPENING + "\\")
    return bool(begins) and not begins[0].islower() and not _DASHES.match(begins)


def _bare(core: str) -> str:
    """The word that carries the stop, without what stands before it: "(Sept." and "Kyiv—U.S." """
    return _DASHES.split(core.lstrip(_OPENING))[-1].lstrip(_OPENING)


def _stop_ends(word: str, following: str, rules: ChromeRules) -> bool:
    ending = rules.abbreviations.get(word)
    if ending is None:
        return not _DOTTED.fullmatch(word) or _opens(following, rules)
    if ending == "unless-number":
        return not following.lstrip(_OPENING + "\\")[0].isdigit()
    return ending == "before-opener" and _opens(following, rules)


def _opens(following: str, rules: ChromeRules) -> bool:
    """Whether a word is one that opens sentences: "It's" as "It", "“The" as "The"."""
    bare = following.lstrip(_OPENING + "\\")
    return _APOSTROPHE.split(bare)[0].rstrip(",.:;" + _CLOSERS) in rules.openers
