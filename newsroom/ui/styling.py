"""Acts on the looks of the selected placement: headline, text, pictures, box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from newsroom.model.picture import Crop
from newsroom.model.placement import PicturePlace, Placement
from newsroom.ui import styles
from newsroom.ui.paging import PagingHand

_NONE = "请先在版面上选中一篇稿件"


class StylingHand(QObject):
    """Changes how the selected placement is set. said: words for the status bar."""

    said = Signal(str)

    def __init__(self, paging: PagingHand) -> None:
        super().__init__(paging)
        self._paging = paging

    def toggle_lock(self) -> None:
        """Lock all that is selected, or unlock it where all of it is locked."""
        chosen = self._paging.chosen()
        if not chosen:
            self.said.emit(_NONE)
            return
        lock = not all(placement.locked for placement in chosen)
        names = [placement.uuid for placement in chosen]
        verb = "锁定" if lock else "解锁"
        self._paging.act(
            lambda desk: desk.paging.restyle_all(names, lambda p: replace(p, locked=lock), verb)
        )

    def toggle_vertical(self) -> None:
        """Turn the selected placement's headline."""
        self._restyle(
            lambda p: replace(p, vertical_headline=not p.vertical_headline, headline_rows=0)
        )

    def toggle_box(self) -> None:
        """Put the selected placement into a box, or out of it."""
        self._restyle(lambda p: replace(p, box=not p.box))

    def set_tint(self, percent: int) -> None:
        """Put the selected placement on a tint; 0 for none."""
        self._restyle(lambda p: replace(p, tint=percent))

    def set_drop_cap(self, lines: int) -> None:
        """Let the first character stand over so many lines; 0 for none."""
        self._restyle(lambda p: replace(p, drop_cap=lines))

    def set_legs(self, count: int) -> None:
        """Let the text run in so many legs; 0 for one per basic column."""
        self._restyle(lambda p: replace(p, text_columns=count))

    def step_legs(self, by: int) -> None:
        """One leg fewer (-1) or more (1), of those worth offering."""
        placement, edition = self._paging.selected(), self._paging.edition
        if placement is None or edition is None:
            self.said.emit(_NONE)
            return
        counts = [each.count for each in styles.legs(edition.publication.grid, placement)]
        count = (placement.text_columns or placement.span) + by
        if count not in counts:
            self.said.emit("不能再少栏了" if by < 0 else "再分栏，每栏就太窄了")
            return
        self._restyle(
            lambda p: replace(p, text_columns=0 if count == p.span else count),
            f"文字排 {count} 栏",
        )

    def step_headline(self, by: int) -> None:
        """The next size of the house's scale above (1) or below (-1)."""
        placement, edition = self._paging.selected(), self._paging.edition
        if placement is None or edition is None:
            self.said.emit(_NONE)
            return
        importance = edition.articles[placement.article].importance
        size = styles.stepped(edition.publication.headline, placement, importance, by)
        if size is None:
            self.said.emit(f"标题已经是本报字号里最{'大' if by > 0 else '小'}的")
            return
        words = f"标题改用 {size.pt:g} 磅"
        self._restyle(lambda p: replace(p, headline_size=size, headline_rows=0), words)

    def house_headline(self) -> None:
        """The size that the house gives an article of that importance and span."""
        self._restyle(lambda p: replace(p, headline_size=None, headline_rows=0))

    def reset(self) -> None:
        """Set the lines of the selected article anew."""
        placement = self._paging.selected()
        if placement is None:
            self.said.emit(_NONE)
            return
        self._paging.act(lambda desk: desk.paging.reset(placement.uuid))

    # Pictures ------------------------------------------------------------------------------------

    def pictures(self) -> tuple[styles.Standing, ...]:
        """The pictures of the selected placement as they stand."""
        placement, edition = self._paging.selected(), self._paging.edition
        frames = self._paging.frames
        if placement is None or edition is None or frames is None:
            return ()
        return styles.standing(frames, placement, edition.publication.grid)

    def set_level(self, slot: int, level: styles.Level) -> None:
        """Put a picture at the top, in the middle or at the foot of the text."""
        self._set_picture(slot, lambda found, _p: styles.with_level(found, level))

    def set_side(self, slot: int, side: styles.Side) -> None:
        """Put a picture at the left, in the middle or at the right."""
        self._set_picture(slot, lambda found, p: styles.with_side(found, p.span, side))

    def set_width(self, slot: int, width: int) -> None:
        """Make a picture so many basic columns wide, whole."""
        edition = self._paging.edition
        if edition is None:
            return
        grid = edition.publication.grid

        def widened(found: styles.Standing, placement: Placement) -> PicturePlace:
            ratio = styles.ratio(edition, placement, slot)
            return styles.with_width(found, placement.span, width, ratio, grid)

        self._set_picture(slot, widened)

    def shift_picture(self, slot: int, columns: int, rows: int) -> None:
        """Move a picture by columns and lines within its placement."""

        def shifted(found: styles.Standing, placement: Placement) -> PicturePlace:
            return styles.shifted(found, placement.span, columns, rows)

        self._set_picture(slot, shifted)

    def with_shifted(self, slot: int, columns: int, rows: int) -> Placement | None:
        """The selected placement with a picture moved, before it is; None where it has none."""
        placement, found = self._paging.selected(), self.pictures()
        here = next((each for each in found if each.place.slot == slot), None)
        if placement is None or here is None:
            return None
        place = styles.shifted(here, placement.span, columns, rows)
        places = tuple(each.place for each in found)
        return replace(placement, pictures=styles.put(places, place))

    def crop_picture(self, slot: int, crop: Crop) -> None:
        """Show another part of a picture in its frame. crop: of the original as a whole."""
        placement, edition = self._paging.selected(), self._paging.edition
        if placement is None or edition is None:
            self.said.emit(_NONE)
            return
        outer = edition.articles[placement.article].slots[slot].whole
        inner = styles.within(crop, outer)
        self._set_picture(slot, lambda found, _p: replace(found.place, crop=inner))

    def usual_pictures(self) -> None:
        """Let the pictures stand where the house puts them."""
        self._restyle(lambda p: replace(p, pictures=()))

    def _set_picture(
        self, slot: int, change: Callable[[styles.Standing, Placement], PicturePlace]
    ) -> None:
        found = self.pictures()
        places = tuple(each.place for each in found)
        here = next((each for each in found if each.place.slot == slot), None)
        if here is None:
            self.said.emit("选中的稿件没有图片")
            return
        self._restyle(lambda p: replace(p, pictures=styles.put(places, change(here, p))))

    def _restyle(self, change: Callable[[Placement], Placement], words: str = "") -> None:
        placement = self._paging.selected()
        if placement is None:
            self.said.emit(_NONE)
            return
        self._paging.act(lambda desk: desk.paging.restyle(placement.uuid, change), words)
