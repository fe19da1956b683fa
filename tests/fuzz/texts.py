"""Hostile texts: plain, web pages, the clipboard, archives of lines, rule packs, house styles."""

from __future__ import annotations

import json
import os
from pathlib import Path

from newsroom import paths
from tests.fuzz.corpus import hostile
from tests.fuzz.doors import Door

MB = 2**20
_BODY = "<html><body>{}</body></html>"


@hostile("txt/binary", "a.txt")
def _binary(path: Path) -> None:
    path.write_bytes(os.urandom(3 * MB))


@hostile("txt/zeros", "a.txt")
def _zeros(path: Path) -> None:
    path.write_bytes(bytes(9 * MB))


@hostile("txt/too-large", "a.txt", told="10 MB")
def _large(path: Path) -> None:
    path.write_bytes(b"x" * (60 * MB))


@hostile("txt/line-ends", "a.txt", told="行")
def _ends(path: Path) -> None:
    path.write_bytes(b"\n\r" * (4 * MB))


@hostile("txt/one-line", "a.txt")
def _line(path: Path) -> None:
    path.write_bytes("字".encode() * (3 * MB))


@hostile("txt/half-characters", "a.txt")
def _halves(path: Path) -> None:
    path.write_bytes(b"\xb0" * (2 * MB) + b"\xff\xfe")


@hostile("txt/marks-of-order", "a.txt")
def _order(path: Path) -> None:
    path.write_text("\u202e\u2066字" * 500_000, "utf8")


@hostile("md/brackets", "a.md")
def _brackets(path: Path) -> None:
    path.write_text("[" * 300_000 + "![" * 300_000, "utf8")


@hostile("md/stars", "a.md")
def _stars(path: Path) -> None:
    path.write_text("**__" * 400_000, "utf8")


@hostile("txt/device", "a.txt", told="不是普通文件")
def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@hostile("html/deep", "a.html")
def _deep(path: Path) -> None:
    path.write_text(_BODY.format("<div>" * 400_000 + "底"), "utf8")


@hostile("html/deep-inline", "a.html")
def _inline(path: Path) -> None:
    path.write_text(_BODY.format("<b><i>" * 300_000 + "底"), "utf8")


@hostile("html/script-and-frames", "a.html", told="taken")
def _script(path: Path) -> None:
    path.write_text(
        _BODY.format(
            '<script src="http://127.0.0.1:9/x.js">alert(1)</script><p>有文字。</p><iframe '
            'src="file:///etc/passwd"></iframe><img src="http://127.0.0.1:9/x.png">'
            '<link rel="stylesheet" '
            'href="http://127.0.0.1:9/x.css"><object data="file:///etc/passwd"></object>'
        ),
        "utf8",
    )


@hostile("html/entities", "a.html")
def _entities(path: Path) -> None:
    head = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    path.write_text(head + _BODY.format("<p>&x;" + "&#x10ffff;&#99999999999;" * 200_000), "utf8")


@hostile("html/tables-in-tables", "a.html")
def _tables(path: Path) -> None:
    path.write_text(_BODY.format("<table><tr><td>" * 120_000 + "底"), "utf8")


@hostile("html/attributes", "a.html")
def _attributes(path: Path) -> None:
    path.write_text(_BODY.format("<p " + "a=b " * 1_500_000 + ">文</p>"), "utf8")


@hostile("html/unclosed", "a.html")
def _unclosed(path: Path) -> None:
    path.write_text(_BODY.format("<p>文" * 1_500_000), "utf8")


@hostile("html/odd-charset", "a.html")
def _charset(path: Path) -> None:
    path.write_text('<meta charset="zlib_codec"><p>文</p>', "utf8")


@hostile("html/charset-of-rot13", "a.html")
def _rot(path: Path) -> None:
    path.write_text('<meta charset="rot13"><p>文</p>', "utf8")


@hostile("html/charset-of-punycode", "a.html")
def _punycode(path: Path) -> None:
    path.write_bytes(b'<meta charset="punycode"><p>' + b"z9" * (2 * MB))


@hostile("html/charset-of-idna", "a.html")
def _idna(path: Path) -> None:
    path.write_bytes(b'<meta charset="idna"><p>' + b"a." * (4 * MB))


_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"


@hostile("clipboard/starts", "a.txt", Door.CLIPBOARD)
def _starts(path: Path) -> None:
    path.write_text(_START * 200_000, "utf8")


@hostile("clipboard/spaces-in-comment", "a.txt", Door.CLIPBOARD)
def _comments(path: Path) -> None:
    path.write_text("<!--" + " " * 60_000 + ("<!--" + " " * 2000) * 800, "utf8")


@hostile("clipboard/conditions", "a.txt", Door.CLIPBOARD)
def _conditions(path: Path) -> None:
    path.write_text("<![if" * 300_000 + "<?xml" * 300_000, "utf8")


@hostile("clipboard/pictures", "a.txt", Door.CLIPBOARD)
def _pictures(path: Path) -> None:
    path.write_text("".join(f'<img src="http://x/{i}">' for i in range(120_000)), "utf8")


