"""The wheel holds all of the program and nothing else, and runs outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.scripts import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = out.iterdir()
    return built


def _files(folder: str, place: str) -> Iterator[str]:
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
            yield f"{place}/{path.relative_to(ROOT / folder).as_posix()}"


def test_program_and_resources_are_in_it_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = {name for name in file.namelist() if ".dist-info/" not in name}
        told = {name.split(".dist-info/")[1] for name in file.namelist() if ".dist-info/" in name}
    assert names == {*_files("newsroom", "newsroom"), *_files("resources", "newsroom/_resources")}
    assert {"METADATA", "RECORD", "entry_points.txt", "licenses/LICENSE"} <= told


def test_it_runs_where_there_is_no_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path / "site")
    code = (
        "import newsroom, sys\n"
        "from newsroom import paths\n"
        "from newsroom.__main__ import main\n"
        "print(newsroom.__file__, paths.resources(), sep='\\n', flush=True)\n"
        "sys.argv = ['newsroom', 'parse', '-']\n"
        "main()\n"
    )
    environment = {"PYTHONPATH": str(tmp_path / "site"), "NEWSROOM_HOME": str(tmp_path / "home")}
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=tmp_path,
        env={**os.environ, **environment},
        input="小街亮灯\n本报讯 路灯亮了。".encode(),
        capture_output=True,
        check=True,
    )
    package, resources, *told = run.stdout.decode().splitlines()
    assert Path(package).is_relative_to(tmp_path)
    assert Path(resources).is_relative_to(tmp_path)
    assert "小街亮灯" in "".join(told)
