"""Proofreading of text and files that no library holds, as the command line asks for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsroom import outside
from newsroom.desk.faults import Piece, in_order
from newsroom.desk.reading import ReadFile
from newsroom.errors import FileError, NewsroomError, NotFoundError, why
from newsroom.intake.encodings import decode_text
from newsroom.intake.refusal import RefusalError
from newsroom.model.fault import Fault
from newsroom.model.pack import INTERNAL, Pack
from newsroom.model.publication import PublicationKind
from newsroom.proof import pack
from newsroom.proof.conversion import converted
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import of_article, of_lines

USUAL = "default"
"""Stands for the packs that are on by themselves."""

_MOST = 200 * 2**20
_PLAIN = (".txt", ".md", ".text", "")


def wish(
    names: Iterable[str],
    circle: str,
    day: datetime.date | None,
    house: Setting | None = None,
) -> tuple[Setting, tuple[NewsroomError, ...]]:
    """What rules are told, and what is wrong with the names of packs.

    names: of the only packs that are heard; none: those that are on. house: the setting of a
    library's publication, in place of that of the circle.
    """
    kind = PublicationKind.NEWSPAPER if circle == INTERNAL else PublicationKind(circle)
    setting = Setting(day=day, kind=kind, internal=circle == INTERNAL)
    if house is not None:
        setting = replace(house, day=day)
    wanted = list(names)
    if not wanted:
        return setting, ()
    keys, own, wrong = named_packs((name for name in wanted if name != USUAL), setting.own)
    own = (*setting.own, *own)
    if USUAL in wanted:
        return replace(setting, on=setting.on | keys, own=own), wrong
    return replace(setting, packs=keys, own=own), wrong


def named_packs(
    names: Iterable[str], known: Iterable[Pack] = ()
) -> tuple[frozenset[str], tuple[Pack, ...], tuple[NewsroomError, ...]]:
    """Which packs are meant by keys, titles or files of packs: the keys of all, packs from files,
    and what is wrong with the names that mean none. known: the house's own.
    """
    known = (*known, *pack.shipped())
    keys: set[str] = set()
    own: list[Pack] = []
    wrong: list[NewsroomError] = []
    for name in names:
        try:
            if Path(name).suffix.lower() == ".toml":
                own.append(pack.from_file(Path(name)))
            else:
                keys.add(_key(name, known))
        except NewsroomError as error:
            wrong.append(error)
    return frozenset(keys | {one.key for one in own}), tuple(own), tuple(wrong)


def _key(name: str, packs: Iterable[Pack]) -> str:
    found = [one for one in packs if name in (one.key, one.title)]
    if found:
        return found[0].key
    if f"{name}.toml" in pack.broken():
        raise pack.broken()[f"{name}.toml"]
    known = "、".join(f"{one.key}（{one.title}）" for one in packs)
    raise NotFoundError(f"没有叫“{name}”的规则包", advice=f"现有的规则包：{known}")


def is_plain(path: Path, data: bytes) -> bool:
    """Whether a file is plain text: places then count in the text as it stands."""
    return path.suffix.lower() in _PLAIN and not data.startswith(b"PK")


def plain_text(path: Path, data: bytes) -> str:
    """A plain text, decoded. Raises FileError."""
    try:
        return decode_text(data).text
    except RefusalError as error:
        raise error.named(path) from error


def content(path: Path) -> bytes:
    """What a file holds. Raises FileError."""
    try:
        return outside.read_bytes(path, _MOST)
    except OSError as error:
        raise FileError(path, f"打不开：{why(error)}", advice="请确认它是一个存在的文件") from error


def adapted(proofreader: Proofreader, first: Iterable[str]) -> Proofreader:
    """The proofreader for a mass of copy whose first texts are known: what was converted throughout
    is no fault of each.
    """
    changed = converted(first)
    if not changed:
        return proofreader
    return Proofreader(replace(proofreader.setting, converted=changed))


def of_text(proofreader: Proofreader, text: str) -> list[dict[str, Any]]:
    """The findings in a text, as records; a paragraph a line."""
    return [record(fault) for fault in proofreader.story(of_lines(text))]


def of_file(proofreader: Proofreader, file: ReadFile) -> Iterator[dict[str, Any]]:
    """The findings in the articles of a file, as records; places count in each article's field."""
    pieces = [Piece(item.as_it_came) for item in file.articles]
    stories = [of_article(piece.article) for piece in pieces]
    faults = [fault for story in stories for fault in proofreader.story(story)]
    if len(stories) > 1:
        faults += proofreader.issue(stories)
    titles = {piece.article.uuid: piece.article.title for piece in pieces}
    for fault in in_order(faults, pieces):
        yield record(fault) | {"article": titles[fault.article], "field": fault.field}


def troubles(proofreader: Proofreader) -> tuple[str, ...]:
    """What was left out and why, one sentence each."""
    return tuple(_trouble(name, error) for name, error in proofreader.troubles.items())


def _trouble(name: str, error: Exception) -> str:
    if isinstance(error, NewsroomError):
        return str(error)
    reason = "找得太久，已停用" if isinstance(error, TimeoutError) else f"出错，已停用（{error}）"
    return f"规则“{name}”{reason}，其他规则照常。"


def record(fault: Fault) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "rule": fault.rule,
        "start": fault.start,
        "end": fault.end,
        "text": fault.text,
        "suggestions": list(fault.suggestions),
        "severity": fault.severity.value,
        "message": fault.message,
        "source": fault.source,
        "pack": fault.pack,
        "count": fault.count,
    }
