"""Names that stand once more: as written before, by the acronym behind them, or by the first word of a long one.

In: a page and the mentions read so far, left to right. Out: mentions with the names of those before. Cases: tests/corpus/actors.toml.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.evidence import only_a_name
from ledger.mentions.actors.organizations import acronym_of
from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import again
from ledger.mentions.actors.setting import stranger_before
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_SHORTEST_AGAIN = 2


def again_in(page: Page, read: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Every place where a name without an id, or the acronym given for a name, stands once more."""
    wanted: dict[str, list[tuple[str, ActorMention]]] = defaultdict(list)
    for mention in read:
        spellings = [page.flat[mention.start : mention.end]] if mention.actor is None and mention.form == "name" else []
        spellings += [acronym] if (acronym := acronym_of(page, mention)) else []
        for spelling in spellings:
            if len(spelling) >= _SHORTEST_AGAIN and (spelling, mention.kind) not in [(s, m.kind) for s, m in wanted[spelling.split()[0]]]:
                wanted[spelling.split()[0]].append((spelling, mention))
    for start, end in page.capitals:
        for spelling, mention in wanted.get(page.flat[start:end].removesuffix("'s"), ()):
            if page.flat.startswith(spelling, start) and not page.flat[start + len(spelling) : start + len(spelling) + 1].isalnum():
                yield again(page, (start, start + len(spelling)), mention, ("name-again",))


def short_names_in(page: Page, read: Sequence[ActorMention], vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """The first word of an organization's long name standing alone: "Cerberus" after "Cerberus Capital Management".

    Only a word that is in no list, begins one organization's name alone, and nobody else's.
    """
    begun: dict[str, dict[str, ActorMention]] = defaultdict(dict)
    others = {word for mention in read if mention.kind != "organization" for word in mention.name.split()}
    for mention in read:
        words = mention.name.split()
        if mention.kind == "organization" and mention.form == "name" and len(words) > 1 and _is_own(words[0], vocab):
            begun[words[0]].setdefault(mention.name, mention)
    for start, end in page.capitals:
        word = page.flat[start:end].removesuffix("'s")
        found = begun.get(word, {}) if word not in others else {}
        if (
            len(found) == 1
            and not page.sighting_from(start)
            and not page.word_after(end)[:1].isupper()
            and not stranger_before(page, start, vocab)
        ):
            yield again(page, (start, start + len(word)), next(iter(found.values())), ("short-name",))


def _is_own(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word is nothing but a name: in no list of words, first names or spellings."""
    return len(word) > 3 and only_a_name(word, vocab) and word not in vocab.first_names and word not in vocab.senses
