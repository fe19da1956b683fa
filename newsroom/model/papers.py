"""The papers of an issue: what goes to the print shop beside its pages, as one frozen snapshot."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.model.article import Article
from newsroom.model.checked import Checked
from newsroom.model.delivery import Delivery
from newsroom.model.printing import PrintOrder
from newsroom.model.signoff import Signoff


@dataclass(frozen=True, kw_only=True)
class Papers:
    """number: of the package within its issue. person: who makes it. time: when, in UTC; one for
    all that tells it.

    revisions: the present version of each article of the issue. last: the package before this
    one; former: its articles as they were then, by version. checked: what the check before
    printing came to; None where there was none.
    """

    order: PrintOrder = PrintOrder()
    number: int = 1
    person: str = ""
    time: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    revisions: Mapping[str, str] = field(default_factory=dict)
    last: Delivery | None = None
    former: Mapping[str, Article] = field(default_factory=dict)
    checked: Checked | None = None
    signoffs: tuple[Signoff, ...] = ()
