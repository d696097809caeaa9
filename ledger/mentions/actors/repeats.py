"""Names that stand once more: as written before, by the acronym behind them, or by the first word of a long one.

In: a page and the mentions read so far, left to right. Out: mentions with the names of those before. Cases: tests/corpus/actors.toml.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import again
from ledger.mentions.actors.setting import only_a_name, stranger_before
from ledger.mentions.actors.spellings import acronym_of
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_SHORTEST_AGAIN = 2
_MOST_SHORT = 20


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
    """An organization's long name without its head noun, or its first word alone: "Move Forward" after "Move Forward Party".

    A single word ("Cerberus" of "Cerberus Capital Management") must be in no list, begin one organization's name alone, and nobody else's.
    """
    begun = _begun(read, vocab)
    others = {word for mention in read if mention.kind != "organization" for word in mention.name.split()}
    for start, end in page.capitals:
        word = page.flat[start:end].removesuffix("'s")
        for short in sorted(begun.get(word, ()), key=len, reverse=True)[:_MOST_SHORT]:
            found, stop = begun[word][short], start + len(short)
            alone = page.flat.startswith(short, start) and _stands_alone(page, start, stop, vocab)
            if alone and len(found) == 1 and (" " in short or (word not in others and not page.sighting_from(start))):
                yield again(page, (start, stop), next(iter(found.values())), ("short-name",))
                break


def _begun(read: Sequence[ActorMention], vocab: ActorVocabulary) -> dict[str, dict[str, dict[str, ActorMention]]]:
    """By first word and short name the organizations that the short name can be of, by their names."""
    begun: dict[str, dict[str, dict[str, ActorMention]]] = defaultdict(lambda: defaultdict(dict))
    for mention in read:
        words = mention.name.split()
        if mention.kind != "organization" or mention.form != "name" or len(words) < 2:
            continue
        stem = " ".join(words[:-1])
        if len(words) > 2 and words[-1].lower() in vocab.cues["organization-heads"] and is_name_by_itself(words, vocab):
            begun[words[0]][stem].setdefault(mention.name, mention)
        if _is_own(words[0], vocab):
            begun[words[0]][words[0]].setdefault(mention.name, mention)
    return begun


def is_name_by_itself(words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether a long name is one without its head noun: a party's of any words, others with a word that is only a name."""
    return words[-1] in ("Party", "Movement") or any(only_a_name(word, vocab) for word in words[:-1])


def _stands_alone(page: Page, start: int, stop: int, vocab: ActorVocabulary) -> bool:
    goes_on = page.word_after(stop)[:1].isupper() or page.flat[stop : stop + 1].isalnum()
    return not goes_on and not page.is_heading(start) and not stranger_before(page, start, vocab)


def _is_own(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word is nothing but a name: in no list of words, first names or spellings."""
    return len(word) > 3 and only_a_name(word, vocab) and word not in vocab.first_names and word not in vocab.senses
