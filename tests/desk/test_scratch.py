"""Temporary files of a program that was ended hard go with the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.desk import scratch

PROGRAM = """
import os, subprocess, sys, tempfile
from newsroom.desk import scratch
scratch.claim()
with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
    print(folder, flush=True)
    ask = "import tempfile; print(tempfile.gettempdir(), flush=True)"
    subprocess.run([sys.executable, "-c", ask], check=True)
    sys.stdin.readline()
    if sys.argv[1] == "kill":
        os.kill(os.getpid(), 9)
"""


def started(home: Path, end: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(home), "TEMP": str(home), "TMP": str(home)},
    )


def ended(program: subprocess.Popen[str]) -> tuple[Path, Path]:
    """Let it end; where it wrote, and where what it started would have."""
    out, _ = program.communicate("\n")
    first, second = out.splitlines()
    return Path(first), Path(second)


def test_a_program_that_ends_leaves_nothing(tmp_path: Path) -> None:
    program = started(tmp_path, "end")
    folder, below = ended(program)
    assert program.returncode == 0
    assert folder.parent == below
    assert below.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX alone ends processes so")
def test_what_a_killed_program_left_goes_and_what_a_living_one_has_stays(tmp_path: Path) -> None:
    killed, living = started(tmp_path, "kill"), started(tmp_path, "end")
    assert living.stdout is not None
    at_work = Path(living.stdout.readline().strip())
    left, _ = ended(killed)
    assert left.is_dir()
    strange = tmp_path / "newsroom-of-nobody"  # claimed by none of ours
    strange.mkdir()
    scratch.sweep(tmp_path)
    assert not left.parent.exists()
    assert at_work.is_dir()
    assert strange.is_dir()
    living.communicate("\n")
    assert list(tmp_path.iterdir()) == [strange]
