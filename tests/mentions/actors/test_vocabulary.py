"""Who an id or a name is, on a day."""

import datetime
import re
from pathlib import Path

import pytest

from ledger.errors import LedgerError
from ledger.mentions.actors import ActorVocabulary, actors_in, load
from ledger.mentions.actors.lexicon import plural_of
from ledger.model import Sentence
from ledger.places import SEEDS
from ledger.vocab import Entry, entries_of, rows_of

DAY = datetime.date(2022, 3, 16)


@pytest.fixture(scope="module")
def vocab() -> ActorVocabulary:
    return load(SEEDS)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ukraine", "Ukraine"),
        ("Ukrainian", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("Washington", "United States"),
        ("U.S.", "United States"),
        ("Pentagon", "Department of Defense"),
        ("European  Union", "European Union"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ],
)
def test_a_name_alias_demonym_or_metonym_names_its_actor(words: str, name: str, vocab: ActorVocabulary) -> None:
    actor = vocab.actor_named(words, DAY)
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize("words", ["Zelensky", "Biden", "President", "Nobody Known", ""])
def test_a_surname_or_a_title_alone_names_nobody(words: str, vocab: ActorVocabulary) -> None:
    assert vocab.actor_named(words, DAY) is None


@pytest.mark.parametrize(
    ("actor", "state"),
    [
        ("pentagon", "usa"),
        ("lloyd-austin", "usa"),
        ("ukr-capital", "ukr"),
        ("ukr", "ukr"),
        ("kremlin", "rus"),
        ("nato", None),
        ("no-such", None),
    ],
)
def test_an_actor_belongs_to_its_state(actor: str, state: str | None, vocab: ActorVocabulary) -> None:
    found = vocab.state_of(actor)
    assert (found.id if found else None) == state


def test_groups_have_their_members_of_the_day(vocab: ActorVocabulary) -> None:
    assert len(vocab.members("eu", DAY)) == 27
    assert "gbr" in vocab.members("eu", datetime.date(2020, 1, 31))
    assert "gbr" not in vocab.members("eu", datetime.date(2020, 2, 1))
    assert len(vocab.members("nato", DAY)) == 30
    assert len(vocab.members("nato", None)) == 32
    assert vocab.members("g7", DAY) == ("can", "deu", "fra", "gbr", "ita", "jpn", "usa")
    assert vocab.members("no-such", DAY) == ()


def test_an_office_passes_on_the_day_it_is_handed_over(vocab: ActorVocabulary) -> None:
    before, after = (vocab.holder("chancellor", "DEU", datetime.date(2021, 12, day)) for day in (7, 8))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Angela Merkel", "Olaf Scholz")


def test_no_office_of_a_country_has_two_holders_on_one_day(vocab: ActorVocabulary) -> None:
    days = [datetime.date(year, month, 28) for year in range(2014, 2027) for month in range(1, 13)]
    heads = ("president", "prime minister", "chancellor", "minister of defense", "minister of foreign affairs", "minister of finance")
    for tenure in vocab.tenures:
        for office in set(heads).intersection(tenure.offices):
            for day in days:
                held = {t.holder for t in vocab.tenures if office in t.offices and t.country == tenure.country and t.covers(day)}
                assert len(held) <= 1, (office, tenure.country, day, held)


def test_every_term_ends_after_it_begins(vocab: ActorVocabulary) -> None:
    periods = [(tenure.holder, tenure.first_day, tenure.end_day) for tenure in vocab.tenures]
    assert not [holder for holder, first, end in periods if first and end and end <= first]


def test_heads_follow_each_other_without_long_gaps_where_the_table_says_so(vocab: ActorVocabulary) -> None:
    for country, office in (
        ("USA", "president"),
        ("DEU", "chancellor"),
        ("GBR", "prime minister"),
        ("FRA", "president"),
        ("JPN", "prime minister"),
    ):
        days = [datetime.date(year, 6, 15) for year in range(2006, 2025)]
        assert all(vocab.holder(office, country, day) for day in days), (country, office)


@pytest.mark.parametrize("entry", entries_of(SEEDS / "actors" / "roles.toml"), ids=lambda entry: entry.name)
def test_every_role_is_read_in_its_examples_and_not_in_its_nevers(entry: Entry, vocab: ActorVocabulary) -> None:
    for example in entry.examples:
        mentions, _ = actors_in(example, [Sentence(0, len(example))], (), None, vocab)
        assert entry.fields["sector"] in [mention.sector for mention in mentions if mention.form != "demonym"] or "takes" in entry.fields, (
            example
        )
    for text in entry.nevers:
        mentions, _ = actors_in(text, [Sentence(0, len(text))], (), None, vocab)
        assert not [mention for mention in mentions if mention.form == "nominal"], text


def test_a_noun_grows_its_plural() -> None:
    singles = ("oligarch", "ministry", "policeman", "member of parliament", "church", "fighter jet")
    assert [plural_of(word) for word in singles] == [
        "oligarchs",
        "ministries",
        "policemen",
        "members of parliament",
        "churches",
        "fighter jets",
    ]


@pytest.mark.parametrize(
    "name", [f"{name}.csv" for name in ["states", "bodies", "offices", "members", "titles", "places", "peoples", "parts", "seats"]]
)
def test_every_row_has_its_source(name: str) -> None:
    rows = rows_of(SEEDS / "actors" / name)
    assert rows
    assert all(row["source"] for row in rows)


def test_every_member_and_office_refers_to_a_state_that_is_there(vocab: ActorVocabulary) -> None:
    assert all(vocab.actor(m.state) and vocab.actor(m.group) for m in vocab.memberships)
    assert all(t.country is None or vocab.actor(t.country.lower()) for t in vocab.tenures)


def test_every_cue_is_found_in_its_examples_and_in_none_of_its_nevers(vocab: ActorVocabulary) -> None:
    for entry in entries_of(SEEDS / "actors" / "cues.toml"):
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, vocab.cues[entry.name]))})(?!\w)")
        assert all(words.search(example.lower()) for example in entry.examples), entry.name
        assert not any(words.search(never.lower()) for never in entry.nevers), entry.name


def test_an_id_that_stands_for_two_actors_is_refused_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    for file in (SEEDS / "actors").iterdir():
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    with (folder / "bodies.csv").open("a", encoding="utf-8") as bodies:
        bodies.write("ukr,Another,organization,UKR,GOV,,,,made up\n")
    with pytest.raises(LedgerError, match=r"seeds/actors: ukr: two actors have this id"):
        load(tmp_path)


def test_a_word_of_a_long_list_belongs_to_an_entry(tmp_path: Path) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    for file in (SEEDS / "actors").iterdir():
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    with (folder / "roles.csv").open("a", encoding="utf-8") as roles:
        roles.write("wizard,wizards\n")
    with pytest.raises(LedgerError, match="no entry 'wizards'"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["roles", "cues"])
def test_a_long_list_has_each_word_once(name: str) -> None:
    words = [(row["words"], row[name.removesuffix("s")]) for row in rows_of(SEEDS / "actors" / f"{name}.csv")]
    words += [(word, entry.name) for entry in entries_of(SEEDS / "actors" / f"{name}.toml") for word in entry.words]
    assert len(words) == len(set(words))


def test_an_institution_is_a_part_of_its_body(vocab: ActorVocabulary) -> None:
    assert [vocab.whole_of(of) for of in ("european-commission", "eu")] == [vocab.actor("eu"), vocab.actor("eu")]
    assert vocab.whole_of("nobody") is None
