"""Quality floors: run the scorers of ../shared/bench on the development corpora and compare with bench/floors.toml.

    python bench/floors.py [SUITE ...]                          measure, and print each number beside its floor
    python bench/floors.py --lock                               agree on floors that are new or were raised
    python bench/floors.py --lower "SUITE: FLOOR" VALUE REASON  lower one, and say why in CHANGELOG.md

Ends with 1 when a number is below its floor, a corpus is not the one that the floor was measured on, or a floor is lower than the
one agreed on in floors.lock.json. Without ../shared there is nothing to measure, which is said.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FLOORS, LOCK, CHANGELOG = HERE / "floors.toml", HERE / "floors.lock.json", HERE.parent / "CHANGELOG.md"
SHARED = HERE.parent.parent / "shared"


def digest_of(corpus: Path, root: Path = SHARED) -> str:
    """SHA-256 over names and contents of a corpus, a file or a folder, in the order of the names."""
    total = hashlib.sha256()
    for file in sorted(corpus.rglob("*")) if corpus.is_dir() else [corpus]:
        if file.is_file():
            total.update(f"{file.relative_to(root).as_posix()}\n".encode() + file.read_bytes())
    return total.hexdigest()[:16]


def output_of(suite: dict[str, Any]) -> str:
    """What a suite's command prints, with our own program first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as scratch:
        env = {**os.environ, "SHARED": str(SHARED), "SCRATCH": scratch, "PATH": path}
        ran = subprocess.run(suite["command"], shell=True, env=env, cwd=HERE.parent, capture_output=True, text=True, check=False)  # noqa: S602
    if ran.returncode:
        sys.exit(f"{suite['name']}: the scorer ended with {ran.returncode}:\n{ran.stderr}")
    return ran.stdout


def shortfalls(suite: dict[str, Any]) -> int:
    """How many floors of a suite are not reached, after printing all."""
    print(suite["name"])
    short = 0
    shared = [digest_of(SHARED / corpus) for corpus in suite.get("corpus", [])]
    digest = "-".join([*shared, *(digest_of(HERE.parent / file, HERE.parent) for file in suite.get("files", []))])
    if digest != suite["digest"]:
        print(f"  the corpus has digest {digest}, the floors were measured on {suite['digest']}")
        short += 1
    printed = output_of(suite)
    for floor in suite["floor"]:
        found = re.search(floor["pattern"], printed, re.S)
        measured = float(found[1]) if found else float("nan")
        reached = measured >= floor["least"]
        print(f"  {'ok ' if reached else 'LOW'} {measured:8.3f}  (floor {floor['least']})  {floor['name']}")
        short += not reached
    return short


def locked() -> dict[str, float]:
    """The floors that were agreed on, by "suite: floor"."""
    found: dict[str, float] = json.loads(LOCK.read_text(encoding="utf-8")) if LOCK.exists() else {}
    return found


def floors_of(suites: list[dict[str, Any]]) -> dict[str, float]:
    """All floors of floors.toml, by "suite: floor"."""
    return {f"{suite['name']}: {floor['name']}": float(floor["least"]) for suite in suites for floor in suite["floor"]}


def lowered(suites: list[dict[str, Any]]) -> list[str]:
    """What floors.toml has lower than agreed or not at all, and what nobody has agreed on."""
    floors = floors_of(suites)
    agreed = locked()
    fallen = [f"{name}: {floors.get(name, 'gone')}, agreed {least}" for name, least in agreed.items() if floors.get(name, -1.0) < least]
    fresh = [f"{name}: {least}, agreed {agreed.get(name)}: run --lock" for name, least in floors.items() if agreed.get(name, -1.0) < least]
    return fallen + fresh


def lock(suites: list[dict[str, Any]]) -> int:
    """Agree on new and raised floors; refuses where one is lower than agreed."""
    fallen = [line for line in lowered(suites) if not line.endswith("run --lock")]
    if fallen:
        print("\n".join(fallen), 'lowering a floor needs --lower "SUITE: FLOOR" VALUE REASON', sep="\n")
        return 1
    LOCK.write_text(json.dumps(floors_of(suites), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def lower(name: str, least: str, reason: str) -> int:
    """Lower one floor, agreed and in floors.toml, and tell why in CHANGELOG.md."""
    agreed = locked()
    if name not in agreed or float(least) >= agreed[name] or not reason.strip():
        print(f"{name!r} must be one of {LOCK.name}, {least} below it, and the reason some words")
        return 1
    suite, floor = name.split(": ", 1)
    head, found, rest = FLOORS.read_text(encoding="utf-8").partition(f'name = "{suite}"')
    line = re.compile(rf'(name = "{re.escape(floor)}".*?least = )[\d.]+')
    FLOORS.write_text(head + found + line.sub(rf"\g<1>{least}", rest, count=1), encoding="utf-8")
    LOCK.write_text(json.dumps({**agreed, name: float(least)}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    log = CHANGELOG.read_text(encoding="utf-8")
    at = log.index("\n- ") + 1
    told = f"- The floor of {name} falls from {agreed[name]} to {least}: {reason.strip()}\n"
    CHANGELOG.write_text(log[:at] + told + log[at:], encoding="utf-8")
    return 0


def main() -> int:
    """0 when every floor is reached and none was lowered unsaid."""
    suites = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("suite", [])
    match sys.argv[1:]:
        case ["--lock"]:
            return lock(suites)
        case ["--lower", name, least, reason]:
            return lower(name, least, reason)
        case chosen:
            unsaid = lowered(suites)
            print("".join(f"  NOT AGREED  {line}\n" for line in unsaid), end="")
            if not SHARED.is_dir():
                print(f"floors: {SHARED} is not there, so nothing is measured")
                return 1 if unsaid else 0
            short = sum(shortfalls(suite) for suite in suites if not chosen or suite["name"] in chosen)
            return 1 if short or unsaid else 0


if __name__ == "__main__":
    sys.exit(main())
