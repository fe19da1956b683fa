"""Runs a reader in a process of its own, under limits, and takes over what it made.

A hostile file can at worst end that process: it is killed with its whole group when it takes too
long, holds too much or the person cancels. Results appear in the working folder only when whole.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import newsroom
from newsroom.intake import office
from newsroom.intake.child import FROZEN_WORD, RESULT, Request, limits_of
from newsroom.intake.kinds import Kind, Source, identify
from newsroom.intake.limits import Limits
from newsroom.intake.refusal import SAVE_AS_DOCX, SEND_AGAIN, RefusalError
from newsroom.intake.watch import held
from newsroom.intake.wire import Result, unpack
from newsroom.job import Job

_MOST_ANSWER = 64 * 2**20
_LOOK_EVERY = 0.05
_LATEST = 1.0  # start-up is not the file's fault
_start = office.Start()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Read:
    """A reader's result and the folder in which its files lie, which the receiver now owns."""

    result: Result
    folder: Path


def run(
    source: Source,
    work: Path,
    job: Job,
    limits: Limits | None = None,
    *,
    kind: Kind | None = None,
) -> Read:
    """Read one file in a process of its own; its files, if any, end in a new folder inside `work`.

    kind: which reader to use; found out from the file where it is not given.
    Raises RefusalError where the file is refused or its reader ended badly, and CancelledError.
    """
    job.check()
    kind = kind or identify(source)
    limits = limits or limits_for(kind, work, job)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=work))
    out, scratch = part / "out", part / "scratch"
    try:
        out.mkdir()
        scratch.mkdir()
        path = Source(source.path.absolute(), source.name)
        request = Request(kind, path, out.absolute(), scratch.absolute(), limits)
        _run_child(request, job)
        data = _answer(scratch / RESULT)
        folder = work / part.name.removeprefix(".part-")
        result = unpack(data, folder)
        if any(out.iterdir()):
            out.rename(folder)
        return Read(result, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if kind is Kind.LEGACY:
            office.remove_pipe(scratch.absolute())


def limits_for(kind: Kind, work: Path, job: Job) -> Limits:
    """What a file may use; the first one that needs LibreOffice waits until that has started."""
    if kind is not Kind.LEGACY or not office.find_programs().office:
        return limits_of(kind)

    def first() -> None:
        with tempfile.TemporaryDirectory(prefix=".first-", dir=work) as folder:
            path = Path(folder, "first.rtf")
            path.write_bytes(office.FIRST_COPY)
            run(Source(path, path.name), Path(folder), job, office.FIRST, kind=kind)

    return _start.limits(first)


def command() -> list[str]:
    """How a reader's process is started; a frozen program starts itself with one word."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_WORD]
    return [sys.executable, "-P", "-X", "utf8", "-m", "newsroom.intake.child"]


def _run_child(request: Request, job: Job) -> None:
    with _process(request.scratch) as process:
        job.stop_with(lambda: kill_group(process))
        try:
            with contextlib.suppress(BrokenPipeError):
                assert process.stdin is not None
                process.stdin.write(json.dumps(request.to_json()).encode("ascii") + b"\n")
                process.stdin.flush()  # it stays open: its end tells the reader that we are gone
            _wait(process, request.limits)
        finally:
            job.stop_with(None)
    job.check()
    _check_end(process.returncode)


@contextmanager
def _process(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The child, ended with all it started when the block is left."""
    package = str(Path(newsroom.__file__).resolve().parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    windows = sys.platform == "win32"
    # On Windows: no console window, and a group of its own.
    flags = 0x08000000 | 0x00000200 if windows else 0
    process = subprocess.Popen(  # noqa: S603  our own program
        command(),
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
        | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder)),  # gone with the folder
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=not windows,
        creationflags=flags,
    )
    try:
        yield process
    finally:
        kill_group(process)
        process.wait()
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()


def _wait(process: subprocess.Popen[bytes], limits: Limits) -> None:
    end = time.monotonic() + limits.wall + _LATEST
    base = 0
    while True:
        try:
            process.wait(timeout=_LOOK_EVERY)
            return
        except subprocess.TimeoutExpired:
            held_now = held(process.pid)
            base = base or held_now
        if held_now > base + limits.held:
            raise RefusalError("大得超出限度，读取时内存不够", SAVE_AS_DOCX)
        if time.monotonic() > end:
            raise RefusalError("读取用时太久，已停止", SAVE_AS_DOCX)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End a child and everything it started; harmless where they have ended already."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
                capture_output=True,
                check=False,
            )
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _check_end(code: int) -> None:
    if code == 0:
        return
    too_long = getattr(signal, "SIGXCPU", None)
    too_big = getattr(signal, "SIGXFSZ", None)
    if too_long is not None and code == -too_long:
        raise RefusalError("读取用时太久，已停止", SAVE_AS_DOCX)
    if too_big is not None and code == -too_big:
        raise RefusalError("展开后大得超出限度", SAVE_AS_DOCX)
    raise RefusalError("读取程序意外中止，可能是文件已损坏或大得超出限度", SAVE_AS_DOCX)


def _answer(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _MOST_ANSWER:
            raise RefusalError("文字多得不正常", SAVE_AS_DOCX)
        data: dict[str, Any] = json.loads(path.read_text("ascii"))
    except (OSError, ValueError) as error:
        raise RefusalError("读取程序没有给出结果，可能是文件已损坏", SEND_AGAIN) from error
    if "trace" in data:
        _log.warning("a reader failed: %s", data["trace"])
    if "result" not in data:
        raise RefusalError(data["reason"], data["advice"])
    return data["result"]
