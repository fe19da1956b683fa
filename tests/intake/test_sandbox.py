from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.errors import CancelledError
from newsroom.intake import sandbox
from newsroom.intake.child import FROZEN_WORD
from newsroom.intake.kinds import Source
from newsroom.intake.limits import READER
from newsroom.intake.refusal import RefusalError
from newsroom.intake.wire import unpack
from newsroom.job import Job
from newsroom.model.manuscript import Manuscript

from . import made
from .made import p

MB = 2**20


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """A Word file that is honest but takes a second to read."""
    path = tmp_path_factory.mktemp("large") / "大稿.docx"
    body = "".join(f"<w:p><w:r><w:t>第{i}段</w:t></w:r></w:p>" for i in range(30_000))
    return Source(made.word(path, body), path.name)


def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def test_result_and_pictures_come_back(tmp_path: Path) -> None:
    path = made.word(
        tmp_path / "稿.docx",
        p("文", more=f"<w:r>{made.drawing('p1')}</w:r>"),
        relations=made.relation("p1", "image", "media/i.jpg"),
        parts={"word/media/i.jpg": made.picture()},
    )
    folder = work(tmp_path)
    read = sandbox.run(Source(path, "稿.docx"), folder, Job())
    assert isinstance(read.result, Manuscript)
    assert [line.text for line in read.result.lines] == ["文", ""]
    (picture,) = read.result.pictures
    assert picture.path.parent == read.folder
    assert picture.path.read_bytes() == made.picture()
    assert [path.name for path in folder.iterdir()] == [read.folder.name]


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (replace(READER, wall=-0.9), "用时太久"),
        (replace(READER, memory=30 * MB), "内存不够|意外中止"),
        (replace(READER, output=100), "意外中止|大得超出限度|读取时出错"),
    ],
)
def test_limits_end_the_reader_and_leave_nothing(
    tmp_path: Path, large: Source, limits: sandbox.Limits, reason: str
) -> None:
    folder = work(tmp_path)
    with pytest.raises(RefusalError, match=reason):
        sandbox.run(large, folder, Job(), limits)
    assert list(folder.iterdir()) == []


def test_processor_time_is_limited(tmp_path: Path) -> None:
    body = "".join(f"<w:p><w:r><w:t>第{i}段</w:t></w:r></w:p>" for i in range(90_000))
    path = made.word(tmp_path / "长.docx", body)
    folder = work(tmp_path)
    with pytest.raises(RefusalError, match="用时太久"):
        sandbox.run(
            Source(path, path.name), folder, Job(), replace(READER, cpu=1, memory=4096 * MB)
        )
    assert list(folder.iterdir()) == []


def test_cancel_ends_the_reader_at_once(tmp_path: Path, large: Source) -> None:
    folder, job = work(tmp_path), Job()
    stopper = threading.Timer(0.15, job.cancel)
    stopper.start()
    with pytest.raises(CancelledError):
        sandbox.run(large, folder, job)
    assert list(folder.iterdir()) == []


def test_group_is_ended_with_the_child(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = (
        "import os,subprocess,sys,time;"
        "c=subprocess.Popen([sys.executable,'-c','import time;time.sleep(60)']);"
        f"open({str(note)!r}+'.part','w').write(str(c.pid));"
        f"os.replace({str(note)!r}+'.part',{str(note)!r});time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", script], start_new_session=True)
    while not note.exists():
        time.sleep(0.01)
    grandchild = int(note.read_text())
    sandbox.kill_group(process)
    process.wait()
    while Path(f"/proc/{grandchild}/stat").exists():
        if Path(f"/proc/{grandchild}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
        raise ProcessLookupError  # only its unreaped remains are left
    sandbox.kill_group(process)


def test_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert sandbox.command() == [sys.executable, FROZEN_WORD]


def test_answer_that_points_elsewhere_is_not_believed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.\./x"):
        unpack({"files": [["../x", "x.txt"]], "notes": []}, tmp_path)
