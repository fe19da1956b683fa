"""What goes into the frozen program, held against what the program really needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.packaging.scripts import ROOT, script

bundle = script("bundle")
entry = script("entry")

PROGRAM = ROOT / "newsroom"
_FROM = re.compile(r"^ *from ([\w.]+) import \(?([\w, ]*)", re.MULTILINE)
_IMPORT = re.compile(r"^ *import ([\w.]+)$", re.MULTILINE)
_OF_MODULES = ("PySide6", "ortools.sat.python")  # what is taken from them are modules
_BLOCKED = """
import importlib, sys, warnings
warnings.simplefilter("ignore")
sys.path.insert(0, {folder!r})
import entry
for name in {left_out!r}:
    sys.modules[name] = None
sys.modules["pandas"] = entry.WithoutTables("pandas")
for name in {names!r}:
    importlib.import_module(name)
print(sum(module is not None for module in sys.modules.values()))
"""


@cache
def sources() -> str:
    """The whole program in one text: reading it as Python would take seconds."""
    return "\n".join(path.read_text("utf8") for path in sorted(PROGRAM.rglob("*.py")))


@cache
def imported() -> frozenset[str]:
    """Everything that the program imports from outside, in functions as well."""
    found: set[str] = set()
    for module, names in _FROM.findall(sources()):
        found.add(module)
        if module in _OF_MODULES:
            found |= {f"{module}.{name}" for name in re.findall(r"\w+", names)}
    found |= set(_IMPORT.findall(sources()))
    known = ("newsroom", "__future__", *sys.stdlib_module_names)
    return frozenset(name for name in found if name.split(".")[0] not in known)


def test_every_module_of_the_program_is_told_of() -> None:
    told = set(bundle.modules())
    assert {"newsroom", "newsroom.__main__", "newsroom.desk.child", "newsroom.ui.start"} <= told
    assert sum(name.split(".")[0] == "newsroom" for name in told) == sum(
        "_resources" not in path.parts for path in PROGRAM.rglob("*.py")
    )


def test_all_that_the_program_imports_loads_without_what_is_left_out() -> None:
    names = sorted(imported())
    assert {"ortools.sat.python.cp_model", "sqlite_utils", "PySide6.QtWidgets"} <= set(names)
    code = _BLOCKED.format(folder=str(ROOT / "packaging"), left_out=bundle.LEFT_OUT, names=names)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > len(names)


def test_nothing_that_is_left_out_is_imported_by_the_program_itself() -> None:
    names = imported() | {name.split(".")[0] for name in imported()}
    assert names.isdisjoint(bundle.LEFT_OUT)


def test_pandas_is_stood_in_for_as_far_as_the_solver_asks() -> None:
    spec = find_spec("ortools.sat.python.cp_model")
    assert spec is not None and spec.origin is not None
    tree = ast.parse(Path(spec.origin).read_text("utf8"))
    asked = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "pd"
    }
    stand_in = entry.WithoutTables("pandas")
    assert asked
    assert all(hasattr(stand_in, name) for name in asked)
    assert not stand_in


def test_every_child_that_a_frozen_program_starts_is_known_to_its_beginning() -> None:
    words = set(re.findall(r'"(--newsroom-[\w-]+)"', sources()))
    assert words == set(entry.CHILDREN)
    assert script("composing_starts").WORD in words
    for module in entry.CHILDREN.values():
        path = ROOT / Path(*module.split(".")).with_suffix(".py")
        assert "\ndef main() -> int:" in path.read_text("utf8")


def test_other_programs_find_their_own_libraries_again() -> None:
    bundled = {"LD_LIBRARY_PATH": "/app/_internal", "HOME": "/home/editor"}
    entry.restore(bundled)
    assert "LD_LIBRARY_PATH" not in bundled
    assert bundled["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
    given = {"LD_LIBRARY_PATH": "/app/_internal:/own", "LD_LIBRARY_PATH_ORIG": "/own"}
    entry.restore(given)
    assert given == {"LD_LIBRARY_PATH": "/own", "PYINSTALLER_RESET_ENVIRONMENT": "1"}


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\imageformats\\qjpeg.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "jieba/dict.txt",
        "resources/help/目录.md",
        "libxcb-cursor.so.0",
    ],
)
def test_what_is_used_stays(place: str) -> None:
    assert bundle.kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "jieba/lac_small/model_baseline/fc_0.w_0",
        "libcups.so.2",
        "numpy/core/tests/data.txt",
    ],
)
def test_what_is_not_used_goes(place: str) -> None:
    assert not bundle.kept(place)


def test_libraries_stay_only_while_something_that_stays_needs_them() -> None:
    needs = {
        "PySide6/QtGui.abi3.so": ["libQt6Gui.so.6"],
        "PySide6/Qt/lib/libQt6Gui.so.6": ["libicu.so.7", "libc.so.6"],
        "PySide6/Qt/plugins/platforms/libqxcb.so": ["libxcb-cursor.so.0"],
        "PySide6/Qt/lib/libQt6Quick.so.6": ["libQt6Qml.so.6"],
        "PySide6/Qt/lib/libQt6Qml.so.6": ["libQt6Quick.so.6"],
        "libpython3.11.so.1.0": [],
        "libicu.so.7": ["libicu.so.7"],
        "libxcb-cursor.so.0": [],
        "libgtk-3.so.0": [],
    }
    files = {place: f"/from/{place}" for place in needs}
    stay = bundle.needed(files, lambda source: needs[source.removeprefix("/from/")])
    assert set(files) - stay == {
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "libgtk-3.so.0",
    }


def test_files_that_only_their_folder_is_needed_for_are_there() -> None:
    for source, folder in bundle.beside():
        assert Path(source).is_file()
        assert Path(source).parent.as_posix().endswith(folder)


def test_every_locked_library_comes_with_the_text_of_its_licence() -> None:
    licences = script("licences")
    lines = (ROOT / "packaging" / "requirements.txt").read_text("utf8").splitlines()
    names = [line.split("==")[0] for line in lines if "==" in line]
    parts = [licences._distribution(distribution(name)) for name in names]
    assert len(parts) > 30
    assert [part.name for part in parts if not part.texts] == []


def test_systems_are_told_of_every_kind_of_file() -> None:
    versions = script("versions")
    told = versions.property_list()
    types = {each["UTTypeIdentifier"]: each for each in told["UTExportedTypeDeclarations"]}
    suffixes = {
        f".{each['UTTypeTagSpecification']['public.filename-extension'][0]}"
        for each in types.values()
    }
    assert suffixes == set(bundle.KINDS)
    named = {each["LSItemContentTypes"][0] for each in told["CFBundleDocumentTypes"]}
    assert named == set(types)
    assert distribution("newsroom").version == versions.VERSION
