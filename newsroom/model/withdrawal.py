"""撤稿 and 更正: why a piece is not printed after all; what says that a printed one was wrong."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from newsroom.model.identity import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A piece withdrawn: why, by whose order, by whom at the keyboard.

    issue: the one that it was taken out of, empty where it was meant for none yet. revoked: when
    the withdrawal was taken back; while it stands, the piece is in no page, archive, statistics or
    fees.
    """

    uuid: str = field(default_factory=new_id)
    article: str
    issue: str = ""
    reason: str
    ordered_by: str
    person: str
    time: datetime.datetime
    revoked: datetime.datetime | None = None

    @property
    def told(self) -> str:
        """Reason and order in one breath."""
        return f"{self.reason}（{self.ordered_by}决定）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A 更正启事 and the piece that it corrects. notice, wrong: their identities. issue: the one
    that the wrong piece was printed in; empty where that is not known.
    """

    notice: str
    wrong: str
    issue: str = ""
    person: str
    time: datetime.datetime
