"""Where the program finds its own data: the schema and the vocabulary.

A checkout (editable install) uses the top-level folders `schema/` and `seeds/`; an installed wheel
carries both inside the package. Nothing else in the program knows this.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_data"
_TOP = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent

SCHEMA = _TOP / "schema"
SEEDS = _TOP / "seeds"
