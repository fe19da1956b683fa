"""What can be dropped or pasted as a picture: files, pictures of a browser, slots of articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from newsroom.model.picture import Crop, Slot
from newsroom.ui.pages.dragging import carried_article

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")
PICTURE_FILES = f"图片 ({' '.join('*' + suffix for suffix in PICTURE_SUFFIXES)})"
SLOTS_MIME = "application/x-newsroom-slots"
_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a drag or the clipboard holds for the strip; at most one of these is filled.

    paths: picture files. image: a picture without a file. slots: copied of an article. index:
    the place its one slot was dragged from, -1 for none; home: the strip it belongs to. article:
    one dragged from the list, whose pictures are wanted. linked: only the address of a picture on
    a web page.
    """

    paths: tuple[str, ...] = ()
    image: QImage | None = None
    slots: tuple[Slot, ...] = ()
    index: int = -1
    home: str = ""
    article: str = ""
    linked: bool = False

    @property
    def any(self) -> bool:
        """Whether the strip takes it; an address is taken to say what to do with it."""
        return bool(self.paths or self.image or self.slots or self.article or self.linked)


def carried(data: QMimeData | None) -> Carried:
    """What is carried; files of which one is no picture are left to the window."""
    if data is None:
        return Carried()
    if data.hasFormat(SLOTS_MIME):
        return _slots(bytes(data.data(SLOTS_MIME).data()))
    if uuid := carried_article(data):
        return Carried(article=uuid)
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if local:
        good = all(path.lower().endswith(PICTURE_SUFFIXES) for path in local)
        return Carried(paths=tuple(local) if good else ())
    if data.hasImage():
        image = data.imageData()
        return (
            Carried(image=image) if isinstance(image, QImage) and not image.isNull() else Carried()
        )
    html = data.html() if data.hasFormat(_HTML) else ""
    return Carried(linked=bool(data.urls()) and "<img" in html.lower())


def carrying(slots: Sequence[Slot], index: int = -1, home: str = "") -> QMimeData:
    """Slots for a drag or the clipboard. index: the place of the one that is dragged; home: the
    strip that it is dragged from.
    """
    data = QMimeData()
    told = {"slots": [asdict(slot) for slot in slots], "index": index, "home": home}
    data.setData(SLOTS_MIME, json.dumps(told, ensure_ascii=False).encode())
    return data


def _slots(data: bytes) -> Carried:
    try:
        told = json.loads(data)
        slots = tuple(
            Slot(
                caption=str(one["caption"]),
                photographers=tuple(map(str, one["photographers"])),
                picture=str(one["picture"]),
                doubtful=bool(one["doubtful"]),
                crop=Crop(**{side: float(share) for side, share in one["crop"].items()}),
            )
            for one in told["slots"]
        )
        return Carried(slots=slots, index=int(told["index"]), home=str(told["home"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Carried()  # another version of the program wrote it
