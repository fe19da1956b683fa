"""How long work beside the desk asks it for short calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk


class Asks(Protocol):
    """Runs a call on the desk, wherever that lives, and gives its result."""

    def __call__(self, work: Callable[[Desk], Any], /) -> Any:
        """The result."""
        ...
