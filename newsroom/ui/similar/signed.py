"""What who signs a page is to know: stories on it that the library holds already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from newsroom.ui import theme

if TYPE_CHECKING:
    from newsroom.desk.checking import Material


def warned(material: Material, page: str) -> tuple[str, ...]:
    """Stories of a page (of all, for a bulletin) that were printed or filed before, in words."""
    edition = material.edition
    here = [p.article for p in edition.on_page(page)] if page else list(edition.articles)
    told = []
    for article in dict.fromkeys(here):
        for one in material.before.get(article, ())[:1]:
            title = edition.articles[article].title
            told.append(f"像是重稿：《{title}》与{one.place}《{one.headline}》{one.percent}")
    return tuple(told)


def warning(lines: Sequence[str]) -> QLabel:
    """The same as a label; hidden where there is nothing to be told."""
    label = QLabel("\n".join(lines))
    label.setWordWrap(True)
    label.setAccessibleName("签字前请核对")
    label.setVisible(bool(lines))
    theme.tone(label, "warning")
    return label
