"""The article that the project began with: every actor of its body, with its name."""

import datetime

from ledger.mentions.actors import actors_in, load
from ledger.places import SEEDS
from ledger.text import load_chrome, passages_of, sentences_of, turns_of

US, UKRAINE, ZELENSKY = "United States", "Ukraine", "Volodymyr Zelensky"
EXPECTED = [
    ("US", US), ("Ukraine", UKRAINE), ("American", US), ("Ukrainian", UKRAINE), ("Washington", "Washington"), ("Ukrainian", UKRAINE),
    ("Volodymyr Zelensky", ZELENSKY), ("American", US), ("Joe Biden", "Joe Biden"), ("White House", "White House"), ("Zelensky", ZELENSKY), ("US", US),
    ("Lloyd Austin", "Lloyd Austin"), ("Ukrainian", UKRAINE), ("Andrey Taran", "Andrey Taran"), ("The president", ZELENSKY), ("Washington", US),
    ("Ukrainian", UKRAINE), ("NATO", "NATO"), ("Russian", "Russia"), ("US", US), ("Ukraine", UKRAINE), ("Biden", "Joe Biden"), ("Washington", US),
    ("Ukraine", UKRAINE), ("Department of Defense", "Department of Defense"), ("Austin", "Lloyd Austin"), ("Zelensky", ZELENSKY), ("Washington", US),
    ("US", US), ("Ukraine", UKRAINE), ("Taran", "Andrey Taran"), ("Zelensky", ZELENSKY), ("Washington", US), ("Ukraine", UKRAINE),
]  # fmt: skip


def test_every_actor_of_the_article_has_its_name() -> None:
    text = (SEEDS / "documents" / "rt-2021-09-01.txt").read_text(encoding="utf-8")
    chrome = load_chrome(SEEDS)
    passages = passages_of(text, chrome)
    sentences, turns = sentences_of(text, passages, chrome), turns_of(text, passages, chrome)
    mentions, doubts = actors_in(text, sentences, turns, datetime.date(2021, 9, 1), load(SEEDS))
    body = text.index("The US and Ukraine have agreed")
    assert [(m.text, m.name) for m in mentions if m.start >= body] == EXPECTED
    assert [doubt.rule for doubt in doubts] == ["pair-of-states"] * 3
