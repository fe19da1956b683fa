"""Microsoft's own validator of Office files, asked about every kind of file that we write.

It passes over what mc:AlternateContent holds, where text boxes live: so a twin of each file with
the newer branch unwrapped is asked about too, and one with the older branch where there is one.
packaging/test.sh fetches the program; OOXML_VALIDATOR names another copy of it.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import lxml.etree as etree
import pytest

from .checks import MC, faults

_ROOT = Path(__file__).resolve().parents[2]
_SYSTEMS = {"win32": "win32", "darwin": "darwin"}
_MACHINES = {"aarch64": "arm64", "arm64": "arm64"}


def program() -> Path:
    """The validator; without it the test is skipped and says so.

    On CI it fails, unless packaging/test.sh could not fetch the program and said so.
    """
    given = os.environ.get("OOXML_VALIDATOR")
    system = _SYSTEMS.get(sys.platform, "linux")
    machine = _MACHINES.get(platform.machine(), "x64")
    folder = _ROOT / "node_modules" / "@xarsh" / f"ooxml-validator-{system}-{machine}"
    name = "ooxml-validator.exe" if system == "win32" else "ooxml-validator"
    found = Path(given) if given else folder / name
    if found.is_file():
        return found
    said = "NOT VALIDATED: no ooxml-validator; run packaging/test.sh or set OOXML_VALIDATOR"
    if os.environ.get("CI") == "true" and "NEWSROOM_UNVALIDATED" not in os.environ:
        pytest.fail(said)
    pytest.skip(said)


def errors(folder: Path, *files: Path) -> dict[str, list[str]]:
    """What is wrong with files, by name; twins are written to `folder`."""
    validator = program()
    asked: list[tuple[str, Path]] = []
    for file in files:
        asked.append((file.name, file))
        for branch in ("Choice", "Fallback"):
            twin = folder / f"{file.stem}-{branch}.docx"
            if unwrapped(file, twin, branch):
                asked.append((f"{file.name} {branch}", twin))
    with ThreadPoolExecutor(2) as pool:
        said = pool.map(lambda pair: _said(validator, pair[1]), asked)
        found = {name: answer for (name, _), answer in zip(asked, said, strict=True)}
    own = {f"{file.name} by our own rules": faults(file) for file in files}
    return {name: wrong for name, wrong in (found | own).items() if wrong}


def unwrapped(source: Path, target: Path, branch: str) -> bool:
    """Write a copy with every mc:AlternateContent replaced by what a branch of it holds.

    False, and no file, where the document has no such branch.
    """
    with zipfile.ZipFile(source) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
        if next(tree.iter(MC + branch), None) is None:
            return False
        for wrapper in list(tree.iter(MC + "AlternateContent")):
            chosen, parent = wrapper.find(MC + branch), wrapper.getparent()
            assert parent is not None
            for kid in reversed(list(chosen) if chosen is not None else []):
                parent.insert(parent.index(wrapper), kid)
            parent.remove(wrapper)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in package.namelist():
                main = name == "word/document.xml"
                copy.writestr(name, etree.tostring(tree) if main else package.read(name))
    return True


def _said(validator: Path, path: Path) -> list[str]:
    run = subprocess.run(
        [validator, path.resolve(), "Microsoft365"],
        capture_output=True,
        text=True,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        timeout=120,
        check=False,
    )
    return list(_lines(json.loads(run.stdout)["errors"]))


def _lines(found: list[dict[str, str]]) -> Iterator[str]:
    for error in found:
        yield f"{error.get('path')} {error.get('description')}"
