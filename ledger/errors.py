"""Everything that can go wrong and is said to a person, each as a sentence about the world.

    LedgerError                      exit 1: findings, or the user's data
    |- DocumentUnreadable            a path that cannot be read as text
    |- NothingToRead                 read, but without a word of text
    |- BrokenRecord                  one line of NDJSON that is not a document
    |- VocabularyBroken              an entry of seeds/ that breaks its own rules
    |- LedgerMissing                 a read command was pointed at no ledger
    |- LedgerUnreadable              the file is not a ledger, is damaged, locked or cannot be written
    |- NewerSchema                   made by a newer ledger than this one
    |- OlderSchema                   made by an older ledger than this one
    |- NoSuchFact                    an id that no fact answers to
    `- UsageError                    exit 2: the command was put wrongly
       |- DateUnreadable             an option that is no date
       `- QueryUnreadable            a query that breaks the grammar (in `ledger.ask`)

A message is `PLACE: what is wrong`; the hint says what to do. Extraction never raises on text: it
records a doubt.
"""


class LedgerError(Exception):
    """What is wrong, where, and what to do about it; `exit_code` is what the program ends with."""

    exit_code = 1

    def __init__(self, place: str, wrong: str, hint: str) -> None:
        super().__init__(f"{place}: {wrong}")
        self.place = place
        self.wrong = wrong
        self.hint = hint


class DocumentUnreadable(LedgerError):
    """A path that is missing, forbidden, binary, or text in no encoding that can be told."""


class NothingToRead(LedgerError):
    """A document that was read and holds no text: an empty file, a page without an article."""


class BrokenRecord(LedgerError):
    """One line of a stream of documents that is not a document."""


class VocabularyBroken(LedgerError):
    """An entry of the vocabulary that lacks its source or its example, or names what is not there."""


class LedgerMissing(LedgerError):
    """A reading command was given a path where no ledger is."""


class LedgerUnreadable(LedgerError):
    """A file that is no ledger, is damaged, is locked by another program, or cannot be written."""


class NewerSchema(LedgerError):
    """A ledger written by a newer version of the program."""


class OlderSchema(LedgerError):
    """A ledger written by an older version of the program, to be upgraded first."""


class NoSuchFact(LedgerError):
    """An id that belongs to no event, claim, figure, document or actor."""


class UsageError(LedgerError):
    """The command was put wrongly."""

    exit_code = 2


class DateUnreadable(UsageError):
    """An option that should be a date and cannot be read as one."""

    def __init__(self, option: str, words: str) -> None:
        super().__init__(option, f"{words!r} is not a date", "write 2021-08-31, 2021-08, 2021, or words such as 'last March'")
