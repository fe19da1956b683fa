"""Loading Qt for Python without what only delays it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.ui import swift

_SOURCE = b"answer = 6 * 7\n"


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _run(code) -> int:
    found: dict = {}
    exec(code, found)
    return found["answer"]


def _refuse(*_source) -> None:
    raise AssertionError("compiled again")


def test_a_module_is_compiled_once_for_all_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = swift.Compiler(str(tmp_path / "cache" / "x.qt"))
    assert _run(first(_SOURCE, "a.py", "exec")) == 42
    first.keep()
    again = swift.Compiler(str(tmp_path / "cache" / "x.qt"))
    monkeypatch.setattr(again, "_own", _refuse)
    assert _run(again(_SOURCE.decode(), "a.py", "exec")) == 42
    with pytest.raises(AssertionError):
        again(b"answer = 43\n", "a.py", "exec")


@pytest.mark.parametrize("spoilt", [b"", b"nonsense", b"N"])
def test_what_cannot_be_read_is_compiled(tmp_path: Path, spoilt: bytes) -> None:
    file = tmp_path / "x.qt"
    file.write_bytes(spoilt)
    compiler = swift.Compiler(str(file))
    assert _run(compiler(_SOURCE, "a.py", "exec")) == 42
    assert eval(compiler("6 * 7", "a.py", "eval")) == 42
    compiler.keep()
    assert file.read_bytes() != spoilt


def test_where_nothing_can_be_written_it_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    compiler = swift.Compiler(str(tmp_path / "file" / "x.qt"))
    assert _run(compiler(_SOURCE, "a.py", "exec")) == 42
    compiler.keep()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_no_source_is_read_and_nothing_is_held_once_qt_is_loaded() -> None:
    code = (
        "import builtins, gc; own = builtins.compile\n"
        "from newsroom.ui import start\n"
        "assert builtins.compile is own and gc.isenabled()\n"
        "assert builtins.__import__ is not builtins.__feature_import__\n"
        "print('PySide6.QtWidgets' in __import__('sys').modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
