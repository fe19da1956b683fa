"""Loading Qt for Python without what only delays it."""

from __future__ import annotations

import subprocess
import sys


def test_no_source_is_read_and_nothing_is_held_once_qt_is_loaded() -> None:
    code = (
        "import builtins, gc\n"
        "from newsroom.ui import start\n"
        "assert builtins.__import__ is not builtins.__feature_import__ and gc.isenabled()\n"
        "print('PySide6.QtWidgets' in __import__('sys').modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
