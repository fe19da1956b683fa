"""What a check before printing (付印前总检) came to: every finding with its state, and the sums."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.model.finding import Finding, Override, Severity


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding as its publication holds it. title: of the check. blocks: it keeps the issue from
    the print shop as long as it is open. override: the reason an editor gave, None while open.
    """

    finding: Finding
    title: str
    blocks: bool = False
    override: Override | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has given a reason to print it as it is."""
        return self.override is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One check of an issue. judged: the findings, by weight and page. checks: titles of what was
    looked at. time: when, in UTC.
    """

    issue: str
    time: datetime.datetime
    judged: tuple[Judged, ...] = ()
    checks: tuple[str, ...] = ()

    @property
    def blocking(self) -> tuple[Judged, ...]:
        """The open findings that keep the issue from the print shop."""
        return tuple(one for one in self.judged if one.blocks and one.open)

    @property
    def blocks(self) -> bool:
        """Whether the issue may not go to the print shop as it is."""
        return bool(self.blocking)

    @property
    def overridden(self) -> tuple[Judged, ...]:
        """The findings to be printed as they are, each with its reason."""
        return tuple(one for one in self.judged if not one.open)

    def count(self, severity: Severity) -> int:
        """How many findings of a level are open."""
        return sum(1 for one in self.judged if one.open and one.finding.severity is severity)

    @property
    def summary(self) -> str:
        """差错 1　疑点 3　提示 2　已说明理由 1; what there is none of is left out."""
        parts = [f"{level.text} {self.count(level)}" for level in Severity if self.count(level)]
        if self.overridden:
            parts.append(f"已说明理由 {len(self.overridden)}")
        return "\u3000".join(parts) or "没有发现问题"
