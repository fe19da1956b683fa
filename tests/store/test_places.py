from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.store.places import check_existing, check_new, is_unc, network_kind, refuse_network

MOUNTS = r"""/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/share /mnt/share nfs4 rw,vers=4.2 0 0
//nas/news /mnt/news\040room cifs rw 0 0
/dev/sdb1 /mnt/share/local ext4 rw 0 0
sshfs#a@b: /mnt/far fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/editor/a.newsroom", None),
        ("/mnt/share/a.newsroom", "nfs4"),
        ("/mnt/shared/a.newsroom", None),
        ("/mnt/news room/2021/a.newsroom", "cifs"),
        ("/mnt/share/local/a.newsroom", None),
        ("/mnt/far/a.newsroom", "fuse.sshfs"),
    ],
)
def test_network_shares_are_recognised(path: str, kind: str | None) -> None:
    assert network_kind(Path(path), MOUNTS) == kind


def test_a_network_share_is_refused_with_a_reason() -> None:
    with pytest.raises(FileError, match=r"“a.newsroom”在网络共享文件夹里"):
        refuse_network(Path("/mnt/share/a.newsroom"), MOUNTS)


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\a.newsroom", True),
        ("//server/share/a.newsroom", True),
        (r"\\?\UNC\server\share\a.newsroom", True),
        (r"\\?\C:\a.newsroom", False),
        (r"C:\a.newsroom", False),
        (r"D:\\a.newsroom", False),
    ],
)
def test_shares_of_windows(path: str, unc: bool) -> None:
    assert is_unc(path) is unc


def test_local_folders_are_accepted(tmp_path: Path) -> None:
    assert network_kind(tmp_path) is None
    check_new(tmp_path / "a.newsroom")
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.newsroom"
    with pytest.raises(FileError, match=r"“a.newsroom”不存在"):
        check_existing(file)
    with pytest.raises(FileError, match=r"所在的文件夹“.*没有”不存在"):
        check_existing(tmp_path / "没有" / "a.newsroom")
    with pytest.raises(FileError, match=r"所在的文件夹“.*没有”不存在"):
        check_new(tmp_path / "没有" / "a.newsroom")
    file.write_bytes(b"")
    with pytest.raises(FileError, match="是空文件"):
        check_existing(file)
    with pytest.raises(FileError, match="已经存在"):
        check_new(file)
    file.write_text("一篇稿子", "utf8")
    with pytest.raises(FileError, match="不是采编台的稿库文件"):
        check_existing(file)
    folder = tmp_path / "b.newsroom"
    folder.mkdir()
    with pytest.raises(FileError, match="是文件夹"):
        check_existing(folder)
