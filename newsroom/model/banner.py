"""Banners (栏头): what stands over the stories of one section wherever they are grouped."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.model.identity import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """The look of one section's banner in a publication, kept for every issue.

    section: the 栏题 it is for. picture: artwork by SHA-256; empty for the words in type. rows:
    body lines it takes; 0 for what the house's section size needs.
    """

    uuid: str = field(default_factory=new_id)
    publication: str
    section: str
    picture: str = ""
    rows: int = 0
