"""Questions to a ledger: a read-only connection and a filter in, a `Table` or a `Fact` out.

Plain sqlite3 and small SQL, one module a question. Nothing here prints, parses options or writes; a
query sees only what is in force now. The schema is schema/ledger.sql.
"""
