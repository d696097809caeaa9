"""What front matter says, and what is none."""

import datetime

import pytest

from ledger.read import FrontMatter, front_matter_in


def said(block: str) -> FrontMatter:
    found = front_matter_in(f"---\n{block}\n---\nText.\n")
    assert found is not None
    return found


def test_front_matter_ends_after_its_closing_line() -> None:
    text = "---\r\ntitle: Aid\r\n---\r\nText."
    found = front_matter_in(text)
    assert found is not None
    assert text[found.end :] == "Text."


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: Aid for Kyiv", "Aid for Kyiv"),
        ("title: Aid # a comment", "Aid"),
        ("title: Aid\n  for Kyiv", "Aid for Kyiv"),
        ("title: 'It''s aid'", "It's aid"),
        ('title: "G7\\u2019s \\\n  \\ loans\\_to Kyiv \\U0001F600 \\ud83d\\ude00"', "G7’s loans to Kyiv 😀 😀"),
        ('title: "Aid\n  for Kyiv"', "Aid for Kyiv"),
        ("title: >-\n  Aid\n  for Kyiv", "Aid for Kyiv"),
        ("title: WEEK 15: WINS", "WEEK 15: WINS"),
    ],
)
def test_a_title_is_read_as_yaml_writes_it(block: str, title: str) -> None:
    assert said(block).title == title


@pytest.mark.parametrize(
    "value",
    [
        "",
        "~",
        "null",
        "*alias",
        "&anchor a",
        "!!python/object:os.system a",
        "[a, b]",
        "{a: b}",
        '"open',
        '"\\q"',
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        "'open",
    ],
)
def test_a_value_that_is_no_plain_scalar_says_nothing(value: str) -> None:
    found = said(f"title: {value}\nsource: S")
    assert (found.title, found.source) == (None, "S")


def test_keys_of_lists_and_mappings_below_are_not_the_documents() -> None:
    found = said("sources:\n- title: Other\n  url: https://other.example\nmeta:\n  source: Other\ntitle: Aid")
    assert (found.title, found.url, found.source) == ("Aid", None, None)


@pytest.mark.parametrize(
    ("block", "day"),
    [
        ("date: '2022-03-12'", datetime.date(2022, 3, 12)),
        ("published_time: 2022-03-12 10:23:26-05:00", datetime.date(2022, 3, 12)),
        ("date: March 12, 2022", datetime.date(2022, 3, 12)),
        ("date: 2022-02-30", None),
        ("date: soon", None),
    ],
)
def test_the_day_is_read_where_it_is_one(block: str, day: datetime.date | None) -> None:
    assert said(block).published_on == day


def test_url_and_source_have_two_names_each() -> None:
    found = said("source_url: https://a.example\npublisher: P")
    assert (found.url, found.source) == ("https://a.example", "P")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text.",
        "---\n",
        "---\ntitle: Aid\n",
        "---\nThe ministers met.\n---\nThey parted.\n",
        "\n---\ntitle: Aid\n---\n",
        "---\na: " + "b" * 70_000 + "\n---\n",
    ],
)
def test_what_is_no_front_matter_is_left_in_the_text(text: str) -> None:
    assert front_matter_in(text) is None
