"""What a rule is, what it tells, and what it is told of the desk it works for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.finding import Severity
from newsroom.model.pack import INTERNAL, Pack
from newsroom.model.publication import PublicationKind
from newsroom.model.roster import Roster
from newsroom.proof.text import Story, Text


@dataclass(frozen=True, slots=True)
class Slip:
    """What a rule found: characters of a passage, equal ends for a gap where something is missing.

    message: what is wrong and why, one Chinese sentence without its end mark. suggestions: what may
    stand there instead, the likeliest first; an empty string: take it out; none where it cannot be
    told. source, severity: where they differ from the rule's. text: index of the passage in its
    story (`Story.passages`); story: index of the story (rules over stories and issues).
    """

    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()
    source: str = ""
    severity: Severity | None = None
    text: int = 0
    story: int = 0


@dataclass(frozen=True)
class Setting:
    """What rules are told besides the copy. day: of the issue; None where it has none yet: rules
    that need it keep silent. Hashable, compared by value: findings are kept as long as it holds.

    internal: a newspaper that is internal material (内部资料). packs: keys of the rule packs that
    are on; None: those that are on by themselves for such a publication, with those that the house
    switched on and without those it switched off. own: the house's own packs; entries of one that
    bears the key of another join it. muted: fingerprints of entries that are switched off.

    combined: the issue is several in one (合刊), which its readers have for longer. names: what the
    house knows by name: who writes for it, the units of its directory. roster: who holds which
    title from when to when. converted: what of the copy was converted by whoever passed it on
    (`proof.conversion`), which is no fault.
    """

    day: datetime.date | None = None
    kind: PublicationKind = PublicationKind.NEWSPAPER
    internal: bool = False
    packs: frozenset[str] | None = None
    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    own: tuple[Pack, ...] = ()
    muted: frozenset[str] = frozenset()
    combined: bool = False
    names: frozenset[str] = frozenset()
    roster: Roster = Roster()
    converted: frozenset[str] = frozenset()

    @property
    def circle(self) -> str:
        """Which of `model.pack.CIRCLES` the publication is."""
        return INTERNAL if self.internal else self.kind.value


class Scope(StrEnum):
    """What a rule looks at: one passage by itself, one story, or all stories of an issue."""

    TEXT = "text"
    STORY = "story"
    ISSUE = "issue"


LookAtText = Callable[[Text, Setting], Iterable[Slip]]
LookAtStory = Callable[[Story, Setting], Iterable[Slip]]
LookAtIssue = Callable[[Sequence[Story], Setting], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. name: in findings; title: what the newsroom calls it. source: the standard, statute
    or list it follows. look: pure; of the kind that its scope says.
    """

    name: str
    title: str
    severity: Severity
    source: str
    look: LookAtText | LookAtStory | LookAtIssue
    scope: Scope = Scope.TEXT
