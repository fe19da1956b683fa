"""Builds schema-4.newsroom, the library of the fourth schema; run once when that schema was
shipped.

    python tests/old_files/build_schema_4.py

Kept to tell what the file holds. A schema that is shipped is never built anew: newer programs
would write their own.
"""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from newsroom.model.article import Article
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.store.library import Library

TARGET = Path(__file__).with_name("schema-4.newsroom")
TIME = datetime.datetime(2024, 3, 4, 1, 30, tzinfo=datetime.UTC)
PHOTO = Picture("0f1e2d3c4b5a6978" * 4, ".jpg", 4000, 3000, "社火.jpg", 34567)
STORY = Article(
    uuid="01860000-0000-7000-8000-000000000004",
    headline="社火进了新街",
    body="锣鼓从街口响到街尾。",
    slots=(
        Slot("高跷队", ("宋晓",), PHOTO.sha256, crop=Crop(0.25, 0.0, 0.125, 0.5)),
        Slot("待补", doubtful=True),
    ),
)


def build(path: Path) -> None:
    """Make the library."""
    with Library.create(path, now=lambda: TIME) as library:
        publication = library.publications.find("上街时报")
        library.pictures.record(PHOTO)
        library.articles.add(STORY, publication=publication, person="编辑甲", reason="导入")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, TARGET.name)
        build(built)
        TARGET.write_bytes(built.read_bytes())
