"""抢救 from the dialog of a library that cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.errors import Bar, LibraryError
from newsroom.model.article import Article
from newsroom.ui import opening
from newsroom.ui.care import salvaging
from newsroom.ui.care.salvaging import Rescued
from newsroom.ui.opening import Opener
from tests.ui.hands import answer_files


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A library whose first page is gone."""
    path = tmp_path / "稿库.newsroom"
    with Desk.open(path, create=True) as desk:
        article = Article(headline="桥通了", body="正文。")
        home = desk.library.publications.default()
        desk.library.articles.add(article, publication=home, person="甲", reason="导入")
    with path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(3996))
    return path


def report() -> Rescued:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, Rescued)]
    return next(dialog for dialog in shown if dialog.isVisible())


def test_what_is_saved_is_told_and_takes_the_place_of_what_was_damaged(
    qtbot: QtBot, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LibraryError) as refused:
        Desk.open(damaged)
    error = refused.value
    ways = {way.words: way for way in opening.WAYS if way.fits(error)}
    assert "抢救…" in ways
    proposed = answer_files(monkeypatch, "=")
    got: list[Opener | None] = []
    ways["抢救…"].take(error, None, got.append)
    dialog = report()
    assert Path(proposed[0]).name == "稿库-抢救.newsroom"
    assert "抢救出 1 篇稿件" in dialog.heading.text()
    assert "操作记录" in dialog.text.toPlainText()
    assert dialog.option.isChecked()
    dialog.close_button.click()
    qtbot.waitUntil(lambda: bool(got))
    opener = got[0]
    assert opener is not None
    with opener() as desk:
        assert desk.library.path == damaged
        assert [one.title for one in desk.library.articles.summaries()] == ["桥通了"]
    assert len(list(damaged.parent.glob("*损坏*.newsroom"))) == 1


def test_somebody_may_think_otherwise(
    qtbot: QtBot, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = LibraryError(damaged, "已经损坏", Bar.DAMAGED)
    answer_files(monkeypatch, "")
    got: list[Opener | None] = []
    salvaging.rescue(error, None, got.append)
    assert got == [None]
    answer_files(monkeypatch, str(damaged))
    told: list[str] = []
    monkeypatch.setattr(
        salvaging.trouble, "message", lambda _parent, trouble: _Told(told, str(trouble))
    )
    salvaging.rescue(error, None, got.append)
    assert got == [None, None] and "已经存在" in told[0]
    apart = damaged.with_name("另存.newsroom")
    answer_files(monkeypatch, str(apart))
    salvaging.rescue(error, None, got.append)
    dialog = report()
    dialog.option.setChecked(False)
    dialog.reject()
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got[2] is None and apart.exists()


class _Told:
    """Stands for the modal message."""

    def __init__(self, told: list[str], words: str) -> None:
        self._told, self._words = told, words

    def exec(self) -> None:
        self._told.append(self._words)
