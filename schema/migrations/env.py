"""Alembic's environment: the migrations run on the connection that `ledger.store.upgrade` hands over.

Alembic's own table of versions stands in the connection's temporary schema; what stays in the file is
`PRAGMA user_version`, set after each migration inside the same transaction.
"""

from typing import Any, cast

from alembic import context


def _number(*, ctx: Any, step: Any, **_: Any) -> None:
    ctx.connection.exec_driver_sql(f"PRAGMA user_version = {int(step.up_revision_id)}")


context.configure(
    connection=context.config.attributes["connection"],
    on_version_apply=cast("Any", _number),
)
context.run_migrations()
