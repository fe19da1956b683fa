from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.export.placing import deliver_all, publish, publish_all


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_takes_its_place_when_the_block_ends(tmp_path):
    target = tmp_path / "新" / "版面稿.docx"
    with publish(target) as aside:
        assert aside.suffix == ".docx"
        assert aside.parent == target.parent
        aside.write_text("一", "utf8")
        assert not target.exists()
    assert target.read_text("utf8") == "一"
    assert names(target.parent) == {"版面稿.docx"}


def test_leftovers_of_a_run_cut_off_are_cleared_away(tmp_path):
    own = (".~锁", ".~lock.a.docx#")
    for name in (".~0fa9496c.png", ".~26c60275", ".~11111111.pdf", *own):
        (tmp_path / name).write_text("半", "utf8")
    for name in (".~0fa9496c.png", ".~26c60275", *own):
        os.utime(tmp_path / name, (0, 0))
    with publish(tmp_path / "a.pdf") as aside:
        aside.write_text("新", "utf8")
    assert names(tmp_path) == {"a.pdf", ".~11111111.pdf", *own}


def test_a_failed_block_leaves_the_former_file_alone(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_text("旧", "utf8")
    with pytest.raises(ValueError, match="nothing"), publish(target) as aside:
        aside.write_text("半", "utf8")
        raise ValueError("nothing")
    assert target.read_text("utf8") == "旧"
    assert names(tmp_path) == {"a.pdf"}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EROFS, "只读"),
        (errno.EACCES, "不许写入"),
        (errno.EBUSY, "正被别的程序打开"),
        (errno.EIO, "没有写成"),
    ],
)
def test_refusals_of_the_system_are_explained(tmp_path, number, said):
    target = tmp_path / "大样.pdf"
    target.write_text("旧", "utf8")
    with pytest.raises(FileError, match=said) as caught, publish(target) as aside:
        aside.write_text("半", "utf8")
        raise OSError(number, "refused")
    assert "大样.pdf" in str(caught.value)
    assert "没有改动" in str(caught.value)
    assert caught.value.advice
    assert target.read_text("utf8") == "旧"
    assert names(tmp_path) == {"大样.pdf"}


def test_a_folder_is_copied_whole_or_its_refusal_explained(tmp_path):
    source = tmp_path / "包"
    (source / "图片").mkdir(parents=True)
    (source / "图片" / "1.jpg").write_text("图", "utf8")
    out = tmp_path / "出"
    deliver_all([source], [out / "包"])
    assert (out / "包" / "图片" / "1.jpg").read_text("utf8") == "图"
    (source / "断").symlink_to(tmp_path / "没有")
    with pytest.raises(FileError, match="不存在"):
        deliver_all([source], [out / "包2"])
    assert names(out) == {"包"}


def test_a_folder_in_the_way_and_a_file_as_folder_are_named(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FileError, match="是一个文件夹"), publish(tmp_path / "a.pdf") as aside:
        aside.write_text("x", "utf8")
    assert names(tmp_path) == {"a.pdf"}
    (tmp_path / "b").write_text("x", "utf8")
    with pytest.raises(FileError, match="没有写成"), publish(tmp_path / "b" / "c.pdf") as aside:
        aside.write_text("x", "utf8")
    with pytest.raises(FileError, match="过长"), publish(tmp_path / ("长" * 120)) as aside:
        aside.write_text("x", "utf8")
        aside.rename(tmp_path / ("长" * 120))


def test_several_targets_change_together(tmp_path):
    folder, archive = tmp_path / "包", tmp_path / "包.zip"
    for text in ("一", "二"):
        with publish_all((folder, archive)) as (inside, file):
            inside.mkdir()
            (inside / text).write_text(text, "utf8")
            file.write_text(text, "utf8")
        assert names(folder) == {text}
        assert archive.read_text("utf8") == text
    assert names(tmp_path) == {"包", "包.zip"}


