"""Records that are made by the ten thousand.

A frozen dataclass guards each of its fields when it is made, which takes four times as long as
making it. Records are frozen for the type checker alone: it refuses an assignment as it does for a
frozen dataclass, and nobody pays for it when pages are composed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A dataclass with slots, compared and hashed by its fields, never to be changed."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
