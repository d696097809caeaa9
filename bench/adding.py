"""Speed and memory of `ledger add` on real documents: the White House corpus of ../shared.

    python bench/adding.py [COUNT] [--no-model]

Prints documents per second, KB of text per second, the peak resident memory and the size of the ledger. COUNT
takes the first so many documents (default: all 562).
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "documents" / "white_house"


def main() -> None:
    """Measure and print."""
    count = next((int(word) for word in sys.argv[1:] if word.isdigit()), None)
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    files = sorted(CORPUS.glob("*.md"))[:count]
    program = str(Path(sys.executable).with_name("ledger"))
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder, "documents")
        chosen.mkdir()
        for file in files:
            shutil.copyfile(file, chosen / file.name)
        ledger = Path(folder, "bench.db")
        began = time.perf_counter()
        subprocess.run([program, "add", str(chosen), "--db", str(ledger), *options], check=True, stdout=subprocess.DEVNULL, env=os.environ)
        seconds = time.perf_counter() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        kilobytes = sum(file.stat().st_size for file in files) / 1024
        print(f"{len(files)} documents, {kilobytes:.0f} KB in {seconds:.1f} s (CPU {used.ru_utime + used.ru_stime:.1f} s)")
        print(f"{len(files) / seconds:.1f} documents/s, {kilobytes / seconds:.0f} KB/s, peak memory {used.ru_maxrss / 1024:.0f} MB")
        print(f"ledger: {ledger.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