@hostile("clipboard/deep", "a.txt", Door.CLIPBOARD)
def _deep_paste(path: Path) -> None:
    path.write_text("<span>" * 300_000 + "底", "utf8")


@hostile("clipboard/deep-cells", "a.txt", Door.CLIPBOARD)
def _cells(path: Path) -> None:
    path.write_text("<table><tr><td>" * 60 + "<i></i>" * 200_000, "utf8")


@hostile("clipboard/line-ends", "a.txt", Door.CLIPBOARD)
def _wrapped(path: Path) -> None:
    path.write_text("<p>字" + " \n" * 600_000 + "</p>", "utf8")


@hostile("clipboard/large", "a.txt", Door.CLIPBOARD)
def _large_paste(path: Path) -> None:
    path.write_text("<p>字</p>" * 3_000_000, "utf8")


@hostile("clipboard/data-pictures", "a.txt", Door.CLIPBOARD)
def _data(path: Path) -> None:
    one = "A" * (6 * MB)
    path.write_text(
        "".join(f'<img src="data:image/png;base64,{i:04d}{one}">' for i in range(9)), "utf8"
    )


@hostile("clipboard/file-of-a-share", "a.txt", Door.CLIPBOARD, "0 files, 2 remote")
def _share(path: Path) -> None:
    path.write_text(
        '<p>文</p><img src="file://evil.example/share/x.png"><img src="file:////evil/x.png">',
        "utf8",
    )


def _lines(path: Path, *lines: str) -> None:
    path.write_text("\n".join(lines), "utf8")


@hostile("jsonl/deep", "a.jsonl", Door.ARCHIVE)
def _jsonl_deep(path: Path) -> None:
    _lines(path, '{"headline": ' + "[" * 1_000_000)


@hostile("jsonl/faults", "a.jsonl", Door.ARCHIVE)
def _jsonl_faults(path: Path) -> None:
    path.write_bytes(b"x\n" * (8 * MB))


@hostile("jsonl/one-line", "a.jsonl", Door.ARCHIVE)
def _jsonl_line(path: Path) -> None:
    path.write_bytes(b"x" * (200 * MB))


@hostile("jsonl/numbers", "a.jsonl", Door.ARCHIVE)
def _jsonl_numbers(path: Path) -> None:
    _lines(path, '{"headline": "题", "date": ' + "9" * 5_000_000 + "}")


@hostile("jsonl/days", "a.jsonl", Door.ARCHIVE)
def _jsonl_days(path: Path) -> None:
    _lines(path, *(json.dumps({"headline": "题", "date": "1" * n}) for n in range(1, 2000)))


@hostile("jsonl/device", "a.jsonl", Door.ARCHIVE)
def _jsonl_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@hostile("jsonl/pipe", "a.jsonl", Door.ARCHIVE)
def _jsonl_pipe(path: Path) -> None:
    os.mkfifo(path)


_PACK = '[pack]\ntitle = "试"\n'


@hostile("rules/dotted", "a.toml", Door.RULES)
def _dotted(path: Path) -> None:
    path.write_text(_PACK + ".".join(["a"] * 300_000) + " = 1\n", "utf8")


@hostile("rules/deep", "a.toml", Door.RULES)
def _rules_deep(path: Path) -> None:
    path.write_text(_PACK + "a = " + "[" * 300_000, "utf8")


@hostile("rules/tables", "a.toml", Door.RULES)
def _rules_tables(path: Path) -> None:
    path.write_text("".join(f"[a{i}.b.c.d]\n" for i in range(150_000)), "utf8")


@hostile("rules/device", "a.toml", Door.RULES)
def _rules_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@hostile("rules/pipe", "a.toml", Door.RULES)
def _rules_pipe(path: Path) -> None:
    os.mkfifo(path)


@hostile("rules/quotes", "a.toml", Door.RULES)
def _rules_quotes(path: Path) -> None:
    path.write_text(_PACK + 'a = """' + '\\"' * 2_000_000, "utf8")


@hostile("style/dotted", "a.toml", Door.STYLE)
def _style_dotted(path: Path) -> None:
    path.write_text(".".join(["a"] * 300_000) + " = 1\n", "utf8")


@hostile("style/deep", "a.toml", Door.STYLE)
def _style_deep(path: Path) -> None:
    path.write_text("a = " + "{a=" * 300_000, "utf8")


@hostile("style/device", "a.toml", Door.STYLE)
def _style_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@hostile("style/odd-figures", "a.toml", Door.STYLE)
def _style_figures(path: Path) -> None:
    shipped = next((paths.resources() / "publications").glob("*.toml")).read_text("utf8")
    wrong = "\n".join(
        line.split("=")[0] + "= 99999999999999" if line.count("=") == 1 and line[-1:].isdigit()
        else line
        for line in shipped.splitlines()
    )  # fmt: skip
    path.write_text(wrong, "utf8")
