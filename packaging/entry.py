"""Where the frozen program begins: as the window or a command, or as one of its own children."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType

CHILDREN = {
    "--newsroom-intake-child": "newsroom.intake.child",
    "--newsroom-composing-child": "newsroom.desk.child",
}
"""The one argument that a frozen program starts itself with, and whose `main` it is then."""

SEARCHED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def main() -> None:
    """Run what was asked for; the exit code is its own."""
    restore(os.environ)
    sys.modules["pandas"] = WithoutTables("pandas")
    if len(sys.argv) == 2 and sys.argv[1] in CHILDREN:
        sys.exit(importlib.import_module(CHILDREN[sys.argv[1]]).main())
    from newsroom.__main__ import main as program  # noqa: PLC0415 - children need no window

    program()


def restore(environment: os._Environ[str] | dict[str, str]) -> None:
    """Let programs that are started from here (LibreOffice, fc-list) find their own libraries.

    PyInstaller's starter points the search at the bundled ones; those of this process are found
    already, for the search is fixed when a process begins. Our own children begin anew: else their
    starter would believe that the search still points there.
    """
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    for name in SEARCHED:
        before = environment.pop(f"{name}_ORIG", None)
        if before is not None:
            environment[name] = before
        else:
            environment.pop(name, None)


class WithoutTables(ModuleType):
    """Stands in for pandas, which OR-Tools imports to know its tables when it is given some.

    We give it none: two classes to compare with are enough, and 70 MB and a third of a second of
    the first assembly are saved. It is false, so that others see that pandas is not there.
    """

    Index = type("Index", (), {})
    Series = type("Series", (), {})

    def __bool__(self) -> bool:
        return False


if __name__ == "__main__":
    main()
