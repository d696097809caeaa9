"""Events made by hand with their notes, and decisions on actors with what is derived from them: everything in 0003.sql."""

from ledger.store.upgrade import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run("0003.sql")
