"""What errors say to the person: what happened, what became of the work, what to do next."""

from __future__ import annotations

import errno
import os

import pytest

from newsroom.errors import AmbiguousError, FileError, NewsroomError, why


def test_an_error_says_its_three_parts_as_sentences() -> None:
    error = NewsroomError("磁盘满了", kept="稿件都在", advice="请腾出空间")
    assert str(error) == "磁盘满了。稿件都在。请腾出空间。"
    assert str(NewsroomError("磁盘满了")) == "磁盘满了。"


def test_a_file_is_named_without_its_folder() -> None:
    assert str(FileError("/家/投稿/三版.docx", "是空文件")) == "“三版.docx”是空文件。"


def test_candidates_are_listed() -> None:
    error = AmbiguousError("“32”不止一期", ("甲报/2021/32", "乙报/2021/32"), advice="请写明")
    assert str(error) == "“32”不止一期：甲报/2021/32、乙报/2021/32。请写明。"


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EIO, 9999])
def test_the_systems_reasons_are_told_in_chinese(code: int) -> None:
    told = why(OSError(code, os.strerror(code)))
    assert os.strerror(code) not in told
    assert not any("a" <= char.lower() <= "z" for char in told)


def test_an_error_without_a_number_still_has_a_reason() -> None:
    assert why(OSError("broken")) == "系统错误 OSError"
