"""People by their full names, by a title and a name, and by a surname that the document has explained.

In: a page and, if there is a model, its names of people. Out: mentions whose span is the name alone; a title
is evidence and stays outside. The `Cast` keeps who was named in full: the first full mention gives the name
that every later surname has. Surnames of two people of one document are doubted.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ledger.mentions.actors.namesakes import known_as, name_in_order, same_people, without_suffix
from ledger.mentions.actors.page import Page, Sighting, says_i
from ledger.mentions.actors.setting import mention_of, only_a_name, stranger_before
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary, How
from ledger.model import ActorForm, ActorMention, Doubt

_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]+(?:[-'][^\W\d_]{2,})*")
_JOINED_PARTICLE = re.compile(r"(?:al|el|ul|ur|ad|as|ash|at|an|ibn|bin)-[A-Z]")
_JOINED_PARTICIPLE = re.compile(r"-(?:[a-z]+ed|led|born|run|owned|based)$")
_OF_STATE = re.compile(r" (?:of|for) (?:the )?")
# A name in quotation marks between the first and the last: Richard "Tex" Coe.
_NICKNAME = re.compile(r" [\"“][\w.]{1,15}[\"”] (?=[A-Z])")
_LONGEST_NAME = 4
_MAY_BE_SURNAME: frozenset[How] = frozenset(("weak", "place", "weak-place"))

Guess = tuple[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is named in a document: by surname, and which offices each person (by name) was given there."""

    surnames: dict[str, dict[str, ActorMention]] = field(default_factory=dict)
    offices: dict[str, frozenset[str]] = field(default_factory=dict)


def people_in(page: Page, vocab: ActorVocabulary, guesses: Sequence[Guess]) -> tuple[tuple[ActorMention, ...], Cast]:
    """People named in full or with a title, and the cast of the document; spans may overlap.

    `guesses` are spans taken for people with the rule that took them (a model's, or the words beside them);
    single words among them name nobody. A surname after a title is the one that the document or the
    vocabulary knows by it; otherwise the surname itself is the name.
    """
    full = [*_vocabulary_people(page, vocab), *_guessed_people(page, vocab, guesses)]
    titled = tuple(_titled(page, vocab))
    full += [_named(page, span, vocab, ("title-and-name",)) for _, span in titled if " " in page.flat[span[0] : span[1]]]
    full = same_people(full)
    cast = cast_of(page, vocab, full)
    short = [_by_title(page, vocab, cast, title, span) for title, span in titled if " " not in page.flat[span[0] : span[1]]]
    for mention in short:
        cast.surnames.setdefault(mention.text, {}).setdefault(mention.name, mention)
    by_span = {(mention.start, mention.end): mention.name for mention in (*full, *short)}
    for title, span in titled:
        given = frozenset(office for office in title.of("title") if office)
        if span in by_span and given:
            cast.offices[by_span[span]] = cast.offices.get(by_span[span], frozenset()) | given
    return (*full, *short), cast


def cast_of(page: Page, vocab: ActorVocabulary, full: Iterable[ActorMention]) -> Cast:
    """The people of full mentions by each spelling of their surname; the first mention of a person stands for the rest."""
    cast = Cast()
    for mention in sorted(full, key=lambda m: m.start):
        known = vocab.actor(mention.actor) if mention.actor else None
        for surname in _surnames(mention, known, vocab):
            cast.surnames.setdefault(surname, {}).setdefault(mention.name, mention)
        if known:
            cast.offices[known.name] = vocab.offices_of(known.id, page.published_on)
    return cast


def surnames_in(page: Page, vocab: ActorVocabulary, cast: Cast) -> Iterator[ActorMention | Doubt]:
    """Bare surnames of the cast, and of office holders whose surname is like no other word, left to right."""
    for start, end in page.capitals:
        word = page.flat[start:end].removesuffix("'s")
        people = cast.surnames.get(word) or cast.surnames.get(word.title() if word.isupper() else word, {})
        if not people or stranger_before(page, start, vocab):
            continue
        span = (start, start + len(word))
        holders = [one for one in people.values() if one.actor and (len(people) == 1 or vocab.offices_of(one.actor, page.published_on))]
        if len(holders) == 1:
            yield again(page, span, holders[0], ("surname-of-cast",))
        elif len(people) > 1:
            yield Doubt(*span, "surname-of-two", f"{word} may be {' or '.join(sorted(people))}")
        else:
            yield again(page, span, next(iter(people.values())), ("surname-of-cast",))
    yield from _distinct_surnames(page, vocab, cast)


