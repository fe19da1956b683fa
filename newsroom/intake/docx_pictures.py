"""Pictures of a Word file: the embedded originals, each taken out once, none ever fetched."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from lxml.etree import _Element as Element

from newsroom.intake.images import MOST_FILE, take_image
from newsroom.intake.ooxml import R, WordPackage
from newsroom.intake.refusal import Notes, RefusalError
from newsroom.model.manuscript import CopyPicture

_FILE_NAME = re.compile(r"[^/\\:*?\"<>|]{1,120}\.(?:jpe?g|png|webp|tiff?|bmp|gif)", re.IGNORECASE)
_MESSENGER = re.compile(r"(?:mmexport|微信图片|wx_camera_|QQ图片)[\w\-（）()]*", re.IGNORECASE)
_O_HREF = "{urn:schemas-microsoft-com:office:office}href"
_MOST_PICTURES = 500


class Pictures:
    """Takes pictures out of one file and numbers them by first use."""

    def __init__(self, word: WordPackage, out: Path, story: str, notes: Notes) -> None:
        self._word = word
        self._out = out
        self._story = story
        self._notes = notes
        self._taken: list[CopyPicture] = []
        self._known: dict[str, int | None] = {}

    @property
    def taken(self) -> tuple[CopyPicture, ...]:
        """The pictures so far; a line's `picture` is an index here."""
        return tuple(self._taken)

    def take(self, node: Element) -> int | None:
        """The index of the picture an a:blip or v:imagedata shows, None where there is none."""
        embedded = node.get(R + "embed") or node.get(R + "id") or node.get(R + "pict")
        relation = self._word.relations.get(embedded or "")
        if relation is None or relation.external:
            if relation or node.get(R + "link") or node.get(R + "href") or node.get(_O_HREF):
                self._notes.add("有图片只是网址或本机链接，没有下载，请作者另交原图")
            return None
        if relation.target not in self._known:
            self._known[relation.target] = self._extract(relation.target, node)
        return self._known[relation.target]

    def _extract(self, target: str, node: Element) -> int | None:
        number = len(self._taken) + 1
        if number > _MOST_PICTURES:
            raise RefusalError(
                f"里的图片超过 {_MOST_PICTURES} 张，多得不正常", "请分成几个文件后再收"
            )
        name = _name_of(node) or f"{self._story}-图{number}{posixpath.splitext(target)[1]}"
        raw = self._out / f"{number}.raw"
        try:
            raw.write_bytes(self._word.bytes(target, MOST_FILE))
            self._taken.append(take_image(raw, name, self._out, number))
        except RefusalError as refusal:
            self._notes.add(f"第 {len(self._known) + 1} 张图{refusal.reason}，没有收入")
            return None
        finally:
            raw.unlink(missing_ok=True)
        return number - 1


def _name_of(node: Element) -> str:
    """The file name a picture was inserted from, where the drawing remembers it."""
    for holder in node.iterancestors():
        for part in holder:
            tag = part.tag
            if isinstance(tag, str) and tag.endswith(("}cNvPr", "}docPr")):
                found = _told(part)
                if found:
                    return found
        if isinstance(holder.tag, str) and holder.tag.endswith(("}drawing", "}pict", "}object")):
            break
    return _told(node)


def _told(part: Element) -> str:
    for key, text in part.attrib.items():
        if str(key).rpartition("}")[2] not in {"name", "descr", "title", "alt"}:
            continue
        last = re.split(r"[/\\]", str(text))[-1].strip()
        if _FILE_NAME.fullmatch(last) or _MESSENGER.fullmatch(last):
            return last
    return ""
