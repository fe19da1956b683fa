"""A contributor (作者档案): who has written or photographed for the house."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.credit import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """One person. counts: pieces credited to them, by role, most frequent first."""

    uuid: str
    name: str
    unit: str = ""
    phone: str = ""
    counts: tuple[tuple[Role, int], ...] = ()

    @property
    def pieces(self) -> int:
        """All their credits."""
        return sum(count for _, count in self.counts)
