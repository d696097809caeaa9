"""The date of a deed by what it hangs on in the parse.

In: a Scene, a trigger's clause and type, the parse. Out: an EDTF date with the rule that gave it, or none. Of several dates the one that is
tied most closely: right to the trigger, to what hangs on it, to a verb that is told with it, to the verb of saying above it.
"""

from ledger.claims.events.above import TAKE
from ledger.claims.events.clause import Clause
from ledger.claims.scene import Scene
from ledger.claims.when import When, dates_an_event
from ledger.model import DateMention
from ledger.text.parser import Parse

# Deeds that are done by saying them: the day on which they were said is theirs.
SPOKEN = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "AGREE", "THREATEN"))
_RULES = ("date-of-its-own", "date-of-its-own", "date-of-its-clause", "date-of-saying")
_CLIMB = 8
_BE = frozenset(("is", "are", "was", "were", "be", "'s", "'re"))
# What is announced is done by it or begins with it: "announced on Friday that it would withdraw".
_ANNOUNCED = frozenset(("announced", "declared", "unveiled", "ordered", "decided"))
# An infinitive behind these tells what came about at that time: "began to withdraw on Monday".
_BROUGHT_ABOUT = frozenset(
    ("began", "started", "decided", "managed", "proceeded", "went", "continued", "moved", "forced", "rushed", "chose")
)
# What stands behind these is of another time: "a year after the invasion, they met today".
_TIMES = frozenset(("after", "since", "before", "following", "until", "despite", "amid", "because"))
_SAME_TIME = frozenset(("when", "as", "while"))


def date_by_parse(scene: Scene, clause: Clause, kind: str, parse: Parse) -> When:
    """The date that is tied most closely to a trigger, of equals the nearest; `kind` is the trigger's type."""
    ranked = [
        (rank, abs(mention.start - clause.start), mention)
        for mention in scene.dates
        if dates_an_event(scene, mention)
        for rank in (_rank(parse, clause, kind, mention),)
        if rank is not None
    ]
    if not ranked:
        return When(None, "")
    rank, _, mention = min(ranked, key=lambda one: one[:2])
    return When(mention.edtf, _RULES[rank])


def _rank(parse: Parse, clause: Clause, kind: str, mention: DateMention) -> int | None:
    """0 when the date hangs right on the trigger, 1 on a noun below it, 2 on a verb that is told with it, 3 on the verb of saying above."""
    trigger, at = parse.at(clause.start), _outermost(parse, mention)
    if trigger is None or at is None:
        return None
    now = clause.tag in ("VBZ", "VBP") and parse.tokens[at].dep == "pobj"
    of_a_noun = _modifies_a_noun(parse, at, mention) and not _is_on_the_subject(parse, at, trigger)
    if kind in SPOKEN and (of_a_noun or (now and _is_on_a_noun(parse, at))):
        return None
    return 1 if _is_of_its_thing(parse, at, trigger, mention) else _climbed(parse, trigger, at, kind, mention)


def _climbed(parse: Parse, trigger: int, at: int, kind: str, mention: DateMention) -> int | None:
    """The rank of a date by the way from it up to the trigger, or to the verb that it hangs on."""
    noun = 0
    for _ in range(_CLIMB):
        if at == trigger:
            return noun
        token = parse.tokens[at]
        if token.tag.startswith("VB") or token.head == at:
            return 2 if _is_participle_under(parse, at, trigger) else _of_other_verb(parse, trigger, at, kind, mention)
        inside = mention.start <= token.start < mention.end
        if token.dep == "appos" and not inside:
            return None
        noun = noun or int(token.tag.startswith("NN") and not inside)
        at = token.head
    return None


def _is_of_its_thing(parse: Parse, at: int, trigger: int, mention: DateMention) -> bool:
    """Whether a trigger tells of a date or of a thing of that date: "in May, when he fled", "a May 5 incident in which he died"."""
    while parse.tokens[trigger].dep == "conj" and parse.tokens[parse.tokens[trigger].head].tag.startswith("VB"):
        trigger = parse.tokens[trigger].head
    if parse.tokens[trigger].dep != "relcl":
        return False
    thing = parse.tokens[trigger].head
    of_it = parse.tokens[at].head == thing and parse.tokens[at].dep in ("compound", "nmod", "amod", "nummod", "poss")
    return of_it or mention.start <= parse.tokens[thing].start < mention.end


