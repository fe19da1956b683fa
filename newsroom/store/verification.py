"""Verifying a library without writing to it: file, references, event chains, signatures, media.

Runs in any thread, over a connection of its own that can only read, also while the library is open
in the program.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.review import article_fingerprint
from newsroom.store.altered import OBJECTS, check_rows
from newsroom.store.database import explaining
from newsroom.store.events import chain_faults
from newsroom.store.rows import from_json
from newsroom.store.schema import APPLICATION_ID, SCHEMA_VERSION

_BLOCK = 1 << 20
_EACH = 200  # rows between two looks at the job
_TOLD = 50  # faults of one kind that are named one by one


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying a library found. faults: one Chinese sentence each, empty where all is sound,
    of very many the first; wrong: how many there are in all; notes: what is no fault but worth
    knowing. events, signatures, pictures: how many were looked
    at; desks: how many wrote events. newest: hash of the newest event of each desk, to be compared
    with one noted elsewhere.
    """

    faults: tuple[str, ...] = ()
    wrong: int = 0
    notes: tuple[str, ...] = ()
    events: int = 0
    desks: int = 0
    signatures: int = 0
    pictures: int = 0
    newest: tuple[tuple[str, int, str], ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(path: Path, job: Job) -> Verified:
    """Verify a library. Raises FileError where the file cannot be read as one, CancelledError."""
    path = Path(path).resolve()
    if not path.is_file():
        raise FileError(path, "不存在", kept="没有改动", advice="请核对文件的位置")
    uri = f"file:{quote(str(path))}?mode=ro"
    with explaining(path), closing(sqlite3.connect(uri, uri=True, timeout=5.0)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        _check_kind(connection, path)
        return _verified(connection, path, job)


def _check_kind(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise FileError(path, "不是采编台的稿库文件", kept="文件没有改动")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise FileError(
            path, "由更新的采编台保存，本程序核对不了", kept="文件没有改动", advice="请升级采编台"
        )
    if version < SCHEMA_VERSION:
        raise FileError(
            path,
            "是旧版采编台的稿库",
            kept="文件没有改动",
            advice="请先用采编台打开一次，升级后再核对",
        )
    check_rows(path, connection.execute(OBJECTS), version, whole=False)


def _verified(connection: sqlite3.Connection, path: Path, job: Job) -> Verified:
    job.report(0.0, "正在核对稿库文件")
    damage = [
        f"文件损坏：{row[0]}"
        for row in connection.execute("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    if damage:
        return Verified(tuple(damage), len(damage))
    faults = [
        f"{row['table']} 表里有一条记录指向不存在的 {row['parent']}"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    job.report(0.1, "正在核对操作记录")
    rows = connection.execute("SELECT * FROM event ORDER BY desk, sequence").fetchall()
    job.check()
    faults += chain_faults(rows)
    newest = {row["desk"]: (row["desk"], row["sequence"], row["hash"]) for row in rows}
    signatures, broken = _signatures(connection, job)
    pictures, lost = _media(connection, path.with_suffix(".media"), job)
    return Verified(
        faults=tuple(_short(faults) + _short(broken) + _short(lost)),
        wrong=len(faults) + len(broken) + len(lost),
        notes=tuple(_set_back(rows)),
        events=len(rows),
        desks=len(newest),
        signatures=signatures,
        pictures=pictures,
        newest=tuple(newest.values()),
    )


def _signatures(connection: sqlite3.Connection, job: Job) -> tuple[int, list[str]]:
    """How many signatures there are, and which are not of the version they name, or are told by no
    event as they stand.
    """
    sql = "SELECT value, fingerprint FROM event, json_each(ids) WHERE fingerprint <> ''"
    told = {tuple(row) for row in connection.execute(sql)}
    faults: list[str] = []
    count = 0
    for row in connection.execute(
        "SELECT v.uuid, v.person, v.fingerprint, v.step, r.content FROM review v "
        "LEFT JOIN revision r ON r.uuid = v.revision ORDER BY v.clock, v.uuid"
    ):
        count += 1
        if not count % _EACH:
            job.check()
        if row["content"] is None:
            continue  # its reference is told of already
        if article_fingerprint(from_json(Article, row["content"])) != row["fingerprint"]:
            faults.append(f"{row['person']}的一次审签与所签的版本对不上")
        if (row["uuid"], row["fingerprint"]) not in told:
            faults.append(f"{row['person']}的一次审签没有操作记录")
    for table, words in (("signoff", "版面签字"), ("release", "签发")):
        sql = f"SELECT uuid, person, fingerprint FROM {table} ORDER BY time, uuid"  # noqa: S608
        for row in connection.execute(sql):
            if not row["fingerprint"]:
                continue  # an issue that nobody signed off was opened again
            count += 1
            if (row["uuid"], row["fingerprint"]) not in told:
                faults.append(f"{row['person']}的一次{words}没有操作记录")
    return count, faults


def _media(connection: sqlite3.Connection, folder: Path, job: Job) -> tuple[int, list[str]]:
    """How many originals there are to be, and which are missing or not what they were."""
    rows = connection.execute("SELECT sha256, suffix, name FROM picture ORDER BY added").fetchall()
    faults: list[str] = []
    for number, row in enumerate(rows):
        job.check()
        job.report(0.2 + 0.8 * number / len(rows), f"正在核对图片原件 {number + 1}/{len(rows)}")
        sha256, name = row["sha256"], row["name"] or row["sha256"][:12]
        found = next(iter(sorted((folder / sha256[:2] / sha256[2:4]).glob(f"{sha256}*"))), None)
        if found is None:
            faults.append(f"缺少图片原件：{name}")
        elif _sha256(found, job) != sha256:
            faults.append(f"图片原件被改动过：{name}")
    return len(rows), faults


def _sha256(path: Path, job: Job) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                job.check()
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()


def _set_back(rows: list[sqlite3.Row]) -> Iterator[str]:
    """Where the computer's clock was set back between two events of one desk."""
    for before, after in pairwise(rows):
        if before["desk"] == after["desk"] and after["time"] < before["time"]:
            yield (
                f"操作记录第{after['sequence']}条的时间（{after['time'][:16]}）早于前一条"
                f"（{before['time'][:16]}）：这台电脑的时钟被拨回过，先后以记录的次序为准"
            )


def _short(faults: list[str]) -> list[str]:
    if len(faults) <= _TOLD:
        return faults
    return [*faults[:_TOLD], f"……同类问题还有 {len(faults) - _TOLD} 处"]
