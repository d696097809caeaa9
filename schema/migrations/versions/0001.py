"""The first schema: everything in 0001.sql."""

from ledger.store.upgrade import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    run("0001.sql")
