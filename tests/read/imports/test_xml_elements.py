"""Elements of XML with their spans, and XML that is not read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.read.imports.xml_elements import DEEPEST, Element, XmlUnreadable, elements_in

TEXT = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- a > comment -->
<all made='2020'>
  <one a="1 &amp; 2" b='x>y'> caf\u00e9 &lt;here&gt; </one><one/>
  <other><one>deep</one></other>
  <one><part>\U0001f600 smile</part><part lang="fr"></part>tail</one>
</all>
"""


def found(text: str) -> list[Element]:
    return list(elements_in(text, "all", "one"))


def test_wanted_elements_come_in_order_and_the_root_last() -> None:
    assert [element.name for element in found(TEXT)] == ["one", "one", "one", "all"]
    first, empty, third, root = found(TEXT)
    assert TEXT[first.start : first.end].startswith("<one a=")
    assert TEXT[first.start : first.end].endswith("</one>")
    assert TEXT[empty.start : empty.end] == "<one/>"
    assert TEXT[third.start : third.end].endswith("tail</one>")
    assert TEXT[root.start : root.end].endswith("</all>")
    assert [child.name for child in root.children] == ["other"]


def test_what_is_told_stands_at_its_span_as_it_is_written_there() -> None:
    first, _, third, root = found(TEXT)
    assert first.text is not None
    assert first.text.text == "caf\u00e9 <here>"
    assert TEXT[first.text.start : first.text.end] == "caf\u00e9 &lt;here&gt;"
    made = root.attributes["made"]
    assert (made.text, TEXT[made.start : made.end]) == ("2020", "2020")
    amp, angle = first.attributes["a"], first.attributes["b"]
    assert (amp.text, TEXT[amp.start : amp.end]) == ("1 & 2", "1 &amp; 2")
    assert (angle.text, TEXT[angle.start : angle.end]) == ("x>y", "x>y")
    part = third.children[0].text
    assert part is not None
    assert TEXT[part.start : part.end] == "\U0001f600 smile"
    assert third.text is None
    assert third.children[1].text is None


BOMB = '<!DOCTYPE all [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><all><one>&b;</one></all>'


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        (BOMB, 1, "has a document type"),
        ('\n<!DOCTYPE all SYSTEM "http://example.org/a.dtd"><all/>', 2, "has a document type"),
        ("<all>\n<one>&secret;</one></all>", 2, "is no well-formed XML (undefined entity)"),
        ("<all>\n<one></all>", 2, "is no well-formed XML (mismatched tag)"),
        ("<all><one>", 1, "is no well-formed XML (no element found)"),
        ("<html/>", 1, "is XML of <html>"),
        ("<all>" + "<one>" * 40 + "</one>" * 40 + "</all>", 1, f"has elements in more than {DEEPEST} others"),
    ],
)
def test_what_is_not_read_is_named_with_its_line(text: str, line: int, wrong: str) -> None:
    with pytest.raises(XmlUnreadable) as raised:
        found(text)
    assert raised.value.line == line
    assert raised.value.wrong.startswith(wrong)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"), exclude_characters="<>&\"'"), min_size=1, max_size=9
)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_spans_hold_for_text_of_every_script(parts: list[tuple[str, str]]) -> None:
    text = "<all>" + "".join(f'<one a="{value}">{words}</one>{words}' for value, words in parts) + "</all>"
    elements = found(text)[:-1]
    assert len(elements) == len(parts)
    for element, (value, words) in zip(elements, parts, strict=True):
        assert text[element.start : element.end] == f'<one a="{value}">{words}</one>'
        if words.strip():
            assert element.text is not None
            assert text[element.text.start : element.text.end] == words.strip() == element.text.text
