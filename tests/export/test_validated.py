"""Every kind of Word file as Microsoft's own validator sees it."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk import trial
from newsroom.export import correction_list, word_bulletin, word_manuscript, word_page
from newsroom.model.correction import Correction
from newsroom.model.picture import Picture
from newsroom.model.printing import PageProfile

from . import made
from .validator import errors

PHOTO = "a" * 64
CORRECTION = Correction(
    issue="issue",
    number=1,
    page=1,
    place="3栏40行",
    before="开园",
    after="开园<&>迎客",
    time=datetime.datetime(2026, 6, 18, 22, 5, tzinfo=datetime.UTC),
)


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> made.Stored:
    path = tmp_path_factory.mktemp("photo") / "a.jpg"
    Image.new("RGB", (1200, 800), "green").save(path)
    return made.Stored({PHOTO: path})


def test_page_files_of_every_profile_are_right(tmp_path: Path, photo: made.Stored) -> None:
    edition = made.edition(pictures={PHOTO: Picture(PHOTO, ".jpg", 1200, 800, "x.jpg")})
    files = [
        word_page.write(
            edition,
            [made.page(1, picture=PHOTO)],
            photo,
            tmp_path / f"{profile}.docx",
            profile=profile,
            embed_fonts=profile is PageProfile.WPS,
        )
        for profile in PageProfile
        if profile is not PageProfile.EXACT  # whose shapes are those of WPS without twins
    ]
    assert errors(tmp_path, *files) == {}


def test_flowing_files_lists_and_the_trial_page_are_right(
    tmp_path: Path, photo: made.Stored
) -> None:
    files = [
        word_manuscript.write(made.edition(), tmp_path / "manuscript.docx", photo),
        word_bulletin.write(made.edition("shangjie-xinxi"), tmp_path / "bulletin.docx", photo),
        correction_list.write(
            made.edition(), [CORRECTION], {1: "3F-A2"}, tmp_path / "corrections.docx"
        ),
        trial.write(tmp_path),
    ]
    assert errors(tmp_path, *files) == {}


def test_what_is_wrong_inside_a_text_box_is_seen(tmp_path: Path) -> None:
    path = word_page.write(made.edition(), [made.page(1)], made.Stored({}), tmp_path / "a.docx")
    spoilt = tmp_path / "spoilt.docx"
    _spoil(path, spoilt)
    found = errors(tmp_path, spoilt)
    assert list(found) == ["spoilt.docx Choice"]
    assert "vert" in found["spoilt.docx Choice"][0]


def _spoil(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'vert="horz"', b'vert="upwards"'))
