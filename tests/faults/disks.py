"""Disks that refuse: full, read-only, failing. The act may be refused in plain words; nothing that
was told may be lost, and once the disk is well the library opens and goes on.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import sights
from tests.faults.acts import ACTS
from tests.faults.ground import Ground, Told, copy_of, moved
from tests.faults.killing import Zygote, log_of, looked_at

ACTS_TRIED = ("save", "take", "copy", "back-up", "hand", "export", "make", "migrate-1", "migrate-6")
_WRITING = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir,link,copy_file_range"
_FAILING = ("EIO", "ENOSPC", "EROFS", "EDQUOT")
_LONG = 120.0
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Tried:
    """One act on a disk that refused. refused: what the person was told; empty where the act came
    through. faults: what is wrong.
    """

    act: str
    disk: str
    refused: tuple[str, ...]
    faults: tuple[str, ...]


def limited(act: str, ground: Ground, zygote: Zygote, folder: Path, most: int) -> Tried:
    """No file can grow beyond so many bytes."""
    own = _own(act, ground, folder)
    answer = zygote.ask(act, own, _LONG, None, most)
    return _tried(act, f"no file beyond {most} bytes", own, answer["status"])


def failing(act: str, ground: Ground, folder: Path, chance: random.Random) -> Tried:
    """From some call on, or for one call alone, the system refuses to write."""
    own = _own(act, ground, folder)
    error = chance.choice(_FAILING)
    which = f"{int(10 ** chance.uniform(0, 2.5))}{chance.choice(['', '+'])}"
    inject = f"inject={_WRITING}:error={error}:when={which}"
    tracing = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", os.devnull]
    tracing += ["-e", f"trace={_WRITING}", "-e", inject]
    status = _alone(act, own, tracing)
    return _tried(act, f"{error} at call {which}", own, status)


def full(act: str, ground: Ground, folder: Path, room: int) -> Tried:
    """A real disk with so many bytes of room, which is made larger afterwards."""
    own = _own(act, ground, folder)
    place = own.folder / "disk"
    place.mkdir()
    kept = (own.library, *own.library.with_suffix(".media").rglob("*"))
    used = sum(-(-path.stat().st_size // 4096) * 4096 + 4096 for path in kept if path.exists())
    with _mounted(place, used + room):
        moved_to = moved(own, place)
        status = _alone(act, moved_to, [])
        _run("mount", "-o", f"remount,size={used + 2**28}", str(place))
        tried = _tried(act, f"disk with room for {room} bytes", moved_to, status)
    _clear(own, tried)
    return tried


def read_only(act: str, ground: Ground, folder: Path) -> Tried:
    """A disk that cannot be written at all, until it is put in again."""
    own = _own(act, ground, folder)
    place = own.folder / "disk"
    place.mkdir()
    with _mounted(place, 2**28):
        moved_to = moved(own, place)
        _run("mount", "-o", "remount,ro", str(place))
        status = _alone(act, moved_to, [])
        _run("mount", "-o", "remount,rw", str(place))
        tried = _tried(act, "read-only disk", moved_to, status)
    _clear(own, tried)
    return tried


def can_mount() -> bool:
    """Whether disks can be made here: root, on Linux."""
    return sys.platform == "linux" and os.geteuid() == 0 and bool(shutil.which("mount"))


def can_fail() -> bool:
    """Whether calls of the system can be made to fail here."""
    return bool(shutil.which("strace")) and not _status("strace", "-qq", "-o", os.devnull, "true")


def _own(act: str, ground: Ground, folder: Path) -> Ground:
    own = copy_of(ground, folder / f"{act}-{next(_numbers)}")
    ACTS[act].ready(own)
    return own


def _alone(act: str, ground: Ground, tracing: list[str]) -> int:
    """Do an act in a process that is started for it; how that ended."""
    request: dict[str, Any] = {"act": act, "folder": str(ground.folder), "step": None}
    if ground.disk is not None:
        request["disk"] = str(ground.disk)
    words = [sys.executable, "-m", "tests.faults.zygote", "--one", json.dumps(request)]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*tracing, *words],
        cwd=Path(__file__).resolve().parents[2],
        env=environment,
        timeout=_LONG,
        check=False,
    )
    return done.returncode


def _tried(act: str, disk: str, ground: Ground, status: int) -> Tried:
    told = sights.told(ground)
    refused = tuple(line[1] for line in told if line[0] == "refused")
    faults = [] if status == 0 else [f"ended with {status}: {log_of(ground)}"]
    faults += [fault for words in refused if (fault := _unclear(words))]
    faults += looked_at(ACTS[act], ground, _still_there(told))
    tried = Tried(act, disk, refused, tuple(faults))
    if ground.disk is None:
        _clear(ground, tried)
    return tried


def _clear(ground: Ground, tried: Tried) -> None:
    """Leave only what is wrong to be looked at."""
    if not tried.faults:
        shutil.rmtree(ground.folder)


def _still_there(told: Told) -> Told:
    return [line for line in told if line[0] != "refused"]


def _unclear(words: str) -> str:
    """Whether a refusal leaves the person alone: it says what happened, and what to do or that
    nothing is lost.
    """
    return f"says too little: {words}" if words.count("。") < 2 else ""


@contextmanager
def _mounted(place: Path, size: int) -> Iterator[None]:
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "faults", str(place))
    try:
        yield
    finally:
        _run("umount", "-l", str(place))


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


def _status(*words: str) -> int:
    return subprocess.run(words, check=False, capture_output=True).returncode
