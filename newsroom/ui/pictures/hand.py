"""The pictures of the article on show: taken in beside the window, put in their slots, cropped."""

# ruff: noqa: PLC0415 - dialogs and readers are imported when they are first wanted

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from newsroom.desk import rearranging
from newsroom.desk.desk import Desk
from newsroom.desk.rearranging import NEW, Printed, ReadPicture, Rearranged
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.ui.pictures.files import Carried

if TYPE_CHECKING:
    from newsroom.desk.picturing import NotRead
    from newsroom.ui.main_window import MainWindow

Then = Callable[[tuple[Slot, ...]], Rearranged]
Come = tuple[tuple[ReadPicture, ...], tuple["NotRead", ...]]
_AGAIN_MILLISECONDS = 150
_PASTED = "粘贴的图片.png"


class PicturesHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._strip = window.editor.pictures
        self._known: dict[str, Picture] = {}
        strip = self._strip
        strip.arranged.connect(self.arrange)
        strip.wanted.connect(self.choose)
        strip.brought.connect(self.bring)
        strip.looked.connect(self.look)
        strip.crop_wanted.connect(self.crop)
        strip.shown.connect(self.follow)
        strip.naming.connect(self._learn)
        window.paging.fits_shown.connect(self._tell_printed)
        self.follow()

    # Taking in -----------------------------------------------------------------------------------

    def choose(self, index: int = NEW) -> None:
        """Choose picture files: one for a slot, or several for new ones."""
        from PySide6.QtWidgets import QFileDialog

        from newsroom.ui import dialogs
        from newsroom.ui.pictures.files import PICTURE_FILES

        modes = QFileDialog.FileMode
        mode = modes.ExistingFiles if index == NEW else modes.ExistingFile
        one = dialogs.Choice("选择图片", PICTURE_FILES, mode=mode)
        put = self.add if index == NEW else partial(self.replace, index=index)
        dialogs.choose(self._window, one, put)

    def add(self, paths: Sequence[Path], at: int = NEW) -> None:
        """Take picture files in, before the slot `at`, or behind all."""
        if paths:
            self._take(list(paths), lambda read, slots: rearranging.added(slots, read, at))

    def replace(self, paths: Sequence[Path], index: int) -> None:
        """Take a picture file in for a slot."""
        if paths:
            self._take([paths[0]], lambda read, slots: rearranging.replaced(slots, index, read[0]))

    def bring(self, what: Carried, at: int) -> None:
        """Put in what was dropped or pasted."""
        if what.paths:
            self.add([Path(path) for path in what.paths], at)
        elif what.image is not None:
            self._bring_image(what.image, at)
        elif what.slots:
            self._bring_slots(what.slots, at)
        elif what.article:
            self._bring_article(what.article, at)
        elif what.linked:
            self.said.emit("网页上的图片请先在浏览器里“图片另存为”，再把文件拖进来")

    def paste(self) -> None:
        """Put in the clipboard's picture."""
        if not self._strip.paste():
            self.said.emit("剪贴板里没有图片")

    def _bring_slots(self, copied: tuple[Slot, ...], at: int) -> None:
        """Slots that were copied, where this library has their pictures."""
        target = self._article()
        wanted = {slot.picture for slot in copied if slot.picture}

        def put(known: dict[str, Picture]) -> None:
            if wanted <= set(known):
                self._put(target, lambda slots: rearranging.copied(slots, copied, at))
            else:
                self.said.emit("这张图片不在这个稿库里，请把原图文件拖进来")

        self._lane.do(lambda desk: desk.library.pictures.some(wanted), put)

    def _bring_image(self, image: QImage, at: int) -> None:
        self._take(
            [lambda path: image.save(str(path))],
            lambda read, slots: rearranging.added(slots, read, at),
        )

    def _bring_article(self, uuid: str, at: int) -> None:
        """Pictures of an article dragged from the list."""
        target = self._article()
        if uuid == target:
            return

        def put(other: Article) -> None:
            if any(slot.picture for slot in other.slots):
                self._put(target, lambda slots: rearranging.copied(slots, other.slots, at))
            else:
                self.said.emit(f"《{other.title}》没有图片")

        self._lane.do(lambda desk: desk.writing.open(uuid).article, put)

    def _take(
        self,
        sources: Sequence[Path | Callable[[Path], object]],
        then: Callable[[tuple[ReadPicture, ...], tuple[Slot, ...]], Rearranged],
    ) -> None:
        """Read files (or write pictures into files first) beside the window, then put them in."""
        from newsroom.desk.picturing import as_file, read_pictures

        article = self._article()
        if not article:
            self.said.emit("请先打开一篇稿件，再放图片")
            return

        def work(job: Job) -> Come:
            pictures = self._lane.wait(lambda desk: desk.library.pictures)
            with ExitStack() as held:
                paths = [
                    source
                    if isinstance(source, Path)
                    else held.enter_context(as_file(source, _PASTED))
                    for source in sources
                ]
                return read_pictures(paths, pictures, job)

        def done(come: Come) -> None:
            read, failed = come
            if read:
                self._put(article, partial(then, read))
            if failed:
                self._tell_failed(failed, len(read))

        self._window.long_work.start(work, done, self._lane.troubled.emit)

    def _tell_failed(self, failed: Sequence[NotRead], taken: int) -> None:
        from newsroom.ui import dialogs

        words = f"{len(failed)} 个文件没有放进来" + (
            f"，其余 {taken} 张已放好。" if taken else "。"
        )
        more = "\n".join(str(one.error) for one in failed)
        dialogs.notice(self._window, "有的图片没有放进来", words, more, grave=True).open()

    # Putting in slots ----------------------------------------------------------------------------

    def arrange(self, act: Rearranged) -> None:
        """Do an act on the slots of the article on show."""
        self._put(self._article(), lambda _slots: act)

    def crop_slot(self, article: str, index: int) -> None:
        """Crop a picture of any article, whether it is on show or not; from the page."""
        if article == self._article():
            self.crop(index)
            return
        self._lane.do(
            lambda desk: desk.writing.open(article).article,
            lambda found: self._ask_crop(article, found.slots, index),
        )

    def crop(self, index: int) -> None:
        """Crop a picture of the article on show."""
        self._ask_crop(self._article(), self._strip.slots(), index)

    def _ask_crop(self, article: str, slots: tuple[Slot, ...], index: int) -> None:
        from newsroom.ui.pictures.crop_dialog import CropDialog

        if not 0 <= index < len(slots) or not slots[index].picture:
            self.said.emit("这里还没有图片，放好图片再裁切")
            return
        wanted = slots[index]
        dialog = CropDialog(wanted, self._strip.images, self._window)
        self._printed_of(article, lambda found: dialog.set_printed(found.get(index)))

        def tell(known: dict[str, Picture]) -> None:
            if isValid(dialog):  # it may be closed before the library answers
                dialog.set_known(known.get(wanted.picture))

        self._known_of((wanted.picture,), tell)

        def take() -> None:
            crop: Crop = dialog.crop()

            def act(now: tuple[Slot, ...]) -> Rearranged:
                here = [i for i, slot in enumerate(now) if slot.picture == wanted.picture]
                place = index if index in here else here[0] if here else index
                return rearranging.cropped(now, place, crop)

            if crop != wanted.crop:
                self._put(article, act)

        self._open(dialog, take)

    def look(self, index: int) -> None:
        """Look at the pictures of the article on show, beginning with a slot."""
        from newsroom.ui.pictures.look_dialog import LookDialog

        dialog = LookDialog(self._strip.slots(), index, self._strip.images, self._window)
        dialog.show_known(self._known)
        dialog.turned.connect(self._strip.focus_slot)
        self._open(dialog, lambda: None)

    def _open(self, dialog: QDialog, accepted: Callable[[], None]) -> None:
        from newsroom.ui import dialogs

        dialogs.ask(dialog, accepted)

    def _put(self, article: str, then: Then) -> None:
        """Save what was typed, then do an act as one step; waits while an input method composes."""
        if not article:
            return
        if article != self._article():
            self._lane.do(partial(_put_aside, article=article, then=then), self.changed.emit)
            return
        if self._window.editor.composing:
            QTimer.singleShot(_AGAIN_MILLISECONDS, self, partial(self._put, article, then))
            return
        self._window.editing.save()
        act = then(self._strip.slots())
        self._strip.show_slots(act.slots)

        def put(desk: Desk, stands: Article) -> Change:
            return desk.picturing.put(stands, act)

        self._window.editing.save(act.verb, put)

    def _article(self) -> str:
        return self._window.editing.article

    # Telling -------------------------------------------------------------------------------------

    def refresh(self, change: Change) -> None:
        """Look for originals anew where pictures may have come back."""
        if change.pool:
            self._strip.images.forget_lost()
            self.follow()

    def _learn(self) -> None:
        """Know whom the house knows, once names are about to be typed."""
        self._lane.do(lambda desk: desk.people.all(), self._strip.set_people)

    def follow(self) -> None:
        """Tell the strip what is known of the pictures it shows."""
        wanted = {slot.picture for slot in self._strip.slots() if slot.picture}
        self._known_of(tuple(wanted), self._tell_known)
        self._tell_printed()

    def _tell_known(self, known: dict[str, Picture]) -> None:
        self._known = known
        self._strip.show_known(known)
        self._tell_printed()

    def _tell_printed(self) -> None:
        self._printed_of(self._article(), self._strip.show_printed)

    def _printed_of(self, article: str, then: Callable[[dict[int, Printed]], None]) -> None:
        """How an article's pictures stand on the page on show, dots per inch as far as known."""
        frames = self._window.paging.frames
        if frames is None or not article or not self._strip.slots():
            then({})
            return
        from newsroom.desk.picturing import printed

        then(printed(frames, article, self._known))

    def _known_of(
        self, pictures: Sequence[str], then: Callable[[dict[str, Picture]], None]
    ) -> None:
        if not pictures or all(picture in self._known for picture in pictures):
            then({picture: self._known[picture] for picture in pictures})
            return
        self._lane.do(lambda desk: desk.library.pictures.some(pictures), then)


def _put_aside(desk: Desk, article: str, then: Then) -> Change:
    """Do an act on an article that is not on show."""
    from dataclasses import replace

    stands = desk.writing.open(article).article
    act = then(stands.slots)
    return desk.picturing.put(replace(stands, slots=act.slots), act)
