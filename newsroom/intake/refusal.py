"""The words for a file that was not taken in, and the notes of what was left out."""

from __future__ import annotations

from pathlib import Path

from newsroom.errors import FileError

KEPT = "这个文件没有收入，其余文件不受影响"
SAVE_AS_DOCX = "请用 Word 或 WPS 打开它，另存为 .docx 后再收"
SEND_AGAIN = "请让作者重新发送一次"


class RefusalError(Exception):
    """A reader's reason to refuse a file, before anyone knows under which name it is shown.

    reason: goes straight after the file's name (内容是空的). advice: what to do next.
    """

    def __init__(self, reason: str, advice: str = SEND_AGAIN) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice

    def named(self, path: Path | str) -> FileError:
        """The refusal as the error of one file."""
        return FileError(path, self.reason, kept=KEPT, advice=self.advice)


MOST_LINES = 100_000


def check_lines(count: int) -> None:
    """Raise RefusalError for more lines than any hand-in has."""
    if count > MOST_LINES:
        raise RefusalError(
            f"超过 {MOST_LINES // 10_000} 万行，不像一篇文稿", "请只保留要用的文字后再收"
        )


class Notes:
    """What was left out or guessed, each said once, in the order met."""

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}

    def add(self, text: str) -> None:
        """Remember a note, a Chinese sentence without full stop."""
        self._texts.setdefault(text)

    @property
    def texts(self) -> tuple[str, ...]:
        """All notes."""
        return tuple(self._texts)
