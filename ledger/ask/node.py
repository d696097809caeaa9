"""What the classes of a query's tree have in common: frozen values that cost little to define.

A reading command defines them all before it can answer. A dataclass writes and compiles six methods for each class,
which for the eleven of `ledger.ask.terms` is a sixth of the CPU of `ledger events` (`bench/startup.py`).
"""

from typing import ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True)
class Node:
    """A value with the fields that its class annotates, in their order; a class attribute is a field's default.

    Equal to another of its class whose fields are equal, but for `at`, its place in the text that it was read from.
    Raises TypeError for fields that are missing or that it does not have, AttributeError where one is to be changed.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        type.__setattr__(cls, "__match_args__", tuple(cls.__annotations__))

    def __init__(self, *values: object, **named: object) -> None:
        fields = self.__match_args__
        given = {**dict(zip(fields, values, strict=False)), **named}
        wrong = [*given.keys() - set(fields), *(name for name in fields if name not in given and not hasattr(type(self), name))]
        if wrong or len(values) + len(named) != len(given):
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(wrong)) or 'a field is given twice'}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Node) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash((type(self), self._told()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__match_args__)})"

    def _told(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__ if name != "at")
