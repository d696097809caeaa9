"""Console transcripts in the docs: what stands behind `$ ` is run, what stands below it is what was printed.

    python tests/console.py FILE...      write the outputs anew, for a change that means to alter them

A block begins with ```console. Each runs in a new folder with a copy of `seeds/` and, as ./ledger.db, a ledger built
from seeds/documents without the language model. stdout and stderr are shown together; "now" is 2026-11-24.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def environment() -> dict[str, str]:
    """What the commands of a transcript see."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEDGER_")}
    return {**kept, "PATH": path, "COLUMNS": "120", "LEDGER_NOW": "2026-11-24T00:00:00Z", "LEDGER_AUTHOR": "ann", "NO_COLOR": "1"}


def new_folder(parent: Path) -> Path:
    """A folder as the transcripts of one file find it."""
    folder = parent / "work"
    folder.mkdir()
    shutil.copytree(ROOT / "seeds" / "documents", folder / "seeds" / "documents")
    command = ["ledger", "build", "seeds/documents", "--no-model", "--out", "ledger.db"]
    subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True)
    return folder


def commands_in(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with the output below it; a line that ends in a backslash goes on."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        lines = part.splitlines(keepends=True)
        last = next(index for index, line in enumerate(lines) if not line.endswith("\\\n"))
        yield "".join(lines[: last + 1]).rstrip("\n"), "".join(lines[last + 1 :])


def printed_by(command: str, folder: Path) -> str:
    """What a command prints, without blanks at the ends of lines."""
    ran = subprocess.run(command, shell=True, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)  # noqa: S602
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.decode().splitlines())


def rewritten(text: str, folder: Path) -> str:
    """The text of a file with all its transcripts run anew, in order."""

    def run(match: re.Match[str]) -> str:
        shown = "".join(f"$ {command}\n{printed_by(command, folder)}" for command, _ in commands_in(match[1]))
        return f"```console\n{shown}```"

    return BLOCK.sub(run, text)


def main() -> None:
    """Rewrite the files that are named."""
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as parent:
            path = Path(name)
            path.write_text(rewritten(path.read_text(encoding="utf-8"), new_folder(Path(parent))), encoding="utf-8")


if __name__ == "__main__":
    main()