def _modifies_a_noun(parse: Parse, at: int, mention: DateMention) -> bool:
    """Whether a date only says which thing is meant: "the 2021 establishment", "the goals for 2030"."""
    token = parse.tokens[at]
    if token.dep in ("amod", "nummod", "compound", "nmod", "poss"):
        return True
    head = parse.tokens[parse.tokens[token.head].head]
    return token.dep == "pobj" and head.tag.startswith("NN") and len(mention.edtf or "") < len("2021-08-31")


def _is_on_the_subject(parse: Parse, at: int, trigger: int) -> bool:
    """Whether the parser hung a date on the subject that stands before its verb: "a court in January 2021 upheld the sentence"."""
    noun = parse.tokens[parse.tokens[at].head].head
    return parse.tokens[at].dep == "pobj" and parse.tokens[noun].dep == "nsubj" and parse.tokens[noun].head == trigger


def _is_participle_under(parse: Parse, verb: int, trigger: int) -> bool:
    """Whether a verb only describes what the trigger is done to: "signed a treaty incorporating Crimea on 18 March"."""
    token = parse.tokens[verb]
    thing = parse.tokens[token.head]
    described = token.dep == "acl" and token.tag == "VBG" and thing.dep in ("dobj", "pobj", "nsubjpass")
    return described and (thing.head == trigger or parse.tokens[thing.head].head == trigger)


def _is_on_a_noun(parse: Parse, at: int) -> bool:
    """Whether a preposition ties a date to a noun: "we condemn the attacks on October 7" was not said then."""
    return parse.tokens[parse.tokens[parse.tokens[at].head].head].tag.startswith("NN")


def _outermost(parse: Parse, mention: DateMention) -> int | None:
    """The token of a date that hangs on something outside it."""
    at = parse.at(mention.start)
    for _ in range(_CLIMB):
        if at is None:
            return None
        head = parse.tokens[at].head
        if head == at or not mention.start <= parse.tokens[head].start < mention.end:
            return at
        at = head
    return at


def _of_other_verb(parse: Parse, trigger: int, verb: int, kind: str, mention: DateMention) -> int | None:
    """What a date on another word is to the trigger: that of the clause they share, of the saying, or nothing."""
    if parse.tokens[verb].head == trigger:
        return 2 if _shares_its_time(parse, verb) or _is_told_on(parse, verb, mention) else None
    at = trigger
    for _ in range(_CLIMB):
        token = parse.tokens[at]
        another = token.word in _TIMES and token.dep == "prep"
        if another or token.head == at:
            return 2 if not another and at == verb and not parse.tokens[verb].tag.startswith("VB") else None
        relation = "nominal" if not token.tag.startswith("VB") else token.dep
        if token.head == verb:
            return _under_its_verb(parse, at, relation, kind)
        said = relation == "ccomp" and kind in SPOKEN and parse.tokens[token.head].dep == "conj" and parse.tokens[token.head].head == verb
        if relation in ("ccomp", "relcl", "advcl", "acl") and not _shares_its_time(parse, at):
            return 3 if said else None
        at = token.head
    return None


def _under_its_verb(parse: Parse, at: int, relation: str, kind: str) -> int | None:
    """What the date of a verb is to what hangs right on it."""
    token = parse.tokens[at]
    verb = parse.tokens[token.head].word
    if relation in ("ccomp", "parataxis"):
        return 3 if kind in SPOKEN or verb in _ANNOUNCED else None
    if verb in TAKE and token.tag == "VB":
        return 2
    if token.tag == "VB" and relation == "xcomp":
        return 2 if verb in _BE or verb in _BROUGHT_ABOUT else None
    return None if relation in ("advcl", "relcl", "acl") and not _shares_its_time(parse, at) else 2


def _shares_its_time(parse: Parse, verb: int) -> bool:
    """Whether a clause tells of the time of the verb above it: "opened fire, killing 12", "were killed when a bomb exploded"."""
    token = parse.tokens[verb]
    if token.dep != "advcl":
        return False
    marks = {parse.tokens[child].word for child in parse.children[verb] if parse.tokens[child].dep in ("mark", "advmod", "aux")}
    opened = marks & (_TIMES | {"if", "to", "once", "unless", "although", "though", "that", "having"})
    return not opened and (token.tag == "VBG" or bool(marks & _SAME_TIME))


def _is_told_on(parse: Parse, verb: int, mention: DateMention) -> bool:
    """Whether a date behind a second verb is that of the first as well: "attacked a village and killed ten people on Sunday"."""
    token = parse.tokens[verb]
    return token.dep == "conj" and token.start < mention.start and not parse.below(verb, "nsubj", "nsubjpass", "aux")
