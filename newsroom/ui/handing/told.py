"""What became of packages, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.desk.taking import Outcome, ParcelReceipt


def summary(receipts: Sequence[ParcelReceipt]) -> str:
    """收到新稿 2 篇，更新 1 篇 — in one line without full stop."""
    taken = [one.outcome for receipt in receipts for one in receipt.taken]
    words = {
        Outcome.NEW: "收到新稿 {} 篇",
        Outcome.UPDATED: "更新 {} 篇",
        Outcome.WAITING: "{} 篇两边都改过，待合并",
        Outcome.SAME: "{} 篇没有变化",
        Outcome.REFUSED: "{} 篇没有收",
    }
    parts = [text.format(taken.count(kind)) for kind, text in words.items() if kind in taken]
    remarks = sum(receipt.remarks for receipt in receipts)
    if remarks:
        parts.append(f"带来 {remarks} 条批注")
    failed = sum(receipt.error is not None for receipt in receipts)
    if failed:
        parts.append(f"{failed} 个包没有收进来")
    return "，".join(parts) or "没有新的内容"


def failures(receipts: Sequence[ParcelReceipt]) -> list[str]:
    """Why packages were refused."""
    return [str(receipt.error) for receipt in receipts if receipt.error is not None]


def notes(receipts: Sequence[ParcelReceipt]) -> list[str]:
    """What else an editor should know."""
    return [note for receipt in receipts for note in _notes(receipt)]


def waits(receipts: Sequence[ParcelReceipt]) -> bool:
    """Whether anything is to be put together."""
    return any(one.outcome is Outcome.WAITING for receipt in receipts for one in receipt.taken)


def when(time: datetime.datetime) -> str:
    """10月12日 09:30."""
    local = time.astimezone()
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def size_words(path: Path) -> str:
    """1.2 MB, or 56 KB for less than one."""
    size = path.stat().st_size
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(size // 2**10, 1)} KB"


def _notes(receipt: ParcelReceipt) -> Iterator[str]:
    manifest = receipt.manifest
    if manifest is not None and receipt.taken:
        sender = "　".join(filter(None, (manifest.person or "未署名", manifest.unit)))
        if manifest.note:
            yield f"{sender}附言：{manifest.note}"
    for note in receipt.notes:
        yield f"“{receipt.path.name}”{note}"
    for one in receipt.taken:
        if one.note and one.outcome is not Outcome.NEW:
            yield f"《{one.title}》{one.outcome.text}：{one.note}"
