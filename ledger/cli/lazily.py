"""Modules of the standard library that are imported when something of them is first used, and not before.

Typer imports them for what few runs do: completion of a shell's words, a coloured traceback, wrapped help.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader

_OF_IMPORTING = frozenset(("__file__", "__path__", "__cached__", "__loader__", "__package__", "__spec__"))


@contextmanager
def lazily(names: Mapping[str, str | None]) -> Iterator[None]:
    """While it lasts, importing one of these top-level modules only finds it; one that is not there is an ImportError as ever.

    Beside a module stands the one that it cannot be imported without, as `bz2` without `_bz2`: where that is missing nothing waits.
    """
    finder = _Finder(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder:
    """Finds the modules of these names on the path, and lets them wait."""

    def __init__(self, names: Mapping[str, str | None]) -> None:
        self._names = names

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module is, with a loader that waits; None for all others, which are found as ever."""
        if name not in self._names:
            return None
        needed = self._names[name]
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None and (needed is None or PathFinder.find_spec(needed)):
            spec.loader = _Waiting(spec.loader)  # type: ignore[assignment]
        return spec


class _Waiting:
    """A loader that makes a module without running it, and has it run when its first name is asked for."""

    def __init__(self, loader: "Loader") -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """A module that knows its place, and none of its names."""
        return _Unread(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run nothing yet."""


class _Unread(ModuleType):
    """A module that was not run yet. (importlib's own LazyLoader runs it when it is imported a second time: that asks for its __spec__.)"""

    def __getattr__(self, name: str) -> Any:
        """Run the module, which is then one like any other, and give what it has under the name."""
        loader = None if name in _OF_IMPORTING or self.__spec__ is None else self.__spec__.loader
        if not isinstance(loader, _Waiting):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        self.__spec__.loader = self.__loader__ = loader.loader
        self.__class__ = ModuleType
        loader.loader.exec_module(self)
        return getattr(self, name)
