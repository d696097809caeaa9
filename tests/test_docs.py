"""The docs cannot rot: their transcripts are run, and their links lead somewhere."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])

_SPEC = importlib.util.spec_from_file_location("console", ROOT / "tests" / "console.py")
assert _SPEC is not None
assert _SPEC.loader is not None
console = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(console)

WITH_TRANSCRIPTS = [page for page in PAGES if console.BLOCK.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", WITH_TRANSCRIPTS, ids=lambda page: page.name)
def test_every_transcript_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    folder = console.new_folder(tmp_path)
    for block in console.BLOCK.findall(page.read_text(encoding="utf-8")):
        for command, shown in console.commands_in(block):
            assert console.printed_by(command, folder) == shown, command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]
