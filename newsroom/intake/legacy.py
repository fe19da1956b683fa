"""Older and other word processors' files (.doc .wps .rtf .odt), by a program on the machine.

LibreOffice converts them to .docx in a throw-away profile: macros off, links never updated, no
network. Where it is not installed, antiword gives at least the text of a .doc. Both inherit the
limits of the reader's process.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from newsroom.intake.office import PROFILE, Programs, remove_pipe
from newsroom.intake.ole import MAGIC, check_ole
from newsroom.intake.package import open_package
from newsroom.intake.refusal import SAVE_AS_DOCX, RefusalError
from newsroom.intake.text import split_lines, trimmed
from newsroom.model.manuscript import CopyLine, Manuscript

# Named, so that a damaged file is refused instead of being tried as every format there is.
_FILTERS = {".rtf": "Rich Text Format", ".odt": "writer8"}
_CONVERT_SECONDS = 100
_MOST_BYTES = 100 * 2**20
_DEEPEST = 400  # groups of an .rtf within each other; LibreOffice takes a megabyte for some of them
_ANTIWORD_SECONDS = 10
_BRACES = re.compile(rb"\\.|[{}]", re.DOTALL)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>\n"
)
_CHOICES = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def check_legacy(path: Path) -> str:
    """The suffix the content deserves. Raises RefusalError for encrypted or hostile files."""
    if path.stat().st_size > _MOST_BYTES:
        raise RefusalError(f"超过 {_MOST_BYTES // 2**20} MB，太大了", SAVE_AS_DOCX)
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(MAGIC):
        return ".doc" if check_ole(path) else ".wps"
    if head.startswith(b"{\\rtf"):
        _check_depth(path.read_bytes())
        return ".rtf"
    with open_package(path) as package:
        if "content.xml" not in package:
            raise RefusalError("不是 ODT 文档，可能已损坏", SAVE_AS_DOCX)
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.read(
            "META-INF/manifest.xml"
        ):
            raise RefusalError("有打开密码", "请让作者取消密码、另存为 .docx 后再发")
        for member in package.members:
            if member.filename.endswith(".xml"):
                package.xml(member.filename)
    return ".odt"


def _check_depth(data: bytes) -> None:
    depth = 0
    for found in _BRACES.finditer(data):
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        if depth > _DEEPEST:
            raise RefusalError("内部层层嵌套过深，不是正常的文件", SAVE_AS_DOCX)


def convert(path: Path, scratch: Path, office: str) -> Path:
    """The file as a .docx in `scratch`, by LibreOffice.

    Raises RefusalError where it cannot read the file or takes longer than it may.
    """
    suffix = check_legacy(path)
    filters = [f"--infilter={_FILTERS[suffix]}"] if suffix in _FILTERS else []
    source = scratch / f"input{suffix}"
    shutil.copyfile(path, source)
    profile = scratch / PROFILE
    _write_profile(profile)
    target = scratch / "converted"
    command = [
        office, "--headless", "--norestore", "--nodefault", "--nolockcheck",
        "--nofirststartwizard", *filters, f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), str(source),
    ]  # fmt: skip
    try:
        _run(command, scratch, _CONVERT_SECONDS)
    finally:
        remove_pipe(scratch.absolute())
    written = target / "input.docx"
    if not written.is_file():
        raise RefusalError("LibreOffice 打不开，可能已损坏", SAVE_AS_DOCX)
    return written


def by_antiword(path: Path, name: str, antiword: str) -> Manuscript:
    """A .doc file's text by antiword. Raises RefusalError where it gives none."""
    if check_legacy(path) != ".doc":
        raise no_program()
    text = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(path)], path.parent, _ANTIWORD_SECONDS)
    lines = [line.strip() for line in split_lines(text.decode("utf-8", "replace"))]
    kept = trimmed(CopyLine(line) for line in lines if line and line != "[pic]")
    if not kept:
        raise RefusalError("读不出文字", SAVE_AS_DOCX)
    notes = (
        "按旧版 Word 只取了文字，图片和字号没有收入；需要时" + SAVE_AS_DOCX.removeprefix("请"),
    )
    return Manuscript(name, kept, (), notes)


def no_program(wps: str = "") -> RefusalError:
    """The refusal where the machine has nothing that reads the file by itself. wps: WPS, if found:
    it has no way of converting unseen, without macros and within limits, so a person must.
    """
    if wps:
        return RefusalError(
            "是旧版或其他软件的格式，本机没有能自动读它的程序",
            "本机装有 WPS：请用它打开这份稿，另存为 .docx 后再收；"
            "经常收到这类文件的，请再装一个 LibreOffice，就能直接收",
        )
    return RefusalError(
        "是旧版或其他软件的格式，本机没有能读它的程序",
        f"{SAVE_AS_DOCX}；或者在本机安装 LibreOffice",
    )


def read_legacy(path: Path, name: str, out: Path, scratch: Path, programs: Programs) -> Manuscript:
    """An older file, by the best program there is. Raises RefusalError where none can read it."""
    if programs.office:
        from newsroom.intake.docx import read_docx  # noqa: PLC0415  after the conversion only
        from newsroom.intake.limits import READER, tighten  # noqa: PLC0415

        converted = convert(path, scratch, programs.office)
        tighten(READER)
        manuscript = read_docx(converted, name, out)
        note = "由 LibreOffice 转换后读入，请对照原稿看一遍"
        return replace(manuscript, notes=(*manuscript.notes, note))
    if programs.antiword:
        return by_antiword(path, name, programs.antiword)
    check_legacy(path)
    raise no_program(programs.wps)


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(path=p, name=n, value=v) for p, n, v in _CHOICES)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")


def _run(command: list[str], folder: Path, seconds: float) -> bytes:
    environment = {key: text for key, text in os.environ.items() if key not in _UNWANTED}
    environment |= {"SAL_USE_VCLPLUGIN": "svp", "LC_ALL": _locale(), "HOME": str(folder)}
    environment |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    try:
        done = subprocess.run(  # noqa: S603  the program was found on this machine
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusalError("转换用时太久，已停止", SAVE_AS_DOCX) from error
    return done.stdout


_UNWANTED = frozenset({"DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "PYTHONHOME", "LC_ALL"})


def _locale() -> str:
    return "C" if sys.platform == "win32" else "C.UTF-8"
