"""An index of the events of more than a year: everything in 0004.sql."""

from ledger.store.upgrade import run

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run("0004.sql")
