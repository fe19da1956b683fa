"""What a window loads before it is painted, seen in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_heavy_is_loaded_before_the_first_paint(library: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "NEWSROOM_HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.windows", str(library)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["heavy"] == []
    assert told["painted"] < told["ready"] < told["composed"]
