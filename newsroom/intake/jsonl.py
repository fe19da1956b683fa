"""An archive as lines of JSON: {"headline", "body", "date", "credits"} each.

The file is read twice: first to judge every line and to learn in which order of days they stand,
then piece by piece, so that an archive of any size needs little room.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import uuid
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from newsroom import outside
from newsroom.errors import FileError, why
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.markup import plain
from newsroom.model.when import days

_LONGEST = 8 << 20  # bytes of a line
_TOLD = 5  # faulty lines that are named
_MOST_FAULTS = 1000  # then it is another kind of file
_MOST_LINES = 2_000_000  # some fifty years of a daily paper
_LINES = 2000  # between two reports
_FAMILY = uuid.UUID("0b8f3a52-6f0e-5d0c-9a4b-3f6f5f1f7b11")  # of identities made from content
_ROLES = {role.value: role for role in Role} | {role.word: role for role in Role if role.word}


@dataclass(frozen=True, slots=True)
class Piece:
    """One line. article: its identity follows from what the line says, so that the same line is
    the same article whenever it is read. bylines: credits that were given as printed (记者 张三),
    not read yet.
    """

    article: Article
    day: datetime.date
    bylines: tuple[str, ...] = ()


class _BadLineError(Exception):
    """A line that is no article; says why in Chinese."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A judged file. starts: where its lines begin, in the order of their days. today: the day of
    those that name none.
    """

    path: Path
    today: datetime.date
    starts: array[int]
    days: array[int]
    fingerprint: str

    def __len__(self) -> int:
        return len(self.starts)

    def pieces(self) -> Iterator[Piece]:
        """All articles, oldest first. Raises FileError where the file is gone or changed."""
        try:
            with self.path.open("rb") as file:
                for start in self.starts:
                    file.seek(start)
                    yield _piece(file.readline(), self.today)
        except OSError as error:
            raise FileError(self.path, f"读不下去（{why(error)}）", kept=_SO_FAR) from error
        except _BadLineError as error:
            raise FileError(self.path, "在读取时被改动了", kept=_SO_FAR) from error


_SO_FAR = "已经收进的稿件都在"


def read_archive(path: Path, today: datetime.date, job: Job) -> Archive:
    """Judge every line of a file. today: the day of lines that name none.

    Raises FileError naming the first lines that are no articles; CancelledError.
    """
    found: list[tuple[int, int]] = []
    faults: list[str] = []
    digest = hashlib.sha256()
    try:
        outside.check_regular(path)
        size = max(path.stat().st_size, 1)
        with path.open("rb") as file:
            for number, (start, line) in enumerate(_lines(file), 1):
                digest.update(line)
                if number % _LINES == 0:
                    job.report(start / size, f"正在检查，已看 {number:,} 行")
                if number > _MOST_LINES:
                    raise FileError(
                        path, f"超过 {_MOST_LINES // 10_000} 万行", advice="请分成几个文件"
                    )
                try:
                    if line.strip():
                        found.append((_piece(line, today).day.toordinal(), start))
                except _BadLineError as error:
                    faults.append(f"第{number}行{error}")
                    if len(faults) == _MOST_FAULTS:
                        break
    except OSError as error:
        advice = "请确认它是一个存在的文件"
        raise FileError(path, f"打不开（{why(error)}）", advice=advice) from error
    if faults:
        more = f"等 {len(faults)} 行" if len(faults) > _TOLD else ""
        raise FileError(
            path,
            f"有看不懂的行：{'；'.join(faults[:_TOLD])}{more}",
            kept="一篇也没有收进稿库",
            advice='请每行写一篇：{"headline": "…", "body": "…", "date": "2021-10-16", '
            '"credits": ["记者 张三"]}',
        )
    found.sort()
    ordinals = array("q", (day for day, _start in found))
    starts = array("q", (start for _day, start in found))
    return Archive(path, today, starts, ordinals, digest.hexdigest())


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Where each line begins, and the line; of one that is too long no more than the limit."""
    start = 0
    while line := file.readline(_LONGEST + 1):
        yield start, line
        start += len(line)


def _piece(line: bytes, today: datetime.date) -> Piece:
    if len(line) > _LONGEST:
        raise _BadLineError("太长")
    try:
        facts = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _BadLineError("不是 JSON") from error
    if not isinstance(facts, dict):
        raise _BadLineError("不是一篇稿件")
    texts = {name: _text(facts, name) for name in _TEXTS}
    if not texts["headline"] and not texts["body"].strip():
        raise _BadLineError("没有标题也没有正文")
    credits_, bylines = _credits(facts.get("credits"))
    identity = hashlib.sha256("\x1f".join((*texts.values(), str(facts.get("date")))).encode())
    article = Article(
        uuid=str(uuid.uuid5(_FAMILY, identity.hexdigest())),
        section=texts["section"],
        kicker=texts["kicker"],
        headline=texts["headline"],
        subhead=texts["subhead"],
        source_unit=texts["unit"],
        credits=credits_,
        body="\n".join(plain(part.strip()) for part in texts["body"].splitlines() if part.strip()),
    )
    return Piece(article, _day(facts.get("date"), today), bylines)


_TEXTS = ("headline", "body", "kicker", "subhead", "section", "unit")


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _BadLineError(f"的 {name} 不是文字")
    made = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return made if name == "body" else " ".join(made.split())


def _day(value: Any, today: datetime.date) -> datetime.date:
    if value in (None, ""):
        return today
    first = str(value).split("T")[0].split()[0] if str(value).strip() else ""
    found = days(first, today) if first[:4].isdigit() else None
    if found is None or found[0].year < 1800:
        raise _BadLineError(f"的日期“{str(value)[:20]}”看不懂")
    return found[0]


def _credits(value: Any) -> tuple[tuple[Credit, ...], tuple[str, ...]]:
    """Credits, and those that were given as a byline."""
    if value is None:
        return (), ()
    found: dict[Credit, None] = {}
    bylines: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            found[_credit(one)] = None
        elif isinstance(one, str):
            bylines += [" ".join(one.split())] if one.strip() else []
        else:
            raise _BadLineError("的 credits 看不懂")
    return tuple(found), tuple(bylines)


def _credit(facts: dict[str, Any]) -> Credit:
    name, word = facts.get("name"), facts.get("role") or ""
    if not isinstance(name, str) or not name.strip() or not isinstance(word, str):
        raise _BadLineError("的 credits 里有一项没有姓名")
    role = _ROLES.get(word.strip(), Role.AUTHOR)
    return Credit(" ".join(name.split()), role, "" if word.strip() in _ROLES else word.strip())
