from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.fuzz.corpus import corpus
from tests.fuzz.doors import Door
from tests.fuzz.quick import CHOSEN

ROOT = Path(__file__).resolve().parents[2]


def test_the_corpus_is_large_and_each_file_has_its_name() -> None:
    names = [one.name for one in corpus()]
    assert len(names) >= 120
    assert len(set(names)) == len(names)
    assert set(CHOSEN) <= set(names)
    assert {one.door for one in corpus()} == set(Door)


def test_hostile_and_damaged_files_end_in_words() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.quick"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf8", timeout=900, check=False,
    )  # fmt: skip
    assert done.stdout.endswith(" files, 0 wrong\n"), done.stdout[-6000:] + done.stderr[-2000:]
    assert done.returncode == 0
