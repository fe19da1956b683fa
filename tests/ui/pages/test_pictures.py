"""Pictures: upright, cropped, no larger than needed, at once and in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QColorSpace, QImage

from newsroom.model.frame import PageFrames, PictureFrame
from newsroom.model.picture import Crop
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.pages.pictures import Renditions
from newsroom.ui.pages.preview import PagePreview
from tests.ui.pages.made_pages import GRID, Folder

ROTATED = 6  # EXIF: the camera was turned; the top is at the right of the stored pixels


@pytest.fixture
def photos(tmp_path: Path) -> Folder:
    """A sideways camera photo (top red, bottom blue when upright) and a broken file."""
    image = Image.new("RGB", (400, 200), "red")
    image.paste("blue", (200, 0, 400, 200))
    exif = image.getexif()
    exif[0x0112] = ROTATED
    image.save(tmp_path / "sideways", "JPEG", exif=exif, quality=95)
    (tmp_path / "broken").write_bytes(b"\xff\xd8\xff\xe0 not a picture")
    return Folder(tmp_path)


def near(colour: QColor, name: str) -> bool:
    wanted = QColor(name)
    pairs = zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True)  # type: ignore[index, arg-type]
    return all(abs(a - b) < 25 for a, b in pairs)


def test_a_photo_is_turned_upright_and_never_enlarged(qapp, photos: Folder):
    image = Renditions(photos).image("sideways", Crop(), 1000, 2000)
    assert image is not None
    assert (image.width(), image.height()) == (200, 400)
    colours = {image.pixelColor(100, 40).name(), image.pixelColor(100, 360).name()}
    assert len(colours) == 2


def test_fewer_pixels_are_made_of_those_already_read(qapp, photos: Folder, tmp_path: Path):
    renditions = Renditions(photos)
    whole = renditions.image("sideways", Crop(), 200, 400)
    (tmp_path / "sideways").unlink()
    small = renditions.image("sideways", Crop(), 50, 100)
    assert whole is not None
    assert small is not None
    assert (small.width(), small.height()) == (50, 100)
    assert near(small.pixelColor(25, 20), whole.pixelColor(100, 80).name())
    assert renditions.image("sideways", Crop(top=0.5), 50, 100) is None


def test_colours_of_another_space_are_brought_to_srgb(qapp, tmp_path: Path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    image.fill(QColor(120, 200, 120))
    assert image.save(str(tmp_path / "wide"), "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    shown = Renditions(Folder(tmp_path)).image("wide", Crop(), 40, 30)
    assert shown is not None
    red, green, blue, _ = shown.pixelColor(20, 15).getRgb()  # type: ignore[misc]
    assert (green, blue) == (pytest.approx(201, abs=3), pytest.approx(117, abs=4))
    assert red < 70


@pytest.mark.parametrize("size", [(50, 100), (49.2, 99.5), (1, 1)])
def test_a_rendition_has_about_the_pixels_asked_for(qapp, photos: Folder, size):
    image = Renditions(photos).image("sideways", Crop(), *size)
    assert image is not None
    assert 0 <= image.width() - size[0] < 1
    assert 0 <= image.height() - size[1] < 1


def test_a_crop_counts_from_the_upright_picture(qapp, photos: Folder):
    renditions = Renditions(photos)
    whole = renditions.image("sideways", Crop(), 200, 400)
    top = renditions.image("sideways", Crop(bottom=0.5), 200, 400)
    assert whole is not None
    assert top is not None
    assert (top.width(), top.height()) == (200, 200)
    upper = whole.pixelColor(100, 50)
    assert near(top.pixelColor(100, 20), upper.name())
    assert near(top.pixelColor(100, 180), upper.name())


@pytest.mark.parametrize("name", ["broken", "absent", ""])
def test_what_cannot_be_read_is_none(qapp, photos: Folder, name: str):
    assert Renditions(photos).image(name, Crop(), 100, 100) is None


def test_renditions_are_kept_within_their_budget(qapp, photos: Folder):
    renditions = Renditions(photos, budget=30_000)
    first = renditions.image("sideways", Crop(), 50, 100)
    assert renditions.image("sideways", Crop(), 50, 100) is first
    renditions.image("sideways", Crop(), 60, 120)
    assert not renditions.holds(("sideways", Crop(), 50, 100))
    assert renditions.holds(("sideways", Crop(), 60, 120))


def test_in_the_background_grey_comes_first_and_the_picture_later(qtbot, photos: Folder):
    later = LaterRenditions(photos)
    first = later.image("sideways", Crop(), 50, 100)
    assert first is not None
    assert first.width() == 1
    qtbot.waitSignal(later.arrived).wait()
    second = later.image("sideways", Crop(), 50, 100)
    assert second is not None
    assert (second.width(), second.height()) == (50, 100)
    meanwhile = later.image("sideways", Crop(), 80, 160)
    assert meanwhile is second
    later.wait()


def test_what_cannot_be_read_in_the_background_becomes_none(qtbot, photos: Folder):
    later = LaterRenditions(photos)
    assert later.image("broken", Crop(), 50, 100) is not None
    qtbot.waitSignal(later.arrived).wait()
    assert later.image("broken", Crop(), 50, 100) is None


def with_picture(page: PageFrames, name: str) -> PageFrames:
    frames = [
        replace(frame, picture=name) if isinstance(frame, PictureFrame) else frame
        for frame in page.frames
    ]
    return replace(page, frames=tuple(frames))


def seen(preview: PagePreview, page: PageFrames) -> Callable[[], bool]:
    """Whether the picture's own colours stand at its place on screen."""
    frame = next(frame for frame in page.frames if isinstance(frame, PictureFrame))
    place = preview.view.point(frame.x + frame.width / 2, frame.y + frame.height * 0.1).toPoint()

    def look() -> bool:
        colour = preview.viewport().grab().toImage().pixelColor(place)
        return near(colour, "red") or near(colour, "blue")

    return look


def test_the_preview_shows_a_picture_once_it_is_read(qtbot, photos: Folder, page: PageFrames):
    shown = with_picture(page, "sideways")
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(600, 800)
    preview.set_picture_source(photos)
    preview.set_page(shown, (), GRID)
    preview.set_zoom(-1)
    preview.show()
    qtbot.waitUntil(seen(preview, shown))
    assert seen(preview, shown)()
