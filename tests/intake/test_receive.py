from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError
from newsroom.intake.receive import Received, receive
from newsroom.job import Job

from . import made
from .made import p, picture

KEPT = "这个文件没有收入，其余文件不受影响"
RENAME = "请按真实类型改回扩展名后再收，或者用 Word 或 WPS 打开它，另存为 .docx 后再收"
ASK = "请核实来源，确有需要时让作者另存一份再发"
Take = Callable[[Path], Received]


def test_batch_goes_on_after_each_failure(tmp_path: Path) -> None:
    good = made.word(tmp_path / "好.docx", p("一"))
    (tmp_path / "空.docx").write_bytes(b"")
    (tmp_path / "假.docx").write_bytes(picture())
    deep = "<a>" * 100_000 + "</a>" * 100_000
    made.word(tmp_path / "深.docx", "", raw=deep)
    (tmp_path / "稿.txt").write_text("二", "utf-8")
    paths = [good, *(tmp_path / n for n in ("空.docx", "假.docx", "深.docx", "无.docx", "稿.txt"))]
    seen: list[tuple[float, str]] = []
    job = Job(lambda fraction, text: seen.append((fraction, text)))
    found = list(receive(paths, tmp_path / "work", job))
    assert [one.path for one in found] == paths
    assert [one.submission is not None for one in found] == [True, False, False, False, False, True]
    assert [str(one.error) for one in found if one.error] == [
        f"“空.docx”是空文件，没有任何内容。{KEPT}。请让作者重新发送一次。",
        f"“假.docx”不是 Word 文档，内容其实是 JPEG 图片，只是改了扩展名。{KEPT}。{RENAME}。",
        f"“深.docx”内部层层嵌套过深，不是正常的文件。{KEPT}。{ASK}。",
        f"“无.docx”找不到。{KEPT}。请确认文件没有被移动或改名。",
    ]
    assert all(isinstance(one.error, FileError) for one in found[1:5])
    assert seen[0] == (0.0, "正在读取“好.docx”")
    assert list((tmp_path / "work").iterdir()) == []


def fill(folder: Path) -> Path:
    (folder / "图片").mkdir(parents=True)
    made.word(folder / "通讯.docx", p("正文"))
    (folder / "说明.txt").write_text("图1说明", "utf-8")
    (folder / "图片" / "图10.jpg").write_bytes(picture(10, 20))
    (folder / "图片" / "图2.jpg").write_bytes(picture(20, 10))
    (folder / "图片" / "坏.jpg").write_bytes(b"broken")
    (folder / "~$通讯.docx").write_bytes(b"lock")
    (folder / "账.xlsx").write_bytes(b"x")
    return folder


def check_group(received: Received, name: str) -> None:
    found = received.submission
    assert found is not None
    assert found.name == name
    assert [one.name for one in found.manuscripts] == ["说明", "通讯"]
    assert [(one.name, one.width) for one in found.pictures] == [("图2.jpg", 20), ("图10.jpg", 10)]
    assert all(one.path.is_file() for one in found.pictures)
    assert sorted(found.notes) == [
        "“图片/坏.jpg”不是能识别的图片，没有收入；请让作者重新发送一次",
        "“账.xlsx”不是文稿或图片，没有收入",
    ]


def test_folder_is_one_submission(tmp_path: Path, take: Take) -> None:
    folder = fill(tmp_path / "茶园报道")
    (folder / "别处").symlink_to(tmp_path)
    check_group(take(folder), "茶园报道")


def test_archive_is_one_submission(tmp_path: Path, take: Take) -> None:
    folder = fill(tmp_path / "茶园报道")
    parts = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    received = take(made.write_zip(tmp_path / "投稿.zip", parts))
    check_group(received, "投稿")
    assert received.submission is not None
    kept = {one.path.parent for one in received.submission.pictures}
    assert set((tmp_path / "work").iterdir()) == kept


def test_single_picture(tmp_path: Path, take: Take) -> None:
    (tmp_path / "a.jpg").write_bytes(picture(30, 20))
    received = take(tmp_path / "a.jpg")
    assert received.submission is not None
    assert received.submission.manuscripts == ()
    assert [one.width for one in received.submission.pictures] == [30]


@pytest.mark.parametrize("name", ["空夹", "只有表"])
def test_nothing_usable(tmp_path: Path, take: Take, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    if name == "只有表":
        (folder / "a.xlsx").write_bytes(b"x")
    received = take(folder)
    assert received.submission is None
    assert str(received.error).startswith(f"“{name}”里没有能收的文稿或图片")


def test_folder_whose_only_file_fails_says_why(tmp_path: Path, take: Take) -> None:
    folder = tmp_path / "夹"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"")
    assert "“a.docx”是空文件" in str(take(folder).error)


def test_archive_with_nothing_usable_leaves_nothing(tmp_path: Path, take: Take) -> None:
    received = take(made.write_zip(tmp_path / "a.zip", {"a.mp4": "x"}))
    assert received.submission is None
    assert list((tmp_path / "work").iterdir()) == []


def test_bomb_in_a_process_of_its_own(tmp_path: Path, take: Take) -> None:
    path = made.word(tmp_path / "弹.docx", "", raw=b" " * (64 * 2**20))
    assert "压缩炸弹" in str(take(path).error)
    assert list((tmp_path / "work").iterdir()) == []


def test_cancelled_batch_stops(tmp_path: Path) -> None:
    good = made.word(tmp_path / "好.docx", p("一"))
    job = Job()
    batch = receive([good, good], tmp_path / "work", job)
    assert next(batch).submission is not None
    job.cancel()
    with pytest.raises(CancelledError):
        next(batch)


def test_working_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    good = made.word(tmp_path / "好.docx", p("一"))
    (received,) = receive([good], tmp_path / "file" / "work", Job())
    assert received.submission is None
    assert "读取时出错" in str(received.error)
