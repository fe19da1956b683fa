"""Paints the program's icon in every size and form that a system asks for, from its drawing.

    python packaging/app_icons.py FOLDER

Writes newsroom-16.png … newsroom-1024.png, newsroom.ico (Windows) and newsroom.icns (macOS).
"""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "app" / "newsroom.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
_OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)


def paint(size: int) -> Image.Image:
    """The icon so many pixels wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - painting alone needs Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    _application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGBA")


def write(folder: Path) -> None:
    """Write all of them into a folder, made where missing."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: paint(size) for size in SIZES}
    for size, picture in pictures.items():
        picture.save(folder / f"newsroom-{size}.png", optimize=True)
    largest = pictures[256]
    others = [pictures[size] for size in _OF_WINDOWS]
    largest.save(
        folder / "newsroom.ico", sizes=[(size, size) for size in _OF_WINDOWS], append_images=others
    )
    pictures[1024].save(
        folder / "newsroom.icns", append_images=[pictures[n] for n in (16, 32, 64, 128, 256, 512)]
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]))
