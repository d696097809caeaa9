"""A timeline and fact-ledger database: events, actors and money, each traceable to its quote.

Nothing is imported here, so that a command pays only for what it runs. The path from a file to a
printed chronology is on one page in `ledger.pipeline`.
"""

__version__ = "0.1.0"
