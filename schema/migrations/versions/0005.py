"""The number of events in each month by kind: everything in 0005.sql."""

from ledger.store.upgrade import run

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    run("0005.sql")
