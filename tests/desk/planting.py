"""Changes planted in a Word file of ours, as a print shop's operator would make them."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree  # type: ignore[attr-defined]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HAN = re.compile("[\u4e00-\u9fff]{3}")
_KINDS = ("replace", "insert", "delete", "digit", "mark")
_STRANGE = "囧"


@dataclass(frozen=True)
class Planted:
    """One change: the words that went, and those that came."""

    kind: str
    gone: str
    come: str


def rewritten(source: Path, target: Path, change: Callable[[etree._Element], None]) -> None:
    """A copy of a Word file with its main part changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = old.read(info.filename)
            if info.filename == "word/document.xml":
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(info, data, zipfile.ZIP_DEFLATED)


def plant(source: Path, target: Path, seed: int, count: int) -> list[Planted]:
    """Change so many places, each in a text box or paragraph of its own."""
    chosen = random.Random(seed)
    done: list[Planted] = []

    def change(root: etree._Element) -> None:
        places = [place for place in _places(root) if _runs(place)]
        for place in chosen.sample(places, min(count, len(places))):
            run = chosen.choice(_runs(place))
            done.append(_change(run, _KINDS[len(done) % len(_KINDS)], chosen))

    rewritten(source, target, change)
    return done


def _places(root: etree._Element) -> list[etree._Element]:
    """Text boxes as they are read, or the paragraphs of a file that has none."""
    boxes = [
        box
        for box in root.iter(f"{W}txbxContent")
        if not any(node.tag == f"{MC}Fallback" for node in box.iterancestors())
    ]
    return boxes or list(root.iter(f"{W}p"))


def _runs(place: etree._Element) -> list[etree._Element]:
    return [text for text in place.iter(f"{W}t") if _HAN.search(text.text or "")]


def _change(run: etree._Element, kind: str, chosen: random.Random) -> Planted:
    text = run.text or ""
    found = _HAN.search(text)
    assert found is not None
    at = found.start() + 1
    digit, mark = re.search("[0-9]", text), re.search("[，。、]", text)
    if kind == "digit" and digit:
        planted = Planted(kind, digit[0], str((int(digit[0]) + 1) % 10))
        at = digit.start()
    elif kind == "mark" and mark:
        planted = Planted(kind, mark[0], "；")
        at = mark.start()
    elif kind == "insert":
        planted = Planted(kind, "", _STRANGE)
    elif kind == "delete":
        planted = Planted(kind, text[at], "")
    else:
        planted = Planted("replace", text[at], _STRANGE)
    run.text = text[:at] + planted.come + text[at + len(planted.gone) :]
    return planted
