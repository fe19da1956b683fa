"""Sending an issue to the print shop: check it, write its files, keep in mind what went out.

Three steps, since only the first and the last need the library: `prepare` in its thread, `send`
beside it, `book` in its thread again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.checking import Material
from newsroom.desk.publishing import FileKind, Publishing, Written
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.checked import Checked
from newsroom.model.delivery import Delivery
from newsroom.model.frame import Painter
from newsroom.model.papers import Papers
from newsroom.model.printing import PrintOrder

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk


@dataclass(frozen=True)
class Prepared:
    """All that sending an issue takes from the library."""

    material: Material
    papers: Papers


@dataclass(frozen=True, slots=True)
class Wish:
    """What to write where. strict: no package while the check before printing forbids it."""

    folder: Path
    kinds: frozenset[FileKind]
    strict: bool = True


@dataclass(frozen=True)
class Sent:
    """What came of it. doubts: what is printed other than it should be. ends: kept line ends by
    placement. checked, delivery: None where no package was written.
    """

    written: tuple[Written, ...]
    doubts: tuple[str, ...]
    ends: Mapping[str, tuple[int, ...]]
    checked: Checked | None = None
    delivery: Delivery | None = None


def prepare(desk: Desk, issue: str, order: PrintOrder | None = None) -> Prepared:
    """A frozen snapshot of an issue with its papers. order: in place of its own.

    Raises NotFoundError.
    """
    material = desk.checking.material(issue)
    papers = desk.printing.papers(material.edition)
    if order is None:
        return Prepared(material, papers)
    return Prepared(replace(material, order=order), replace(papers, order=order))


def send(
    prepared: Prepared, publishing: Publishing, wish: Wish, painter: Painter, job: Job
) -> Sent:
    """Write the files; a package only after a check.

    Raises RefusedError where that forbids it, else as `Publishing.export` does.
    """
    edition, papers, checked = prepared.material.edition, prepared.papers, None
    packed = FileKind.PACKAGE in wish.kinds
    if packed:
        job.report(0.0, "付印前总检")
        checked = publishing.check(prepared.material)
        if wish.strict:
            _stop_at(checked)
        papers = replace(papers, checked=checked)
    written = publishing.export(edition, wish.folder, wish.kinds, painter, job, papers)
    return Sent(
        written,
        publishing.doubts(edition),
        publishing.line_ends(edition, wish.kinds),
        checked,
        publishing.delivery(edition, papers) if packed else None,
    )


UNBOOKED = "稿库是只读打开的，这次付印没有记入付印记录"


def book(desk: Desk, prepared: Prepared, sent: Sent) -> Change:
    """Keep in mind what went out: the lines of a proof, the pages of a package; nothing in a
    library that is only looked at.
    """
    if desk.viewed is not None:
        return Change()
    change = desk.paging.proofed(prepared.material.edition, sent.ends)
    if sent.delivery is not None:
        change |= desk.printing.deliver(sent.delivery)
    return change


def _stop_at(checked: Checked) -> None:
    """Raise RefusedError while a check forbids the package."""
    found = checked.blocking
    if found:
        named = "；".join(one.finding.told for one in found[:3])
        more = f"等 {len(found)} 处" if len(found) > 3 else ""
        raise RefusedError(
            f"付印前总检没有通过：{named}{more}",
            kept="印刷包没有写",
            advice="请逐条改好，或在总检里说明照印的理由",
        )