def given_names_in(page: Page, vocab: ActorVocabulary, cast: Cast) -> Iterator[ActorMention]:
    """The first word of one person's full name standing alone, where it is no other word: "Pita" after "Pita Limjaroenrat".

    So people are called in Thailand or Indonesia, and by their surnames in China ("Mao" after "Mao Ning").
    """
    begun: dict[str, dict[str, ActorMention]] = {}
    for mention in (each for people in cast.surnames.values() for each in people.values()):
        first, *rest = mention.name.split()
        if rest and mention.actor is None and first not in cast.surnames and _is_own(first, vocab):
            begun.setdefault(first, {}).setdefault(mention.name, mention)
    for start, end in page.capitals:
        word = page.flat[start:end].removesuffix("'s")
        people = begun.get(word, {})
        if len(people) == 1 and not page.word_after(end)[:1].isupper() and not stranger_before(page, start, vocab):
            yield again(page, (start, start + len(word)), next(iter(people.values())), ("given-name-of-cast",))


def _is_own(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word is only a name, and nothing known."""
    listed = word in vocab.senses or word in vocab.surnames
    return len(word) > 2 and not listed and only_a_name(word, vocab)


def _named(page: Page, span: tuple[int, int], vocab: ActorVocabulary, rules: tuple[str, ...]) -> ActorMention:
    """A span known to be a person's name: the known actor of that name, else somebody known by these words."""
    known = known_as(name_in_order(page.flat[slice(*span)]), page.published_on, vocab)
    return mention_of(page, span, known, rules) if known else _stranger(page, span, rules)


def again(page: Page, span: tuple[int, int], first: ActorMention, rules: tuple[str, ...], form: ActorForm = "name") -> ActorMention:
    """A span as one more mention of the same actor."""
    start, end = span
    return dataclasses.replace(first, start=start, end=end, text=page.text[start:end], form=form, rules=rules)


def could_be_person(words: str, vocab: ActorVocabulary) -> bool:
    """No small word too long for a particle, no word of things ("Act", "Hurricane"), no acronym before a word ("NBC News")."""
    parts = words.split()
    inner = (word for word in parts if word[0].islower() and word not in vocab.cues["particles"])
    small = any(len(word) > 3 and not _JOINED_PARTICLE.match(word) for word in inner)
    if _JOINED_PARTICIPLE.search(words):
        return False
    things = vocab.cues["no-people"] | vocab.cues["legal-forms"]
    thing = any(word.lower().rstrip(".") in things for word in (parts[1:] if words and parts[0] in vocab.first_names else parts))
    return not small and not thing and not (len(parts) > 1 and len(parts[0]) > 2 and parts[0].isupper() and not parts[-1].isupper())


def _distinct_surnames(page: Page, vocab: ActorVocabulary, cast: Cast) -> Iterator[ActorMention]:
    for seen in page.sightings:
        known = vocab.bearers(page.flat[seen.start : seen.end], page.published_on) if seen.of("surname") else ()
        if len(known) == 1 and not stranger_before(page, seen.start, vocab):
            cast.offices.setdefault(known[0].name, vocab.offices_of(known[0].id, page.published_on))
            yield mention_of(page, (seen.start, seen.end), known[0], ("surname-of-holder",))


def _vocabulary_people(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    for seen in page.sightings:
        ids = set(seen.of("person"))
        if len(ids) == 1:
            yield mention_of(page, (seen.start, seen.end), vocab.actors[ids.pop()], ("known-person",))


def _guessed_people(page: Page, vocab: ActorVocabulary, guesses: Sequence[Guess]) -> Iterator[ActorMention]:
    for span, rule in guesses:
        if " " in page.flat[slice(*span)]:
            yield _named(page, span, vocab, (rule,))


def _titled(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[Sighting, tuple[int, int]]]:
    """Each title with the span of the name after it, "of STATE" between them allowed."""
    for seen in page.sightings:
        if seen.of("title"):
            start = _after_state(page, seen.end) + 1
            end = _name_end(page, start, vocab) if page.flat[start - 1 : start] == " " else start
            if end > start and page.sentence_at(seen.start) is page.sentence_at(start):
                yield seen, (start, end)


def _after_state(page: Page, end: int) -> int:
    link = _OF_STATE.match(page.flat, end)
    state = page.sighting_from(link.end()) if link else None
    return state.end if state and (state.of("name") or state.of("weak")) else end


def _name_end(page: Page, start: int, vocab: ActorVocabulary) -> int:
    """Where a run of capitalised words, initials and particles from `start` ends; `start` if there is none."""
    known = page.sighting_from(start)
    if known and (known.of("person") or known.of("surname")):
        return known.end
    given = known is not None and _is_only_place(known) and page.word_after(known.end)[:1].isupper()
    if (known and not given) or page.sentence_at(start) is None:
        return start
    end = run_end(page, start, vocab)
    if page.is_heading(start) and page.word_after(end):
        end = _heading_end(page, start, end, vocab)
    name = page.flat[start:end]
    last = name.lower().split(" ")[-1]
    if last in vocab.cues["organization-heads"] or not (could_be_person(name, vocab) or _is_surname_first(name)):
        return start
    portfolio = f"{name.lower()} minister" in vocab.roles
    headed = page.is_heading(start) and name.lower() in vocab.words and name not in vocab.first_names
    return start if headed or portfolio else end


def _is_surname_first(name: str) -> bool:
    """Whether two words are a surname in capitals and a first name, as ministries write them: "HAYASHI Yoshimasa"."""
    words = name.split()
    return len(words) == 2 and words[0].isalpha() and words[0].isupper() and len(words[0]) > 2 and words[1].istitle()


def _heading_end(page: Page, start: int, end: int, vocab: ActorVocabulary) -> int:
    """Where a name ends whose line goes on in capitals: behind its first word, or behind a word in no list that follows a first name."""
    words = page.flat[start:end].split()
    if len(words) > 1 and words[0] in vocab.first_names and words[1].lower() not in vocab.words:
        return start + len(words[0]) + 1 + len(words[1])
    return start + len(words[0])


def run_end(page: Page, start: int, vocab: ActorVocabulary) -> int:
    """Where the words of a name that begins at an offset end: capitalised words, initials, particles before another word."""
    end, at, upper_words = start, start, 0
    for _ in range(2 * _LONGEST_NAME):
        word = _NAME_WORD.match(page.flat, at)
        upper = word is not None and not says_i(word[0]) and (word[0][0].isupper() or _JOINED_PARTICLE.match(word[0]) is not None)
        if word is None or not (upper or word[0] in vocab.cues["particles"]) or _stops(page, at, start):
            break
        if at > start and word[0].lower() in vocab.cues["opening"]:
            break
        end = word.end() if upper else end
        upper_words += upper
        nickname = _NICKNAME.match(page.flat, word.end())
        if nickname:
            at = nickname.end()
            continue
        if page.flat[word.end() : word.end() + 1] != " " or upper_words == _LONGEST_NAME:
            break
        at = word.end() + 1
    return end


def _stops(page: Page, at: int, start: int) -> bool:
    sentence, known = page.sentence_at(at), page.sighting_from(at)
    if sentence is None or sentence is not page.sentence_at(start):
        return True
    if known is None or known.of("surname"):
        return False
    if at == start:
        return not _is_only_place(known)
    return not _MAY_BE_SURNAME.issuperset(sense.how for sense in known.senses)


def _is_only_place(known: Sighting) -> bool:
    """Whether a known spelling is nothing but a town's, so that it may be a first name: "Minister Fatih Donmez"."""
    return all(sense.how in ("place", "weak-place") for sense in known.senses)


def _by_title(page: Page, vocab: ActorVocabulary, cast: Cast, title: Sighting, span: tuple[int, int]) -> ActorMention:
    surname = page.flat[slice(*span)]
    offices = {office for office in title.of("title") if office}
    bearers = vocab.bearers(surname, page.published_on)
    held = [actor for actor in bearers if _held(actor, offices, vocab)]
    if len(held) == 1:
        return mention_of(page, span, held[0], ("title-and-surname",))
    people = cast.surnames.get(surname, {})
    if len(people) == 1:
        return again(page, span, next(iter(people.values())), ("title-and-surname",))
    if len(bearers) == 1 and not people:
        return mention_of(page, span, bearers[0], ("title-and-surname",))
    return _stranger(page, span, ("title-and-name",))


def _held(actor: Actor, offices: set[str], vocab: ActorVocabulary) -> bool:
    """Whether a person ever held an office of that name; "Secretary" and "Minister" alone fit every office of the kind."""
    mine = {office for tenure in vocab.tenures_of.get(actor.id, ()) for office in tenure.offices}
    return any(office and (office in mine or any(own.split(" of ")[0] == office for own in mine)) for office in offices)


def _surnames(mention: ActorMention, known: Actor | None, vocab: ActorVocabulary) -> tuple[str, ...]:
    if known:
        return tuple(surname for surname, ids in vocab.surnames.items() if known.id in ids)
    words = without_suffix(mention.name).split()
    return (words[-1],) if len(words) > 1 else ()


def _stranger(page: Page, span: tuple[int, int], rules: tuple[str, ...]) -> ActorMention:
    name = name_in_order(" ".join(_NICKNAME.sub(" ", page.flat[slice(*span)]).split()))
    return ActorMention(*span, page.text[slice(*span)], "person", "name", name, None, None, None, rules)
