"""What each print-shop profile asks of a page file, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.export.word_lines import Policy
from newsroom.model.printing import PageProfile


@dataclass(frozen=True, slots=True)
class Manner:
    """How a page file is written.

    policy: how composed positions become tracking. fallback: every drawn shape a second time as
    VML, for programs that do not know the newer drawing. chained: the legs of a story are linked
    text boxes, so that it is one text to whoever edits it. latin: Latin letters and digits travel
    as a small font of their own, so that no stand-in can set them wider.
    """

    policy: Policy
    fallback: bool = False
    chained: bool = False
    latin: bool = False


_MANNERS = {
    PageProfile.EXACT: Manner(Policy.EXACT),
    PageProfile.WPS: Manner(Policy.EXACT, fallback=True),
    PageProfile.SAFE: Manner(Policy.SAFE, latin=True),
    PageProfile.EDITABLE: Manner(Policy.EXACT, chained=True),
}


def manner(profile: PageProfile) -> Manner:
    """The manner of a profile."""
    return _MANNERS[profile]
