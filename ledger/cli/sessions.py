"""Who is at work, when, and with which words: what the ledger notes with every entry."""

import datetime
import getpass
import shlex
import shutil
import subprocess
import sys

from ledger.cli.days import moment
from ledger.cli.missing import say_what_is_missing
from ledger.cli.saying import printable
from ledger.pipeline import Session


def session(author: str | None, now: str | None, model: bool, reason: str | None = None) -> Session:
    """The session of this command line. Raises UsageError for a `--now` that is no moment."""
    if model:
        say_what_is_missing()
    clock = moment(now, datetime.datetime.now(datetime.UTC))
    command = printable(shlex.join(["ledger", *sys.argv[1:]]))
    return Session(
        now=clock, author=printable(author or _author()), command=command, model=model, reason=printable(reason) if reason else None
    )


def _author() -> str:
    """The name in git's configuration, else the login name, else "unknown"."""
    git = shutil.which("git")
    if git:
        answer = subprocess.run([git, "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S603
        if answer.stdout.strip():
            return answer.stdout.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's user without a name
        return "unknown"
