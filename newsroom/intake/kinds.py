"""What a file is, by its first bytes and its name; nothing is parsed here."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from newsroom.errors import why
from newsroom.intake.refusal import SAVE_AS_DOCX, SEND_AGAIN, RefusalError
from newsroom.model.exchange import SUFFIXES

WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})
OLD_WORD = frozenset({".doc", ".dot", ".wps", ".wpt"})
OTHER_WORD = frozenset({".rtf", ".odt", ".ott"})
TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
IMAGES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif"}
    | {".heic", ".heif", ".avif"}
)
DOCUMENTS = WORD | OLD_WORD | OTHER_WORD
KNOWN = DOCUMENTS | TEXT | HTML | IMAGES
PACKED = frozenset({".zip", ".rar", ".7z"})
_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGICS = (
    (b"\xff\xd8\xff", " JPEG 图片"),
    (b"\x89PNG\r\n\x1a\n", " PNG 图片"),
    (b"GIF8", " GIF 图片"),
    (b"II*\x00", " TIFF 图片"),
    (b"MM\x00*", " TIFF 图片"),
    (b"%PDF", " PDF 文件"),
    (b"Rar!", " RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", " 7z 压缩包"),
    (b"{\\rtf", " RTF 文档"),
    (_OLE, "旧版 Office 文档"),
    (b"PK\x03\x04", "压缩格式的文件"),
    (b"PK\x05\x06", "空的压缩包"),
)
_ELSEWHERE = {
    ".pdf": ("是 PDF，不是可编辑的文稿", "请让作者发 Word 文件，或把文字复制后粘贴进来"),
    ".rar": ("是 RAR 压缩包，本机不直接打开", "请先解压，再把文件夹拖进来，或改用 zip 压缩"),
    ".7z": ("是 7z 压缩包，本机不直接打开", "请先解压，再把文件夹拖进来，或改用 zip 压缩"),
    ".pages": ("是 Pages 文稿，本机打不开", "请在 Pages 里导出为 Word（.docx）后再收"),
    ".xlsx": ("是电子表格，不是文稿", "请把需要的内容复制到 Word 文件里再收"),
    ".xls": ("是电子表格，不是文稿", "请把需要的内容复制到 Word 文件里再收"),
    ".pptx": ("是演示文稿，不是文稿", "请把需要的内容复制到 Word 文件里再收"),
    ".ppt": ("是演示文稿，不是文稿", "请把需要的内容复制到 Word 文件里再收"),
}


class Kind(StrEnum):
    """Which reader a file needs."""

    DOCX = "docx"
    LEGACY = "legacy"
    TEXT = "text"
    HTML = "html"
    IMAGE = "image"
    ARCHIVE = "archive"
    RETURNED_WORD = "returned-word"
    RETURNED_PDF = "returned-pdf"
    PACKAGE = "package"
    SHEET = "sheet"
    CLIPBOARD = "clipboard"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: where it lies, and the name it came with (in its archive)."""

    path: Path
    name: str

    @property
    def suffix(self) -> str:
        """The name's suffix in lower case."""
        return Path(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folder and suffix."""
        return Path(self.name).stem


def identify(source: Source) -> Kind:
    """Which reader to use. Raises RefusalError for what cannot be read at all."""
    head = _head(source.path)
    if source.suffix in _ELSEWHERE:
        raise RefusalError(*_ELSEWHERE[source.suffix])
    if source.suffix in IMAGES:
        return Kind.IMAGE
    if source.suffix == ".zip":
        return Kind.ARCHIVE
    if source.suffix in SUFFIXES:
        return package(source)
    if source.suffix in DOCUMENTS:
        return _document(source, head)
    if source.suffix in TEXT | HTML:
        _check_text(head)
        return Kind.HTML if source.suffix in HTML else Kind.TEXT
    raise RefusalError(
        f"的类型（{source.suffix or '没有扩展名'}）不在收稿范围",
        "可收 Word、WPS、RTF、ODT、TXT、网页、图片，以及文件夹和 zip",
    )


def _head(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise RefusalError("不是普通文件，不能收", "请选择文稿、图片、文件夹或 zip")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise RefusalError("找不到", "请确认文件没有被移动或改名") from error
    except PermissionError as error:
        raise RefusalError("没有读取权限", "请关闭占用它的程序，再收一次") from error
    except OSError as error:
        raise RefusalError(f"读不了（{why(error)}）", "请把它复制到本机后再收一次") from error
    if not head:
        raise RefusalError("是空文件，没有任何内容", SEND_AGAIN)
    return head


def _document(source: Source, head: bytes) -> Kind:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.LEGACY if source.suffix in {".odt", ".ott"} else Kind.DOCX
    if head.startswith((_OLE, b"{\\rtf")):
        return Kind.LEGACY
    found = content_name(head)
    if found is None and source.suffix in OLD_WORD:
        # Office systems hand out web pages and bare text under .doc; Word opens both.
        return Kind.HTML if _is_html(head) else Kind.TEXT
    what = " Word 文档" if source.suffix in WORD | OLD_WORD else "这种格式的文档"
    raise RefusalError(
        f"不是{what}，内容其实是{found or '文字或其他数据'}，只是改了扩展名",
        f"请按真实类型改回扩展名后再收，或者{SAVE_AS_DOCX.removeprefix('请')}",
    )


def package(source: Source) -> Kind:
    """The kind of a package, whatever its suffix. Raises RefusalError for what cannot be one."""
    head = _head(source.path)
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = content_name(head) or "文字或其他数据"
        raise RefusalError(
            f"不是采编台的包，内容其实是{found}，可能传输时损坏或改了扩展名", SEND_AGAIN
        )
    return Kind.PACKAGE


def _check_text(head: bytes) -> None:
    found = content_name(head)
    if found is not None:
        raise RefusalError(
            f"不是文字文件，内容其实是{found}，只是改了扩展名", "请按真实类型改回扩展名后再收"
        )


def content_name(head: bytes) -> str | None:
    """What well-known binary content the first bytes announce, in Chinese; None for none."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return " WebP 图片"
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return " BMP 图片"
    if head[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        return " HEIC 或 AVIF 图片"
    return next((name for magic, name in _MAGICS if head.startswith(magic)), None)


def _is_html(head: bytes) -> bool:
    start = head.replace(b"\0", b"").lower()
    return any(mark in start for mark in (b"<html", b"<!doctype html", b"<body", b"<p>", b"<p "))
