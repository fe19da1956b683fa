"""诊断报告: what the program knows of itself and of a library, without a word of what is in it.

No text, no title, no name of a person, publication or file; folders of this computer are left out.
"""

from __future__ import annotations

import importlib.metadata
import io
import json
import os
import platform
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsroom import paths
from newsroom.desk import backing, log
from newsroom.errors import Bar, FileError, LibraryError, NewsroomError, why
from newsroom.job import Job
from newsroom.model.publication import Publication
from newsroom.settings import SETTINGS, Value
from newsroom.store.condition import Condition, condition
from newsroom.store.schema import SCHEMA_VERSION

_LINES = 300  # of the log
_TRACES = ("crash.log", "crash.before.log", "crash.told.log")
_PARTS = (
    *("PySide6-Essentials", "uharfbuzz", "ortools", "lxml", "Pillow", "python-docx", "jieba"),
    *("sqlite-utils", "pikepdf", "openpyxl", "fonttools", "rapidfuzz", "numpy", "pypdfium2"),
)
_MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The report: facts by heading, each a plain mapping; log: the newest lines."""

    facts: Mapping[str, Mapping[str, Any]]
    log: tuple[str, ...] = ()
    traces: tuple[str, ...] = field(default=())


def diagnose(library: Path | None, job: Job, more: Mapping[str, Mapping[str, Any]]) -> Diagnosis:
    """Look at everything. more: what the window adds, by heading. Raises CancelledError."""
    job.report(0.0, "正在查看程序")
    folder = paths.data()
    facts: dict[str, Mapping[str, Any]] = {"程序": _program(), "电脑": _computer(folder)}
    facts |= more
    if library is not None:
        job.report(0.2, "正在核对稿库")
        facts |= _library(library, job)
    job.report(0.8, "正在查看字体")
    facts["字体"] = _fonts()
    facts["组件"] = dict(_parts())
    return Diagnosis(facts, tuple(log.tail(folder, _LINES)), tuple(_traces(folder)))


def faults(library: Path, job: Job) -> tuple[str, ...]:
    """What is wrong with a library's file, as SQLite says it; empty where it is sound. Raises
    FileError, CancelledError.
    """
    try:
        return condition(library, job).faults
    except LibraryError as error:
        if error.bar is Bar.DAMAGED:
            return (str(error),)
        raise


def _program() -> dict[str, Any]:
    frozen = getattr(sys, "frozen", False)
    where = "打包的程序" if frozen else "源代码" if _is_checkout() else "安装的包"
    return {
        "采编台": _version("newsroom"),
        "稿库格式": SCHEMA_VERSION,
        "装法": where,
        "Python": platform.python_version(),
        "时间": datetime.now(UTC).isoformat(timespec="seconds"),
        "时区": datetime.now().astimezone().strftime("%z"),
    }


def _is_checkout() -> bool:
    return paths.resources().parent.joinpath("pyproject.toml").is_file()


def _computer(folder: Path) -> dict[str, Any]:
    return {
        "系统": platform.platform(),
        "处理器": platform.machine(),
        "核数": os.cpu_count(),
        "内存（MB）": _memory(),
        "字符集": sys.getfilesystemencoding(),
        "数据文件夹剩余空间（MB）": _room(folder),
    }


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MEGA
    except (AttributeError, ValueError, OSError):
        return None


def _room(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free // _MEGA
    except OSError:
        return None


def _library(path: Path, job: Job) -> dict[str, Mapping[str, Any]]:
    try:
        found = condition(path, job)
    except NewsroomError as error:
        bar = error.bar.value if isinstance(error, LibraryError) else type(error).__name__
        return {"稿库": {"打不开": bar}}
    sizes = {name: f"{size / _MEGA:.1f} MB" for name, size in found.sizes.items()}
    return {
        "稿库": _facts(found) | sizes,
        "稿库里有": dict(found.counts),
        "备份": _backups(path),
        "设置": _settings(found.settings),
    }


def _backups(path: Path) -> dict[str, Any]:
    found = backing.backups(path)
    sound = next((one.time for one in found if one.sound), None)
    return {
        "份数": len(found),
        "不完好的": sum(not one.sound for one in found),
        "最近一份完好的": sound.isoformat(timespec="minutes") if sound is not None else "没有",
    }


def _facts(found: Condition) -> dict[str, Any]:
    return {
        "SQLite": found.sqlite,
        "格式": found.version,
        "核对": "没有问题" if not found.faults else f"{len(found.faults)} 处不对",
        **{f"问题{number}": log.hidden(fault) for number, fault in enumerate(found.faults, 1)},
        "引用不到的": found.dangling,
        "没有进检索的稿件": found.unindexed,
        "没存为版本的草稿": found.counts.get("draft", 0),
        "文件系统": found.file_system or "本机",
        "位置": "默认" if found.usual else "另选",
        "剩余空间（MB）": found.room // _MEGA,
    }


def _settings(values: Mapping[str, Value]) -> dict[str, Any]:
    """Settings as they are; of free words only whether there are any."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        setting = SETTINGS.get(key)
        if setting is None:
            found[key] = "（本程序不认识）"
        elif isinstance(value, str) and not setting.choices:
            found[key] = "已填" if value else "空"
        else:
            found[key] = value
    return found


