from __future__ import annotations

import io
import shutil

import pytest
from PIL import Image, ImageCms

from newsroom.errors import FileError
from newsroom.export.renditions import Renditions, effective_dpi, rendition
from newsroom.model.length import Mm
from newsroom.model.picture import Crop

WHOLE = Crop()


def stored(tmp_path, image, name="a.jpg", **options):
    path = tmp_path / name
    image.save(path, **options)
    return path


def opened(made):
    return Image.open(io.BytesIO(made.data))


def test_a_photo_comes_down_to_300_dots_per_inch(tmp_path):
    path = stored(tmp_path, Image.new("RGB", (3000, 2000), "red"))
    made = rendition(path, Mm(76.2), Mm(50.8), WHOLE)
    assert (made.width, made.height) == (900, 600)
    image = opened(made)
    assert image.format == "JPEG"
    assert image.info["dpi"] == (300, 300)


def test_a_crop_keeps_its_shown_part_sharp(tmp_path):
    path = stored(tmp_path, Image.new("RGB", (3000, 2000), "red"))
    made = rendition(path, Mm(76.2), Mm(50.8), Crop(0.25, 0.25, 0.25, 0.25))
    assert (made.width, made.height) == (1800, 1200)
    assert (
        effective_dpi((made.width, made.height), Mm(76.2), Mm(50.8), Crop(0.25, 0.25, 0.25, 0.25))
        == 300
    )


def test_a_small_picture_is_never_enlarged(tmp_path):
    path = stored(tmp_path, Image.new("RGB", (300, 200), "red"))
    assert rendition(path, Mm(200), Mm(130), WHOLE).width == 300


def test_orientation_is_applied(tmp_path):
    image = Image.new("RGB", (400, 200), "red")
    exif = image.getexif()
    exif[0x0112] = 6
    path = stored(tmp_path, image, exif=exif)
    made = rendition(path, Mm(50), Mm(100), WHOLE)
    assert (made.width, made.height) == (200, 400)
    assert opened(made).getexif().get(0x0112) is None


@pytest.mark.parametrize(
    ("mode", "name", "kept", "kind"),
    [
        ("CMYK", "a.jpg", "CMYK", "JPEG"),
        ("L", "a.jpg", "L", "JPEG"),
        ("1", "a.png", "1", "PNG"),
        ("P", "a.png", "P", "PNG"),
        ("RGBA", "a.png", "RGB", "JPEG"),
        ("I;16", "a.png", "L", "JPEG"),
        ("LA", "a.png", "RGB", "JPEG"),
    ],
)
def test_colour_spaces_are_kept_where_they_can_be(tmp_path, mode, name, kept, kind):
    path = stored(tmp_path, Image.new(mode, (40, 30)), name)
    image = opened(rendition(path, Mm(100), Mm(75), WHOLE))
    assert (image.mode, image.format) == (kept, kind)


def test_cmyk_inks_stay_what_they_were(tmp_path):
    path = stored(tmp_path, Image.new("CMYK", (400, 300), (200, 40, 0, 20)))
    image = opened(rendition(path, Mm(10), Mm(7.5), WHOLE))
    ink = image.getpixel((50, 40))
    assert isinstance(ink, tuple)
    assert all(abs(a - b) <= 3 for a, b in zip(ink, (200, 40, 0, 20), strict=True))


def test_what_is_clear_becomes_white(tmp_path):
    path = stored(tmp_path, Image.new("RGBA", (40, 30), (0, 0, 0, 0)), "a.png")
    assert opened(rendition(path, Mm(100), Mm(75), WHOLE)).getpixel((5, 5)) == (255, 255, 255)


def test_what_a_camera_noted_stays_behind(tmp_path):
    exif = Image.Exif()
    exif[0x013B] = "camera owner"
    path = stored(tmp_path, Image.new("RGB", (400, 300)), exif=exif, comment=b"edited by somebody")
    image = opened(rendition(path, Mm(50), Mm(40), WHOLE))
    assert "comment" not in image.info
    assert not dict(image.getexif())


def test_a_profile_stays_only_with_its_own_colours(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = stored(tmp_path, Image.new("RGBA", (40, 30)), "a.png", icc_profile=profile)
    assert opened(rendition(kept, Mm(5), Mm(4), WHOLE)).info["icc_profile"] == profile
    lost = stored(tmp_path, Image.new("LA", (40, 30)), "b.png", icc_profile=profile)
    assert "icc_profile" not in opened(rendition(lost, Mm(5), Mm(4), WHOLE)).info


def test_sixteen_bits_of_either_order_can_be_shown(tmp_path):
    for mode, pixel in (("I;16", b"\x00\x80"), ("I;16B", b"\x80\x00")):
        path = stored(tmp_path, Image.frombytes(mode, (40, 30), pixel * 1200), "a.tif")
        image = opened(rendition(path, Mm(5), Mm(4), WHOLE))
        assert (image.mode, image.getpixel((20, 15))) == ("L", 128)


def test_damaged_and_missing_files_are_named(tmp_path):
    (tmp_path / "坏.jpg").write_bytes(b"not a picture")
    with pytest.raises(FileError, match="坏"):
        rendition(tmp_path / "坏.jpg", Mm(10), Mm(10), WHOLE)
    with pytest.raises(FileError, match="没有"):
        rendition(tmp_path / "没有.jpg", Mm(10), Mm(10), WHOLE)
    whole = stored(tmp_path, Image.effect_noise((400, 300), 50), "断.jpg").read_bytes()
    (tmp_path / "断.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileError, match="断"):
        rendition(tmp_path / "断.jpg", Mm(10), Mm(10), WHOLE)


SHA = "ab" * 32


def test_what_was_made_once_is_taken_from_its_folder(tmp_path):
    path = stored(tmp_path, Image.effect_noise((1200, 800), 40))
    kept = Renditions(tmp_path / "renditions")
    made = kept.get(SHA, path, Mm(50), Mm(40), WHOLE)
    assert made == rendition(path, Mm(50), Mm(40), WHOLE)
    path.unlink()
    assert kept.get(SHA, path, Mm(50), Mm(40), WHOLE) == made
    with pytest.raises(FileError):
        kept.get(SHA, path, Mm(50), Mm(41), WHOLE)


def test_the_folder_may_be_deleted_at_any_time(tmp_path):
    path = stored(tmp_path, Image.new("RGB", (300, 200), "red"))
    kept = Renditions(tmp_path / "renditions")
    first = kept.get(SHA, path, Mm(50), Mm(40), WHOLE)
    shutil.rmtree(tmp_path / "renditions")
    assert kept.get(SHA, path, Mm(50), Mm(40), WHOLE) == first


def test_of_one_picture_the_latest_few_are_kept(tmp_path):
    path = stored(tmp_path, Image.new("RGB", (300, 200), "red"))
    kept = Renditions(tmp_path / "renditions")
    for width in range(10, 70, 10):
        kept.get(SHA, path, Mm(width), Mm(40), WHOLE)
    kept.get("cd" * 32, path, Mm(20), Mm(20), WHOLE)
    names = [file.name[:2] for file in (tmp_path / "renditions").rglob("*.bin")]
    assert sorted(names) == ["ab"] * 4 + ["cd"]


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path):
    path = stored(tmp_path, Image.new("RGB", (300, 200), "red"))
    (tmp_path / "file").write_text("")
    made = Renditions(tmp_path / "file").get(SHA, path, Mm(50), Mm(40), WHOLE)
    assert made == Renditions().get(SHA, path, Mm(50), Mm(40), WHOLE)
