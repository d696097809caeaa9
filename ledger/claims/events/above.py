"""What a word of a parse hangs on: the words above a trigger, from near to far, and the auxiliaries beside it.

In: a Parse and the index of a token. Out: Governors, and sets of lower-case words. Used by syntax.py.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ledger.claims.events.clause import Governor, Relation
from ledger.text.parser import Parse

SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_FAR = 6
_HELPERS = ("aux", "auxpass", "neg", "advmod", "prt", "acomp")
_DEP_RELATION: Mapping[str, Relation] = MappingProxyType(
    {"xcomp": "infinitive", "ccomp": "content", "relcl": "relative", "acl": "noun", "conj": "joined", "pcomp": "gerund"}
)
_CONDITIONS = ("if", "unless", "whether", "lest", "should", "until", "till")
_AFTER = ("after", "since", "when", "as", "while", "because", "before", "once", "following")
_WHEN = ("since", "during", "after", "before", "following", "amid")
TAKE = frozenset(("take", "takes", "took", "taken", "taking"))


def helpers_of(parse: Parse, index: int) -> frozenset[str]:
    """Auxiliaries, particles and adverbs of a word; of a joined verb without its own those of the first one."""
    own = {parse.tokens[child].word for child in parse.below(index, *_HELPERS)}
    own |= {
        parse.tokens[child].word for child in parse.below(index, "det", "preconj") if parse.tokens[child].word in ("no", "any", "every")
    }
    token = parse.tokens[index]
    if token.dep == "conj" and not parse.below(index, "aux", "auxpass", *SUBJECT) and token.head != index:
        own |= helpers_of(parse, token.head)
    return frozenset(word.replace("’", "'") for word in own)


def governors_of(parse: Parse, index: int) -> Iterator[Governor]:
    """What a trigger hangs on, from near to far."""
    for _ in range(_FAR * 2):
        token = parse.tokens[index]
        if not _is_told(parse, index) and any(_mark(parse, child) in ("if", "unless") for child in parse.below(index, "advcl")):
            yield Governor("condition", "", "if", frozenset())
        if token.head == index:
            return
        mark = _mark(parse, index)
        relation = _relation(token.dep, token.tag, mark, parse, index)
        yield Governor(relation, _word_over(parse, index, relation), mark, helpers_of(parse, token.head))
        index = token.head


def _is_told(parse: Parse, index: int) -> bool:
    """Whether a verb tells what was done, so that an "if" below it bears on what was said: "warned of reprisals if not"."""
    helpers = {parse.tokens[child].word for child in parse.below(index, "aux")}
    return parse.tokens[index].tag == "VBD" or (parse.tokens[index].tag == "VBN" and bool(helpers & {"has", "have", "'ve"}))


def _word_over(parse: Parse, index: int, relation: Relation) -> str:
    """The word above; of "took steps to" the noun, which the parser passes over."""
    head = parse.tokens[index].head
    taken = parse.below(head, "dobj") if relation in ("infinitive", "purpose") and parse.tokens[head].word in TAKE else ()
    return parse.tokens[taken[0] if taken else head].word


def _mark(parse: Parse, index: int) -> str:
    """The word that opens a clause: "if", "after", "when"; "to" of an infinitive, also behind "for"."""
    found = ""
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep == "aux" and token.tag == "TO":
            return found if found in _CONDITIONS else "to"
        if not found and (token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB")):
            found = token.word
    return found


def _relation(dep: str, tag: str, mark: str, parse: Parse, index: int) -> Relation:
    if mark in _CONDITIONS:
        return "condition"
    if dep == "advcl":
        if mark == "to" or mark in ("so", "in", "order"):
            return "purpose"
        return "after" if mark in _AFTER else "other"
    if dep == "xcomp" and mark != "to" and tag == "VBG":
        return "gerund"
    head = parse.tokens[parse.tokens[index].head]
    taken = dep in ("acl", "relcl") and head.dep == "dobj" and parse.tokens[head.head].word in TAKE
    if mark == "to" and (dep == "ccomp" or taken):
        return "infinitive"
    return _DEP_RELATION.get(dep, "other" if parse.tokens[index].tag.startswith("VB") else "noun")


def after_its_time(parse: Parse, index: int) -> bool:
    """Whether a noun only says when, and the verb above tells nothing of it: "strengthening ties since Modi's visit", "during her trip"."""
    token = parse.tokens[index]
    led = parse.tokens[token.head]
    at_one = led.word in ("in", "at") and parse.tokens[led.head].tag == "VBD"
    return token.dep == "pobj" and (led.word in _WHEN or at_one)


def hangs_on(parse: Parse, last: int, index: int) -> bool:
    """Whether the last word of a trigger belongs to its verb, and not to another one behind it.

    The "for" of "pressed for Russia to act" hangs on "act", which hangs on the trigger.
    """
    at = parse.tokens[last].head if parse.tokens[last].dep == "mark" and parse.tokens[last].word == "for" else last
    if at != last and parse.tokens[at].head == index:
        return True
    for _ in range(4):
        if at == index:
            return True
        if at != last and parse.tokens[at].tag.startswith("VB"):
            return False
        at = parse.tokens[at].head
    return at == index
