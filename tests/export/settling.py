"""Word files with tracked changes, all of which LibreOffice takes or refuses."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_MACRO = """
Sub Settle(folder)
Dim hidden(0) As New com.sun.star.beans.PropertyValue
hidden(0).Name = "Hidden"
hidden(0).Value = True
Dim kind(1) As New com.sun.star.beans.PropertyValue
kind(0).Name = "FilterName"
kind(0).Value = "Text (encoded)"
kind(1).Name = "FilterOptions"
kind(1).Value = "UTF8,LF"
dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
name = Dir(folder & "/*.docx")
Do While name <> ""
  For Each verb In Array("Accept", "Reject")
    url = ConvertToURL(folder & "/" & name)
    doc = StarDesktop.loadComponentFromURL(url, "_blank", 0, hidden())
    command = ".uno:" & verb & "AllTrackedChanges"
    dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
    doc.storeToURL(url & "." & verb, kind())
    doc.close(True)
  Next
  name = Dir()
Loop
End Sub
"""


def settled(files: Sequence[Path]) -> dict[str, tuple[str, str]]:
    """For each file, by its stem, its text with all changes taken and with all refused.

    files: all .docx files of one folder, to which LibreOffice's profile is added.
    """
    folder = files[0].parent
    profile = folder / "profile"
    _office(profile, "--terminate_after_init")  # a new profile loses what was put there before
    _write_macro(profile / "user" / "basic" / "Standard" / "Module1.xba")
    _office(profile, f'macro:///Standard.Module1.Settle("{folder.resolve()}")')
    return {file.stem: (_read(file, "Accept"), _read(file, "Reject")) for file in files}


def _read(file: Path, verb: str) -> str:
    return file.with_name(f"{file.name}.{verb}").read_text("utf-8-sig").rstrip("\n")


def _office(profile: Path, task: str) -> None:
    place = f"-env:UserInstallation={profile.resolve().as_uri()}"
    command = ["soffice", place, "--headless", "--norestore", task]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _write_macro(module: Path) -> None:
    name = 'script:name="Module1" script:language="StarBasic"'
    module.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC '
        '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module '
        f'xmlns:script="http://openoffice.org/2000/script" {name}>{escape(_MACRO)}</script:module>',
        "utf8",
    )
