"""The architecture, as two tables: which room may import which, and the doors of outside libraries.

A third test loads every room but the window's with Qt blocked.
"""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "newsroom"

GROUND = {"errors", "paths", "settings", "job", "outside"}

# room: rooms it may import besides ground. Rooms not named in a row never import each other.
ARROWS: dict[str, set[str]] = {
    "errors": set(),
    "paths": set(),
    "settings": set(),
    "job": set(),
    "outside": set(),
    "model": set(),
    "text": {"model"},
    "proof": {"model", "text"},
    "typeset": {"model", "text"},
    "arrange": {"model", "typeset"},
    "store": {"model", "text"},
    "intake": {"model"},
    "export": {"model"},
    "preflight": {"model", "text"},
    "compare": {"model", "text"},
    "desk": {
        *("model", "text", "typeset", "arrange", "store", "intake", "export"),
        *("preflight", "compare", "proof"),
    },
    "ui": {"desk", "model"},
    "cli": {"desk", "model", "ui"},
    "__main__": {"cli", "ui"},
}

# library: rooms that may open it. Libraries not named here may not be imported at all.
DOORS: dict[str, set[str]] = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "click": {"cli"},
    "platformdirs": {"paths"},
    "sqlite_utils": {"store"},
    "sqlite3": {"store"},
    "jieba": {"text"},
    "pypinyin": {"text"},
    "tomlkit": {"store"},
    "lunar_python": {"text"},
    "uharfbuzz": {"typeset", "export"},
    "fontTools": {"export"},
    "ortools": {"arrange"},
    "numpy": {"arrange", "proof"},
    "docx": {"intake", "export"},
    "lxml": {"intake", "export"},
    "PIL": {"intake", "export", "ui"},
    "charset_normalizer": {"intake"},
    "pikepdf": {"ui"},
    "rapidfuzz": {"compare", "proof"},
    "regex": {"proof"},
    "pypdfium2": {"intake"},
    "openpyxl": {"export", "intake"},
}


def rooms() -> list[str]:
    found = []
    for path in sorted(ROOT.iterdir()):
        if path.is_dir() and path.name not in ("__pycache__", "_resources"):
            found.append(path.name)
        elif path.suffix == ".py" and path.name != "__init__.py":
            found.append(path.stem)
    return found


def modules(room: str) -> list[Path]:
    folder = ROOT / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{room}.py"]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            assert node.module is not None
            if node.module == "newsroom":
                for alias in node.names:
                    yield node.lineno, f"newsroom.{alias.name}"
            else:
                yield node.lineno, node.module


def test_every_room_has_its_row() -> None:
    assert set(rooms()) <= set(ARROWS)


@pytest.mark.parametrize("room", rooms())
def test_rooms_import_only_along_their_arrows(room: str) -> None:
    allowed = ARROWS[room] | GROUND | {room}
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in modules(room)
        for line, name in imports(path)
        if name.startswith("newsroom.") and name.split(".")[1] not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize("room", rooms())
def test_outside_libraries_enter_through_their_doors(room: str) -> None:
    wrong = []
    for path in modules(room):
        for line, name in imports(path):
            top = name.split(".")[0]
            if top == "newsroom":
                continue
            if top in DOORS:
                if room not in DOORS[top]:
                    wrong.append(f"{path.relative_to(ROOT)}:{line}: {name}")
            elif top not in sys.stdlib_module_names:
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {name} has no door")
    assert wrong == []


def test_the_core_loads_without_qt() -> None:
    names = [
        "newsroom." + ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for room in rooms()
        if room not in ("ui", "__main__")
        for path in modules(room)
    ]
    code = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "import importlib\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name.removesuffix('.__init__'))\n"
        "print('loaded', sum(n.startswith('newsroom.') for n in sys.modules))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("loaded ")


def test_modules_stay_small() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for path in ROOT.rglob("*.py")
        if (count := path.read_text("utf8").count("\n")) > 400
    ]
    assert long == []


def test_the_picture_of_rooms_shows_the_table() -> None:
    spec = importlib.util.spec_from_file_location("rooms", ROOT.parent / "packaging/rooms.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told = "run python packaging/rooms.py"
    assert module.PICTURE.read_text("utf8") == module.drawn(ARROWS), told
