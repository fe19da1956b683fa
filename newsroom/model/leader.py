"""Leaders (领导): the order in which their activities stand on a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.model.identity import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A leader. rank: 1 is the first; equal ranks ask for no order. title: 职务, as printed."""

    uuid: str = field(default_factory=new_id)
    name: str
    rank: int
    title: str = ""
