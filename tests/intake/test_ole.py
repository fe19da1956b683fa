from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.intake.ole import check_ole
from newsroom.intake.refusal import RefusalError

from .made import ole


def test_word_or_not(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(ole("WordDocument"))
    assert check_ole(path)
    path.write_bytes(ole("CONTENTS"))
    assert not check_ole(path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ole("EncryptedPackage"), "有打开密码"),
        (ole("WordDocument", flags=0x0100), "有打开密码"),
        (ole("Workbook"), "Excel 表格"),
        (ole("Unknown"), "不完整或已损坏"),
        (ole("PowerPoint Document"), "演示文稿"),
        (ole("WordDocument")[:1024], "不完整或已损坏"),
        (ole("WordDocument")[:100], "不完整或已损坏"),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(data)
    with pytest.raises(RefusalError, match=reason):
        check_ole(path)
