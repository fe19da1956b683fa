"""What goes for good with a piece (彻底删除), and what stays behind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """A page, or a bulletin's issue, that a piece stands in. page: empty for a bulletin. label:
    2021年10月16日 第32期 一版. state: open, released or printed.
    """

    page: str
    issue: str
    label: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Purge:
    """What a piece has left in a library.

    title: its newest one; titles: every one it ever had, drafts included. pictures: SHA-256 of
    those that nothing else uses. shared: how many others do. shots: proofs (uuid) that show it.
    counts: how much of what kind goes, in words; those with nothing left out. sent: packages that
    carried it, in words. stays: what else to see to, in words.
    """

    article: str
    title: str
    titles: tuple[str, ...]
    stood: tuple[Stood, ...] = ()
    pictures: tuple[str, ...] = ()
    shared: int = 0
    shots: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    sent: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
