from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.errors import CancelledError, FileError
from newsroom.intake.exchange import assembled, received_package, unpack_package
from newsroom.intake.refusal import RefusalError
from newsroom.job import Job
from newsroom.model.exchange import CONTENT, MANIFEST, PackageKind
from tests.parcels import HASH, PHOTO, changed, parcel


def refusal(path: Path, tmp_path: Path) -> str:
    """Why the reader's process would refuse a file; nothing else is left of it."""
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(RefusalError) as caught:
        unpack_package(path, out)
    return caught.value.reason


def test_a_package_comes_through_the_limited_process(tmp_path: Path) -> None:
    path = parcel(tmp_path, note="请看第二段")
    with received_package(path, Job()) as found:
        assert found.manifest.kind is PackageKind.SUBMISSION
        assert (found.manifest.person, found.manifest.note) == ("高雨", "请看第二段")
        (packed,) = found.parcel().articles
        assert packed.article.headline == "小街亮灯"
        (file,) = found.files.values()
        assert file.read_bytes() == PHOTO
    assert not file.exists()


def test_what_lies_in_it_for_people_is_not_unpacked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    names = [source.name for source in unpack_package(parcel(tmp_path), out).sources]
    assert sorted(names) == [CONTENT, MANIFEST, "图片/01.jpg"]
    assert len(list(out.iterdir())) == 3


def test_a_package_of_another_kind_is_named(tmp_path: Path) -> None:
    path = parcel(tmp_path, kind=PackageKind.PAGE)
    with (
        pytest.raises(FileError, match="是版面包，这里收的是投稿包或返稿包"),
        received_package(path, Job(), (PackageKind.SUBMISSION, PackageKind.RETURN)),
    ):
        pass


def test_a_cancelled_reading_leaves_nothing(tmp_path: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError), received_package(parcel(tmp_path), job):
        pass


def _set(**facts: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data.update(facts)


def _article(**facts: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["articles"][0]["revision"]["article"].update(facts)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"manifest": _set(format=2)}, "由更新的采编台写成（格式 2，本程序只认到 1）"),
        ({"manifest": _set(format=True)}, "清单里没有格式号"),
        ({"manifest": _set(magic="zip")}, "不是采编台的包"),
        ({"manifest": _set(uuid="../../x")}, "编号不合规"),
        ({"manifest": _set(made="昨天")}, "清单读不出来"),
        ({"manifest": _set(person="甲" * 100)}, "长得不正常"),
        ({"manifest": _set(kind="letter")}, "清单读不出来"),
        ({"manifest": _set(members=[])}, "清单不完整"),
        ({"members": {MANIFEST: None}}, "不是采编台的包"),
        ({"members": {MANIFEST: b"[1]"}}, "不是合规的数据"),
        ({"members": {MANIFEST: b'{"magic": '}}, "不是合规的数据"),
        ({"members": {CONTENT: b"{}"}}, "“content.json”与清单不符"),
        ({"members": {CONTENT: None}}, "缺少“content.json”"),
        ({"members": {"稿.docx": b"changed"}}, "“稿.docx”与清单不符"),
        ({"members": {"图片/01.jpg": PHOTO[:-9]}}, "“图片/01.jpg”与清单不符"),
        ({"members": {"../跑.txt": b"x"}}, "指向包外"),
        ({"members": {"C:\\win.txt": b"x"}}, "指向包外"),
        ({"members": {"/etc/x": b"x"}}, "指向包外"),
    ],
)
def test_hostile_and_damaged_packages_are_refused_by_name(
    change: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    assert reason in refusal(changed(parcel(tmp_path), **change), tmp_path)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_article(body=None), "revision.article.body"),
        (_article(importance="5"), "importance"),
        (_article(kind="novel"), "kind"),
        (_article(headline="\ud83d"), "headline"),
        (_article(uuid="a/../b"), "an identity that is none"),
        (_article(slots=[{"picture": "zz"}]), "a slot without its hash"),
        (_set(articles=[]), "里没有稿件"),
        (lambda data: data["articles"].append(data["articles"][0]), "article twice"),
        (lambda data: data["pictures"][0].update(member="图片/99.jpg"), "picture without its file"),
        (lambda data: data["pictures"][0]["picture"].update(sha256="0" * 64), "another picture"),
    ],
)
def test_records_that_contradict_themselves_are_refused(
    change: Callable[[dict[str, Any]], None], reason: str, tmp_path: Path
) -> None:
    path = changed(parcel(tmp_path), content=change)
    out = tmp_path / "out"
    out.mkdir()
    found = assembled(path, unpack_package(path, out).sources)
    with pytest.raises(FileError, match=reason) as caught:
        found.parcel()
    assert caught.value.path == path


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = changed(parcel(tmp_path), members={"图片/02.jpg": b"\0" * (40 * 2**20)})
    assert "压缩炸弹" in refusal(path, tmp_path)


def test_content_beyond_its_limit_is_refused(tmp_path: Path) -> None:
    path = changed(parcel(tmp_path), content=_set(more="x" * (17 * 2**20)))
    assert "大得不正常" in refusal(path, tmp_path)


def test_json_nested_beyond_reason_is_refused(tmp_path: Path) -> None:
    deep = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    head = {"sha256": hashlib.sha256(deep).hexdigest(), "size": len(deep)}
    path = changed(
        parcel(tmp_path),
        manifest=lambda data: data["members"][0].update(head),
        members={CONTENT: deep},
    )
    assert "嵌套过深" in refusal(path, tmp_path)


def test_a_picture_that_is_none_is_refused(tmp_path: Path) -> None:
    fake = b"MZ" + b"\0" * 200

    def swapped(head: dict[str, Any]) -> None:
        for member in head["members"]:
            if member["sha256"] == HASH:
                member |= {"sha256": hashlib.sha256(fake).hexdigest(), "size": len(fake)}

    path = changed(parcel(tmp_path), manifest=swapped, members={"图片/01.jpg": fake})
    assert "里的图片“图片/01.jpg”" in refusal(path, tmp_path)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return parcel(tmp_path_factory.mktemp("sound"))


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6))
@settings(deadline=None)
def test_whatever_is_flipped_in_it_a_package_is_read_whole_or_refused(
    sound: Path, flips: list[tuple[float, int]]
) -> None:
    raw = bytearray(sound.read_bytes())
    for share, value in flips:
        raw[min(int(share * len(raw)), len(raw) - 1)] = value
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "翻.nrsub"), Path(folder, "out")
        path.write_bytes(raw)
        out.mkdir()
        try:
            came = assembled(path, unpack_package(path, out).sources)
            assert came.parcel().articles[0].article.headline == "小街亮灯"
        except (RefusalError, FileError) as refused:
            assert str(refused)


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = parcel(tmp_path)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as package:
        package.writestr(CONTENT, b"{}")
    assert "两个同名的文件" in refusal(path, tmp_path)


def test_half_a_package_and_no_package_are_named(tmp_path: Path) -> None:
    path = parcel(tmp_path)
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(FileError, match="不完整或已损坏"), received_package(path, Job()):
        pass
    other = tmp_path / "照片.nrsub"
    other.write_bytes(PHOTO)
    with pytest.raises(FileError, match="内容其实是 JPEG 图片"), received_package(other, Job()):
        pass
    with pytest.raises(FileError, match="找不到"), received_package(tmp_path / "无", Job()):
        pass
