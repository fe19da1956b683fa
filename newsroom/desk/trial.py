"""The print shop's trial page, in the fonts of a house style."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from newsroom import paths
from newsroom.export import word_trial
from newsroom.export.trial_parts import Faces
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.publication import Publication
from newsroom.typeset.fonts import FontBook

NAME = "印厂试开文件.docx"
_HOUSE = "shangjie-shibao"
_SIGNED = "采编台"


def write(folder: Path) -> Path:
    """Write the trial page into a folder; give its path. Raises FileError."""
    style = paths.resources() / "publications" / f"{_HOUSE}.toml"
    house = replace(Publication.from_file(style), name=_SIGNED, publisher=_SIGNED)
    book = FontBook(house.fonts)
    faces = Faces(*(book.font(role).face for role in ("body", "hei", "kai", "headline")))
    today = datetime.datetime.now().astimezone().date()
    issue = Issue(publication=house.stem, date=today, number=IssueNumber(()))
    edition = Edition(house, issue, (), (), {}, {})
    return word_trial.write(edition, faces, folder / NAME)
