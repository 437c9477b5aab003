"""Dataclasses to JSON and back, by their type hints: clause trees and norms on disk.

Each object is written as the list of its fields, so that the five codes load in milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Reader = Callable[[Any], Any]


def to_plain(value: object) -> object:
    """Lists, strings and numbers that stand for a value made of dataclasses.

    >>> from ingest.clauses import Span
    >>> to_plain((Span(3, 7), None))
    [[3, 7], None]
    """
    if is_dataclass(value):
        return [to_plain(getattr(value, field.name)) for field in fields(value) if field.init]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    return value


def from_plain(kind: type[T], plain: object) -> T:
    """The value of a type that `to_plain` wrote.

    >>> from ingest.clauses import Span
    >>> from_plain(Span, [3, 7])
    Span(start=3, end=7)
    """
    value: T = _reader(cast(Hashable, kind))(plain)
    return value


@cache
def _reader(hint: Any) -> _Reader:  # noqa: ANN401 - a type hint has no type of its own
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional(next(part for part in inner if part is not NoneType))
    if origin is tuple:
        return _sequence(_reader(inner[0]))
    if is_dataclass(hint):
        return _record(hint)
    if hint is Decimal or (isinstance(hint, type) and issubclass(hint, Enum)):
        return hint
    return _same


def _same(plain: object) -> object:
    return plain


def _optional(hint: Any) -> _Reader:  # noqa: ANN401
    read = _reader(hint)
    return lambda plain: None if plain is None else read(plain)


def _sequence(read: _Reader) -> _Reader:
    if read is _same:
        return tuple
    return lambda plain: tuple(map(read, plain))


def _record(kind: Any) -> _Reader:  # noqa: ANN401
    hints = get_type_hints(kind)
    readers = [_reader(hints[field.name]) for field in fields(kind) if field.init]
    if all(read is _same for read in readers):
        return lambda plain: kind(*plain)
    return lambda plain: kind(*[read(part) for read, part in zip(readers, plain, strict=True)])
