"""Salvaging a damaged library, and saying what came of it. Runs in any thread, without a desk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from newsroom.errors import NewsroomError
from newsroom.intake.receive import receive
from newsroom.job import Job
from newsroom.store import salvage as store
from newsroom.store.salvage import Salvaged
from newsroom.store.salvaging.placing import put_in_place

__all__ = ["Salvaged", "beside", "put_in_place", "record", "report", "salvage", "summary"]

_MARK = "抢救"
_NAMED = 200  # titles of one kind that a report lists one by one


def salvage(path: Path, target: Path, job: Job) -> Salvaged:
    """Bring what can be read of a damaged library into a new one. Raises FileError,
    CancelledError; nothing is left behind then, and the damaged file is never written to.
    """
    return store.salvage(path, target, job, partial(_measure, job))


def _measure(job: Job, path: Path) -> tuple[int, int]:
    """The size of a picture, found out where no picture can do harm."""
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        for received in receive([path], Path(folder), job):
            if received.submission is not None:
                for picture in received.submission.pictures:
                    return picture.width, picture.height
    raise NewsroomError("图片读不出来")


def beside(path: Path) -> Path:
    """Where what is salvaged from a library goes, unless somebody says otherwise."""
    number = 1
    while True:
        mark = _MARK if number == 1 else f"{_MARK}{number}"
        found = path.with_name(f"{path.stem}-{mark}{path.suffix or '.newsroom'}")
        if not found.exists():
            return found
        number += 1


def summary(told: Salvaged) -> str:
    """What came of it, in one or two sentences."""
    words = f"抢救出 {told.articles} 篇稿件、{told.pictures} 张图片。"
    if told.lost:
        return f"{words}有 {len(told.lost)} 篇没有救回来。"
    return f"{words}没有丢稿件。" if not told.whole else f"{words}什么都没有丢。"


def report(told: Salvaged) -> str:
    """All that came of it, as a text to be read and kept."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Salvaged) -> Iterator[str]:
    yield f"抢救报告：{told.source.name} → {told.target.name}"
    yield summary(told)
    yield f"损坏的稿库共 {told.pages} 页，读不出的有 {told.broken} 页；原文件没有改动。"
    yield from _titled("没有救回来的稿件", told.lost)
    yield from _titled(
        "从旧版本或草稿补回来的稿件（请看一遍，最后的改动可能不在里面）", told.restored
    )
    yield from _titled("前后文字对不上的稿件（请看一遍，旧版本都在版本记录里）", told.doubtful)
    if told.missing:
        yield ""
        yield "没有救回来的其他内容："
        yield from (f"  {name} {count} 条" for name, count in told.missing)
    if told.invented:
        yield ""
        yield f"有 {told.invented} 个报刊或期的记录读不出来，补了空的，请核对名称、期号和日期。"
    yield from _titled("缺少原件的图片", told.pictures_missing)
    yield from _titled("原件已经变样的图片，没有带过来", told.pictures_altered)
    if told.strange:
        yield ""
        yield f"图片文件夹里另有 {told.strange} 个没有记录的文件，没有带过来。"
    yield ""
    yield "救回来的内容："
    yield from (f"  {name} {count}" for name, count in told.saved if count)
    yield ""
    yield "检索和查重稿的索引会在打开后自己补齐，要几分钟。"


def _titled(words: str, titles: tuple[str, ...]) -> Iterator[str]:
    if not titles:
        return
    yield ""
    yield f"{words}，{len(titles)}："
    yield from (f"  {title}" for title in titles[:_NAMED])
    if len(titles) > _NAMED:
        yield f"  ……另有 {len(titles) - _NAMED}"


def record(told: Salvaged) -> dict[str, Any]:
    """What the command line prints as JSON."""
    facts = asdict(told) | {"source": str(told.source), "target": str(told.target)}
    facts["saved"], facts["missing"] = dict(told.saved), dict(told.missing)
    return facts | {"whole": told.whole}
