"""The article that the project began with: every actor of its body, with its name."""

import datetime

from ledger.mentions.actors import actors_in, load
from ledger.places import SEEDS
from ledger.text import load_chrome, passages_of, sentences_of, turns_of

EXPECTED = """\
US = United States
Ukraine = Ukraine
American = United States
Ukrainian = Ukraine
Washington = Washington
Ukrainian = Ukraine
Volodymyr Zelensky = Volodymyr Zelensky
his = Volodymyr Zelensky
American = United States
Joe Biden = Joe Biden
White House = White House
Twitter = Twitter
Zelensky = Volodymyr Zelensky
US = United States
Lloyd Austin = Lloyd Austin
Ukrainian = Ukraine
Andrey Taran = Andrey Taran
The president = Volodymyr Zelensky
Washington = United States
Ukrainian = Ukraine
NATO = NATO
Russian = Russia
US = United States
Ukraine = Ukraine
armed forces = Ukrainian armed forces
Biden = Joe Biden
Washington = United States
Ukraine = Ukraine
Department of Defense = Department of Defense
Austin = Lloyd Austin
Zelensky = Volodymyr Zelensky
Washington = United States
this department = Department of Defense
US = United States
Ukraine = Ukraine
Taran = Andrey Taran
Black Sea = Black Sea
Zelensky = Volodymyr Zelensky
he = Volodymyr Zelensky
Washington = United States
he = Volodymyr Zelensky
Ukraine = Ukraine
"""


def test_every_actor_of_the_article_has_its_name() -> None:
    text = (SEEDS / "documents" / "rt-2021-09-01.txt").read_text(encoding="utf-8")
    chrome = load_chrome(SEEDS)
    passages = passages_of(text, chrome)
    sentences, turns = sentences_of(text, passages, chrome), turns_of(text, passages, chrome)
    mentions, doubts = actors_in(text, sentences, turns, datetime.date(2021, 9, 1), load(SEEDS))
    body = text.index("The US and Ukraine have agreed")
    assert [f"{m.text} = {m.name}" for m in mentions if m.start >= body] == EXPECTED.splitlines()
    assert [doubt.rule for doubt in doubts] == ["pair-of-states"] * 3