def here_settings(values: Iterable[tuple[str, Value]]) -> dict[str, Any]:
    """The same of settings of this computer."""
    return _settings(dict(values))


def _fonts() -> dict[str, Any]:
    from newsroom.typeset.fontlist import find, installed  # noqa: PLC0415 - reads all fonts

    faces = installed()
    found: dict[str, Any] = {"装有字体": len(faces)}
    for path in sorted((paths.resources() / "publications").glob("*.toml"))[:1]:
        style = Publication.from_toml(path.read_text("utf8"), path.stem)
        for role, font in style.fonts.items():
            face = next((name for name in font.candidates if find(faces, name)), None)
            own = bool(font.candidates) and face == font.candidates[0]
            found[str(role)] = "没有" if face is None else f"{face}{'' if own else '（代替）'}"
    return found


def _parts() -> Iterator[tuple[str, str]]:
    for name in _PARTS:
        yield name, _version(name)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "没有找到"


def _traces(folder: Path) -> Iterator[str]:
    """Where the program was when it ended suddenly, without the folders of this computer."""
    for name in _TRACES:
        try:
            text = (folder / name).read_text("utf8", "replace")
        except OSError:
            continue
        for line in text.splitlines():
            found = log.places_of(line)
            if found:
                yield f"  {found}"
            elif line.startswith(("Fatal", "Current thread", "Thread")):
                yield log.hidden(line)


def text(found: Diagnosis) -> str:
    """The report to be read."""
    lines = ["采编台诊断报告", "只有程序和稿库的状况，没有稿件内容、标题和人名。"]
    for heading, facts in found.facts.items():
        lines += ["", f"【{heading}】"]
        lines += [f"{name}：{'' if value is None else value}" for name, value in facts.items()]
    if found.traces:
        lines += ["", "【上次意外退出时】", *found.traces]
    lines += ["", "【最近的日志】", *(found.log or ("没有",))]
    return "\n".join(lines) + "\n"


def record(found: Diagnosis) -> dict[str, Any]:
    """What the command line prints as JSON."""
    return {**found.facts, "意外退出": list(found.traces), "日志": list(found.log)}


def write(found: Diagnosis, path: Path) -> None:
    """Write the report: as a text, or where the name ends in .zip with all of the log beside it.
    Raises FileError.
    """
    try:
        if path.suffix.lower() != ".zip":
            path.write_text(text(found), "utf8")
            return
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("report.txt", text(found))
            archive.writestr("report.json", json.dumps(record(found), ensure_ascii=False, indent=2))
            for each in log.files(paths.data()):
                archive.writestr(each.name, each.read_bytes())
        path.write_bytes(packed.getvalue())
    except OSError as error:
        raise FileError(path, f"写不进去（{why(error)}）", advice="请换个位置再试") from error
