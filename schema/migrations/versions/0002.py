"""Decisions, what is derived from them, the history of actors, and the check sums of entries: everything in 0002.sql."""

from ledger.store.upgrade import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run("0002.sql")
