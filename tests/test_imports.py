"""What may not be loaded before the window shows."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("ortools", "pandas", "numpy", "jieba", "sqlite_utils")


def test_the_window_starts_without_what_is_slow_to_load() -> None:
    code = (
        f"import sys, newsroom.ui.start\nprint([name for name in {SLOW!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"
