"""The report tells how things are, and nothing of what is in the library."""

from __future__ import annotations

import json
import logging
import zipfile
from pathlib import Path

import pytest

from newsroom import paths
from newsroom.desk import diagnosing, log
from newsroom.desk.desk import Desk
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role

_WORDS = ("渡口塌方", "浮桥", "张小芳", "河湾村", "何编辑", "城东街道", "机密库", "wangfang")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with an article, whose every word is to stay in it."""
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "wangfang"))
    path = tmp_path / "wangfang" / "机密库.newsroom"
    path.parent.mkdir()
    with Desk.open(path, create=True) as desk:
        article = Article(
            headline="渡口塌方",
            body="浮桥断了。",
            credits=(Credit("张小芳", Role.REPORTER),),
            source_unit="河湾村",
        )
        home = desk.library.publications.default()
        desk.library.articles.add(article, publication=home, person="何编辑", reason="导入")
        desk.set("person", "何编辑")
        desk.set("sender_unit", "城东街道")
        desk.set("idle_minutes", 9)
    return path


def _everything(path: Path, tmp_path: Path) -> str:
    found = diagnosing.diagnose(path, Job(), {"窗口": {"Qt": "6"}})
    packed = tmp_path / "report.zip"
    diagnosing.write(found, packed)
    with zipfile.ZipFile(packed) as archive:
        parts = [archive.read(name).decode("utf8") for name in archive.namelist()]
    plain = tmp_path / "report.txt"
    diagnosing.write(found, plain)
    assert plain.read_text("utf8") == diagnosing.text(found) == parts[0]
    return "\n".join([*parts, json.dumps(diagnosing.record(found), ensure_ascii=False)])


def test_no_word_of_the_library_is_in_the_report(library: Path, tmp_path: Path) -> None:
    handler = log.begin(paths.data())
    logging.getLogger("newsroom").error("told", exc_info=ValueError("渡口塌方 张小芳"))
    log.end(handler)
    (paths.data() / "crash.told.log").write_text(
        "Fatal Python error: Aborted\n\nThread 0x1 (most recent call first):\n"
        '  File "/home/wangfang/newsroom/ui/start.py", line 5 in run\n  张小芳\n',
        "utf8",
    )
    text = _everything(library, tmp_path)
    for word in _WORDS:
        assert word not in text, word
    for words in (
        *("ValueError", "newsroom/ui/start.py:5 run", "Fatal Python error: Aborted"),
        *("idle_minutes：9", "person：已填", "sender_unit：已填", "article：1", "没有问题"),
        *("SQLite", "稿库格式", "装有字体", "没有进检索的稿件：0"),
    ):
        assert words in text, words


def test_a_damaged_library_is_told_of_too(library: Path, tmp_path: Path) -> None:
    data = bytearray(library.read_bytes())
    for at in range(3 * 4096, len(data), 4096):
        data[at : at + 8] = b"\xff" * 8
    library.write_bytes(data)
    assert "处不对" in _everything(library, tmp_path)
    library.write_bytes(b"no library at all" * 1000)
    assert "打不开" in _everything(library, tmp_path)
    library.unlink()
    assert "打不开" in _everything(library, tmp_path)


def test_looking_leaves_the_library_as_it_was(library: Path) -> None:
    before = library.read_bytes()
    diagnosing.diagnose(library, Job(), {})
    assert library.read_bytes() == before
    assert {each.name for each in library.parent.iterdir()} == {"机密库.newsroom", "机密库.media"}


def test_settings_of_a_newer_program_are_told_by_name_alone() -> None:
    told = diagnosing.here_settings([("of_tomorrow", "张小芳"), ("appearance", "dark")])
    assert told["appearance"] == "dark"
    assert "张小芳" not in str(told) and "of_tomorrow" in told
