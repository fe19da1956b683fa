"""Verifying a library: what was found, told as a record. Runs in any thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsroom.store.verification import Verified, verify

__all__ = ["Verified", "told", "verified_record", "verify"]


def verified_record(path: Path, found: Verified) -> dict[str, Any]:
    """What the command line prints as JSON."""
    return {
        "library": str(path),
        "sound": found.sound,
        "faults": list(found.faults),
        "wrong": found.wrong,
        "notes": list(found.notes),
        "events": found.events,
        "desks": found.desks,
        "signatures": found.signatures,
        "pictures": found.pictures,
        "newest": [
            {"desk": desk, "sequence": sequence, "hash": digest}
            for desk, sequence, digest in found.newest
        ],
    }


def told(found: Verified) -> str:
    """The sum in one sentence."""
    looked = f"操作记录 {found.events} 条、签字 {found.signatures} 个、图片原件 {found.pictures} 个"
    if found.sound:
        return f"都对得上：{looked}，没有缺少，也没有被改动过。"
    return f"有 {found.wrong} 处不对（核对了{looked}）："