def test_when_one_target_cannot_change_none_does(tmp_path):
    folder, archive = tmp_path / "包", tmp_path / "包.zip"
    deliver_all([_made(tmp_path / "s", "旧")], [folder])
    with pytest.raises(FileError), publish_all((folder, archive)) as (inside, _):
        inside.mkdir()
        (inside / "新").write_text("新", "utf8")
    assert names(folder) == {"旧"}
    assert names(tmp_path) == {"包", "s"}
    with pytest.raises(FileError), publish_all((tmp_path / "又", archive)) as (inside, _):
        inside.mkdir()
    assert names(tmp_path) == {"包", "s"}


def test_delivering_copies_files_and_folders(tmp_path):
    source = _made(tmp_path / "s", "内")
    deliver_all([source], [tmp_path / "out" / "t"])
    assert names(tmp_path / "out" / "t") == {"内"}
    deliver_all([source / "内"], [tmp_path / "out" / "f.txt"])
    assert (tmp_path / "out" / "f.txt").read_text("utf8") == "内"
    assert names(tmp_path / "out") == {"t", "f.txt"}


def _made(folder: Path, name: str) -> Path:
    folder.mkdir()
    (folder / name).write_text(name, "utf8")
    return folder


def test_what_a_killed_run_left_is_cleared_at_once_but_not_what_is_being_written(tmp_path):
    target = tmp_path / "包"
    with publish_all((target,)) as (aside,):
        aside.mkdir()
        with publish(tmp_path / "别的.pdf") as other:
            other.write_text("新", "utf8")
        assert aside.is_dir()
    assert names(tmp_path) == {"包", "别的.pdf"}
    for name in (".~0a1b2c3d-0", ".~0a1b2c3d-1.zip", ".~0a1b2c3d-1x.zip", ".~0a1b2c3d.lock"):
        (tmp_path / name).write_text("半", "utf8")
    with publish(tmp_path / "别的.pdf") as other:
        other.write_text("更新", "utf8")
    assert names(tmp_path) == {"包", "别的.pdf"}


def test_a_folder_that_a_killed_run_had_moved_aside_comes_back(tmp_path):
    target = _made(tmp_path / "包", "旧")
    former = tmp_path / "包（更新前·自动移开）"
    target.rename(former)
    with pytest.raises(ValueError, match="no"), publish_all((target,)):
        raise ValueError("no")
    assert names(target) == {"旧"}
    _made(former, "更旧")
    with pytest.raises(ValueError, match="no"), publish_all((target,)):
        raise ValueError("no")
    assert names(target) == {"旧"}
    assert names(tmp_path) == {"包"}


def test_a_file_in_a_folders_place_is_left_alone(tmp_path):
    (tmp_path / "包").write_text("我的", "utf8")
    (tmp_path / "包.zip").write_text("旧", "utf8")
    with pytest.raises(FileError, match="是一个文件，"):
        deliver_all(
            [_made(tmp_path / "s", "新"), tmp_path / "s" / "新"],
            [tmp_path / "包", tmp_path / "包.zip"],
        )
    assert (tmp_path / "包").read_text("utf8") == "我的"
    assert (tmp_path / "包.zip").read_text("utf8") == "旧"


def test_files_already_moved_go_back_when_a_later_one_cannot(tmp_path):
    for name in ("一.pdf", "二.pdf"):
        (tmp_path / name).write_text("旧", "utf8")
    with (
        pytest.raises(FileError),
        publish_all((tmp_path / "一.pdf", tmp_path / "二.pdf", tmp_path / "三.pdf")) as asides,
    ):
        asides[0].write_text("新", "utf8")
        asides[1].write_text("新", "utf8")
    assert [(tmp_path / name).read_text("utf8") for name in ("一.pdf", "二.pdf")] == ["旧", "旧"]
    assert names(tmp_path) == {"一.pdf", "二.pdf"}
