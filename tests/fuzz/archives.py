"""Hostile archives, packages of this program, spreadsheets and print packages."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path

from openpyxl import Workbook

from tests import parcels
from tests.fuzz.corpus import hostile
from tests.fuzz.doors import Door
from tests.intake import made

MB = 2**20


def _zip(path: Path, parts: dict[str, bytes], **more: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for key, value in more.items():
                setattr(info, key, value)
            archive.writestr(info, data)


@hostile("zip/outside", "a.zip", told="不安全")
def _outside(path: Path) -> None:
    _zip(path, {"../../../../tmp/x.txt": b"x"})


@hostile("zip/outside-by-backslash", "a.zip", told="不安全")
def _backslash(path: Path) -> None:
    _zip(path, {"..\\..\\x.txt": b"x"})


@hostile("zip/absolute", "a.zip", told="不安全")
def _absolute(path: Path) -> None:
    _zip(path, {"/etc/cron.d/x.txt": b"x"})


@hostile("zip/drive", "a.zip", told="不安全")
def _drive(path: Path) -> None:
    _zip(path, {"C:/Windows/x.txt": b"x"})


@hostile("zip/symlink", "a.zip")
def _symlink(path: Path) -> None:
    _zip(path, {"a.txt": b"/etc/passwd"}, external_attr=(stat.S_IFLNK | 0o777) << 16)


@hostile("zip/device-names", "a.zip")
def _device(path: Path) -> None:
    _zip(path, {"CON.txt": "文".encode(), "aux.docx": b"x", "nul.jpg": b"x", "a.txt:b.txt": b"x"})


@hostile("zip/names-of-nothing", "a.zip")
def _nothing(path: Path) -> None:
    _zip(
        path, {"": b"x", ".txt": b"x", " .txt": b"x", "a\0b.txt": b"x", "x" * 60_000 + ".txt": b"x"}
    )


@hostile("zip/bomb", "a.zip", told="炸弹")
def _bomb(path: Path) -> None:
    _zip(path, {f"{i}.txt": bytes(40 * MB) for i in range(10)})


@hostile("zip/bomb-of-small-ones", "a.zip", told="里")
def _small(path: Path) -> None:
    _zip(path, {f"{i}.txt": b"x" * 60_000 for i in range(4500)})


@hostile("zip/many-members", "a.zip", told="多得不正常")
def _many(path: Path) -> None:
    _zip(path, {f"{i}.txt": b"x" for i in range(40_000)})


@hostile("zip/within-zip", "a.zip")
def _within(path: Path) -> None:
    data = b"x"
    for _ in range(60):
        _zip(path, {"a.zip": data})
        data = path.read_bytes()


@hostile("zip/claims-terabytes", "a.zip")
def _claims(path: Path) -> None:
    _zip(path, {"a.txt": b"x" * 1000})
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = b"\xfe\xff\xff\xff"
    path.write_bytes(data)


@hostile("zip/size-that-lies", "a.zip", told="")
def _lies(path: Path) -> None:
    """A directory that says one byte for what unpacks to 400 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"".join(packer.compress(bytes(MB)) for _ in range(400)) + packer.flush()
    name = b"a.txt"
    sizes = struct.pack("<LLL", 0, len(body), 1)
    local = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 0) + sizes
    local += struct.pack("<HH", len(name), 0) + name + body
    entry = b"PK\x01\x02" + struct.pack("<6H", 20, 20, 0, 8, 0, 0) + sizes
    entry += struct.pack("<5HLL", len(name), 0, 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<4HLLH", 0, 0, 1, 1, len(entry), len(local), 0)
    path.write_bytes(local + entry + end)


@hostile("zip/cut-off", "a.zip", told="损坏")
def _cut(path: Path) -> None:
    _zip(path, {"a.txt": b"x" * 100_000, "b.txt": os.urandom(100_000)})
    path.write_bytes(path.read_bytes()[:60_000])


@hostile("zip/other-method", "a.zip")
def _method(path: Path) -> None:
    _zip(path, {"a.txt": b"x" * 1000})
    path.write_bytes(path.read_bytes().replace(b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x63\0"))


@hostile("zip/lzma-bomb", "a.zip")
def _lzma(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", bytes(29 * MB))


@hostile("zip/not-a-file", "a.zip", told="不是普通文件")
def _pipe(path: Path) -> None:
    os.mkfifo(path)


@hostile("folder/of-links", "folder")
def _links(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").symlink_to("/etc/passwd")
    (path / "b").symlink_to("/")
    (path / "loop").symlink_to(path)
    (path / "c.txt").write_text("有文字。", "utf8")
    os.mkfifo(path / "d.txt")


@hostile("folder/deep", "folder")
def _deep(path: Path) -> None:
    inner = path
    for _ in range(60):
        inner /= "f"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text("底", "utf8")


def _package(path: Path, content: str | bytes, **manifest: object) -> None:
    """A package with other content than its kind has, the manifest agreeing with it."""
    parcels.parcel(path.parent, path.name)
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    data = content if isinstance(content, bytes) else content.encode()
    head = json.loads(parts["package.json"])
    for member in head["members"]:
        if member["name"] == "content.json":
            member.update(size=len(data), sha256=hashlib.sha256(data).hexdigest())
    parts |= {"content.json": data, "package.json": json.dumps(head | manifest).encode()}
    made.write_zip(path, parts)


@hostile("package/deep", "a.nrsub", Door.PACKAGE, "嵌套")
def _package_deep(path: Path) -> None:
    _package(path, '{"articles":' + "[" * 200_000 + "]" * 200_000 + "}")


@hostile("package/huge-numbers", "a.nrsub", Door.PACKAGE)
def _package_numbers(path: Path) -> None:
    _package(path, '{"articles": [' + "9" * 4_000_000 + "]}")


@hostile("package/many-items", "a.nrsub", Door.PACKAGE)
def _package_items(path: Path) -> None:
    _package(path, '{"articles": [' + "{}," * 4_000_000 + "{}]}")


@hostile("package/many-keys", "a.nrsub", Door.PACKAGE)
def _package_keys(path: Path) -> None:
    _package(path, "{" + ",".join(f'"{i}":{{}}' for i in range(1_200_000)) + "}")


@hostile("package/content-too-large", "a.nrsub", Door.PACKAGE)
def _package_large(path: Path) -> None:
    _package(path, '{"articles": "' + "x" * (40 * MB) + '"}')


@hostile("package/odd-values", "a.nrsub", Door.PACKAGE)
def _package_odd(path: Path) -> None:
    _package(path, '{"articles": [{"revision": {"time": "9999-99-99", "uuid": NaN, "x": 1e999}}]}')


@hostile("package/newer", "a.nrsub", Door.PACKAGE, "升级")
def _package_newer(path: Path) -> None:
    _package(path, "{}", format=10**30)


@hostile("package/not-a-manifest", "a.nrpage", Door.PACKAGE, "refused")
def _package_none(path: Path) -> None:
    made.write_zip(path, {"package.json": "[]", "content.json": "{}"})


@hostile("package/hand-in-instead", "a.nrsub", told="是采编台的包")
def _package_handed(path: Path) -> None:
    _package(path, "{}")


_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)


def _book(path: Path, sheet: str | bytes, more: dict[str, str | bytes] | None = None) -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "姓名"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, str | bytes] = {i.filename: archive.read(i) for i in archive.infolist()}
    made.write_zip(path, parts | {"xl/worksheets/sheet1.xml": sheet} | (more or {}))


@hostile("xlsx/entity", "a.xlsx", Door.SHEET)
def _sheet_entity(path: Path) -> None:
    head = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    cell = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData>'
    _book(path, head + _SHEET.format(cell))


@hostile("xlsx/laughs", "a.xlsx", Door.SHEET)
def _sheet_laughs(path: Path) -> None:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    cell = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData>'
    )
    _book(path, f"<!DOCTYPE d [{entities}]>" + _SHEET.format(cell))


@hostile("xlsx/bomb", "a.xlsx", Door.SHEET)
def _sheet_bomb(path: Path) -> None:
    _book(path, _SHEET.format("<sheetData>" + " " * (280 * MB) + "</sheetData>"))


@hostile("xlsx/far-cell", "a.xlsx", Door.SHEET)
def _sheet_far(path: Path) -> None:
    cell = '<sheetData><row r="999999999"><c r="XFD999999999"><v>1</v></c></row></sheetData>'
    _book(path, _SHEET.format(cell))


@hostile("xlsx/many-rows", "a.xlsx", Door.SHEET)
def _sheet_rows(path: Path) -> None:
    _book(
        path, _SHEET.format("<sheetData>" + "<row><c><v>1</v></c></row>" * 900_000 + "</sheetData>")
    )


@hostile("xlsx/many-strings", "a.xlsx", Door.SHEET)
def _sheet_strings(path: Path) -> None:
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{name}">' + "<si><t>x</t></si>" * 3_000_000 + "</sst>"
    _book(path, _SHEET.format("<sheetData/>"), {"xl/sharedStrings.xml": strings})


@hostile("xlsx/deep", "a.xlsx", Door.SHEET)
def _sheet_deep(path: Path) -> None:
    _book(path, _SHEET.format("<a>" * 300_000 + "</a>" * 300_000))


@hostile("csv/one-field", "a.csv", Door.SHEET)
def _field(path: Path) -> None:
    path.write_text('"' + "x" * (30 * MB), "utf8")


@hostile("csv/many-rows", "a.csv", Door.SHEET)
def _rows(path: Path) -> None:
    path.write_text("a,b\n" * 6_000_000, "utf8")


@hostile("list/large-text", "a.txt", Door.SHEET)
def _large_list(path: Path) -> None:
    path.write_bytes(b"x\n" * (120 * MB))


@hostile("print/bomb", "a.zip", Door.PRINT)
def _print_bomb(path: Path) -> None:
    made.write_zip(path, {"清单.json": bytes(250 * MB)})


@hostile("print/deep", "a.zip", Door.PRINT)
def _print_deep(path: Path) -> None:
    made.write_zip(path, {"清单.json": "[" * 200_000})


@hostile("print/outside", "a.zip", Door.PRINT)
def _print_outside(path: Path) -> None:
    entry = {"path": "../../etc/passwd", "sha256": "0" * 64, "bytes": 10}
    facts = {"format": "newsroom-print-package", "number": 1, "files": [entry]}
    made.write_zip(path, {"清单.json": json.dumps(facts)})
