"""Pictures made ready for print when they are placed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.publishing import FileKind
from newsroom.desk.renditions import AsPrinted, make, printed
from newsroom.errors import CancelledError
from newsroom.export.renditions import Renditions
from newsroom.job import Job
from newsroom.model.frame import PageFrames, PictureFrame, PictureSource
from newsroom.model.length import Mm
from newsroom.model.picture import Crop
from newsroom.model.sheet import FileFacts
from newsroom.store.media import Media


class Blank:
    """A painter of empty files."""

    def pdf(
        self,
        pages: tuple[PageFrames, ...],
        pictures: PictureSource,
        target: str,
        facts: FileFacts | None = None,
    ) -> None:
        Path(target).touch()

    def png(
        self, page: PageFrames, pictures: PictureSource, target: str, dots_per_inch: int
    ) -> None:
        Path(target).touch()


def test_an_export_finds_its_pictures_made(sample_library: Path, tmp_path: Path) -> None:
    with Desk.open(sample_library) as desk:
        (issue,) = desk.library.issues.all(None)
        edition = desk.paging.edition(issue.uuid)
        media = desk.library.pictures
        frames = printed(Composers().pages(edition))
        assert len(frames) == 7
        kept, failed = make(frames, media, media.renditions, Job())
        assert (kept, failed) == (7, 0)
        before = sorted(media.renditions.rglob("*.bin"))
        assert len(before) == 7
        stamps = [path.stat().st_mtime_ns for path in before]
        desk.publishing.export(edition, tmp_path, frozenset({FileKind.PAGE}), Blank(), Job())
        assert [path.stat().st_mtime_ns for path in before] == stamps
        assert sorted(media.renditions.rglob("*.bin")) == before


def test_pictures_that_are_gone_or_broken_are_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "a.jpg"
    broken.write_bytes(b"no picture")
    media = Media(tmp_path / "media")
    sha256, _ = media.keep(broken)
    frames = [
        PictureFrame(Mm(0), Mm(0), Mm(10), Mm(10), name, Crop(), "图")
        for name in (sha256, "0" * 64)
    ]
    assert make(frames, media, media.renditions, Job()) == (0, 2)
    assert media.path(sha256)


def test_a_cancelled_job_makes_no_more(tmp_path: Path) -> None:
    job = Job()
    job.cancel()
    frame = PictureFrame(Mm(0), Mm(0), Mm(10), Mm(10), "0" * 64, Crop(), "图")
    with pytest.raises(CancelledError):
        make([frame], Media(tmp_path), tmp_path, job)


def test_files_are_painted_from_what_is_kept_and_else_from_originals(tmp_path: Path) -> None:
    originals = {name * 64: tmp_path / f"{name}.jpg" for name in "abc"}
    for path in originals.values():
        Image.new("RGB", (600, 400), "red").save(path)
    (tmp_path / "c.jpg").unlink()

    class Source:
        def path(self, picture: str) -> str:
            return str(originals[picture]) if originals[picture].exists() else ""

    def frame(picture: str, width: int) -> PictureFrame:
        return PictureFrame(Mm(0), Mm(0), Mm(width), Mm(20), picture, Crop(), "图")

    a, b, c = originals
    kept = Renditions(tmp_path / "kept")
    for one in (frame(a, 20), frame(c, 20)):
        kept.get(one.picture, originals[a], one.width, one.height, one.crop)
    source = AsPrinted(Source(), kept, [frame(a, 20), frame(b, 20), frame(c, 20)])
    assert Path(source.path(a)).is_relative_to(tmp_path / "kept")
    assert source.path(b) == str(originals[b])
    assert source.path(c) == ""
    larger = AsPrinted(Source(), kept, [frame(a, 40), frame(a, 20)])
    assert larger.path(a) == str(originals[a])
