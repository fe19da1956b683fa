"""The log says where the program failed, and nothing of what was written."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.desk import log
from newsroom.errors import FileError

_SECRET = "张小芳举报三号线塌方，联系人 wang.fang@example.cn，文件“塌方现场 copy.docx”"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written."""
    handler = log.begin(tmp_path)
    yield tmp_path / log.NAME
    log.end(handler)


def _clean(path: Path) -> str:
    text = path.read_text("utf8")
    assert text.isascii(), text
    for part in ("wang", "fang", "example", "copy", "docx", "塌", "张"):
        assert part not in text, text
    return text


def test_a_start_that_goes_well_writes_no_file(written: Path) -> None:
    assert not written.exists()


@pytest.mark.parametrize(
    "error",
    [
        ValueError(_SECRET),
        KeyError(_SECRET),
        FileNotFoundError(2, "gone", f"/home/wangfang/{_SECRET}.docx"),
        TypeError(f"bad operand {_SECRET!r}"),
        UnicodeDecodeError("utf8", _SECRET.encode(), 0, 1, _SECRET),
        FileError("塌方现场 copy.docx", _SECRET),
        sqlite3.OperationalError(f'near "{_SECRET}": syntax error'),
    ],
)
def test_an_exception_is_told_by_its_kind_and_its_places(written: Path, error: Exception) -> None:
    error.add_note(
        f'Traceback:\n  File "/home/wangfang/newsroom/x.py", line 7, in go\n    {_SECRET}'
    )
    try:
        try:
            raise RuntimeError(_SECRET)
        except RuntimeError:
            raise error  # noqa: B904
    except Exception as caught:
        logging.getLogger("newsroom.ui").error("unexpected", exc_info=caught)
    text = _clean(written)
    assert type(error).__name__ in text and "RuntimeError" in text
    assert "test_log.py:" in text
    assert "child newsroom/x.py:7 go" in text


def test_what_is_filled_into_a_message_is_counted(written: Path) -> None:
    logging.getLogger("newsroom.proof").warning(
        "rule %s failed on %s after %d", "words", _SECRET, 3
    )
    logging.getLogger("PIL").warning("cannot read %s: %s", "/tmp/wangfang.jpg", _SECRET)
    logging.getLogger("newsroom.intake").warning(f"whole sentences: {_SECRET}")
    logging.getLogger("newsroom.intake").warning(
        "a reader failed: %s", f'File "/x/newsroom/intake/reader.py", line 9, in read\n  {_SECRET}'
    )
    text = _clean(written)
    assert "rule words failed on" in text and "after 3" in text
    assert "newsroom/intake/reader.py:9 read" in text


def test_threads_that_end_are_told(written: Path) -> None:
    def fail() -> None:
        raise ValueError(_SECRET)

    thread = threading.Thread(target=fail, name="answers")
    thread.start()
    thread.join()
    text = _clean(written)
    assert "thread answers ended" in text
    assert "ValueError" in text and "fail" in text


def test_the_log_turns_over_and_its_end_is_read(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MOST_BYTES", 600)
    for number in range(60):
        logging.getLogger("newsroom").info("turn %d", number)
    assert len(log.files(written.parent)) == 1 + log.KEPT
    assert sum(path.stat().st_size for path in log.files(written.parent)) <= 600 * (1 + log.KEPT)
    assert [line.rsplit(" ", 1)[1] for line in log.tail(written.parent, 3)] == ["57", "58", "59"]


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    handler = log.begin(tmp_path / "nowhere")
    try:
        logging.getLogger("newsroom").error("nobody hears this")
    finally:
        log.end(handler)
    assert list(tmp_path.iterdir()) == []
