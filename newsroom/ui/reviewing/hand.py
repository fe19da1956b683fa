"""Reviews of the article on show: its slip, signatures, returns, what is signed again."""

# ruff: noqa: PLC0415 - dialogs are imported when they are asked for

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.desk import Desk
from newsroom.desk.review_state import Difference, Standing, read_dictionary
from newsroom.model.change import Change
from newsroom.model.review import ReviewStep, StepState
from newsroom.ui import dialogs, trouble
from newsroom.ui.aside import Aside
from newsroom.ui.reviewing.photos import choose_photo, show_photo, with_photo
from newsroom.ui.reviewing.slip_bar import SlipBar

if TYPE_CHECKING:
    from newsroom.model.picture import Picture
    from newsroom.ui.main_window import MainWindow

_OPEN = "请先打开一篇稿件"
_BUTTONS = (("review.pass", "审签通过"), ("review.return", ""), ("review.slip", ""))


class ReviewingHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved."""

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)
        self._standing: Standing | None = None
        self._aside = Aside(self)
        self.bar = SlipBar()
        for name, words in _BUTTONS:
            self.bar.add(window.commands.button(name, words=words))
        window.editor.put_on_top(self.bar)
        window.editing.shown.connect(lambda _article: self._load())
        window.editing.typed.connect(self.bar.follow)
        if window.editing.article:
            self._load()

    @property
    def standing(self) -> Standing | None:
        """How far the article on show is, as last read."""
        return self._standing

    def refresh(self, change: Change) -> None:
        """Show the slip anew where an act touched the article, its issue or the steps."""
        article = self._window.article
        if article and (
            article in change.articles or change.issues or change.pages or change.publications
        ):
            self._load()

    def stop(self) -> None:
        """End what is done beside the window."""
        self._aside.stop()

    # Acts ----------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Hand in the articles that are chosen, or the one on show."""
        articles = self._articles()
        if articles:
            self._do(lambda desk: desk.reviewing.submit(articles))

    def sign(self) -> None:
        """Pass the article on show at its next step; where a signature lapsed, sign that again."""

        def go(standing: Standing) -> None:
            if standing.following is not None:
                step, seen = standing.following, standing.seen
                article = standing.article.uuid
                self._do(lambda desk: desk.reviewing.sign([article], step, [seen]))
            elif standing.lapsed:
                self._resign(standing, standing.lapsed[0])
            else:
                self.said.emit(f"《{standing.article.title}》各道都签过了")

        self._with_standing(go)

    def resign(self) -> None:
        """Sign the article on show again, on a view of what was changed since."""

        def go(standing: Standing) -> None:
            if standing.lapsed:
                self._resign(standing, standing.lapsed[0])
            else:
                self.said.emit("签字之后没有改动，用不着复签")

        self._with_standing(go)

    def send_back(self) -> None:
        """Return the articles that are chosen, or the one on show, for a reason."""
        from newsroom.ui.reviewing.return_dialog import ReturnDialog

        articles = self._articles()
        if not articles:
            return

        def show(standing: Standing) -> None:
            more = f" 等 {len(articles)} 篇" if len(articles) > 1 else ""
            steps = [state.step for state in standing.steps if state.review is not None]
            title = f"《{standing.article.title}》{more}"
            dialog = ReturnDialog(title, steps, self._window)

            def take() -> None:
                step, reason = dialog.step(), dialog.reason()
                self._do(lambda desk: desk.reviewing.send_back(articles, step, reason))

            dialogs.ask(dialog, take)

        self.gathering.emit()
        self._lane.do(lambda desk: desk.reviewing.standing(articles[0]), show, self._failed)

    def show_slip(self) -> None:
        """Show the whole slip of the article on show."""

        def read(desk: Desk, uuid: str) -> tuple[Standing, str]:
            return desk.reviewing.standing(uuid), desk.reviewing.place(uuid)

        def show(found: tuple[Standing, str]) -> None:
            from newsroom.ui.reviewing.slip_dialog import SlipDialog

            standing, facts = found
            dialog = SlipDialog(standing, facts, self._window)
            dialog.withdrawn.connect(
                lambda review: self._do(lambda desk: desk.reviewing.withdraw(review))
            )
            dialog.resigned.connect(partial(self._resign_named, standing))
            dialog.booking.connect(self.book)
            dialog.pictured.connect(partial(show_photo, self._window))
            dialogs.ask(dialog, lambda: None)

        article = self._window.article
        if not article:
            self.said.emit(_OPEN)
            return
        self.gathering.emit()
        self._lane.do(lambda desk: read(desk, article), show, self._failed)

    def book(self) -> None:
        """Book a signature that was given on paper for the article on show."""

        def read(desk: Desk) -> tuple[Standing, list[str]]:
            standing = desk.reviewing.standing(article)
            return standing, [person.name for person in desk.sitting.all()]

        def show(found: tuple[Standing, list[str]]) -> None:
            from newsroom.ui.reviewing.paper_dialog import PaperDialog

            standing, people = found
            steps = [(step.value, step.text) for step in ReviewStep]
            wanted = [state.step.value for state in standing.steps]
            steps.sort(key=lambda step: step[0] not in wanted)
            heading = f"《{standing.article.title}》在纸上签的字"
            dialog = PaperDialog(heading, steps, people, self._window)
            dialog.choosing.connect(lambda kinds: choose_photo(self._window, dialog, kinds))

            def take() -> None:
                step, person, time = ReviewStep(dialog.step()), dialog.person(), dialog.time()

                def book(photo: Picture | None) -> None:
                    self._do(lambda desk: desk.reviewing.book([article], step, person, time, photo))

                with_photo(self._window, dialog, book)

            dialogs.ask(dialog, take)

        article = self._window.article
        if not article:
            self.said.emit(_OPEN)
            return
        self.gathering.emit()
        self._lane.do(read, show, self._failed)

    def set_steps(self) -> None:
        """Set the steps that the copy of the publication on show goes through."""
        publication = self._window.place[0]

        def read(desk: Desk) -> tuple[str, tuple[ReviewStep, ...]]:
            name = desk.library.publications.get(publication).name
            return name, desk.reviewing.steps(publication)

        def show(found: tuple[str, tuple[ReviewStep, ...]]) -> None:
            from newsroom.ui.reviewing.steps_dialog import StepsDialog

            dialog = StepsDialog(*found, self._window)

            def take() -> None:
                steps = dialog.steps()
                self._do(lambda desk: desk.reviewing.set_steps(publication, steps))

            dialogs.ask(dialog, take)

        self._lane.do(read, show, self._failed)

    # Inner ---------------------------------------------------------------------------------------

    def _articles(self) -> list[str]:
        """Those chosen in the list; else the one on show."""
        chosen = [] if self._window.pool.in_bin() else self._window.pool.chosen()
        found = chosen or [a for a in [self._window.article] if a]
        if not found:
            self.said.emit("请先在稿件列表里选中稿件")
        return found

    def _resign_named(self, standing: Standing, review: str) -> None:
        for state in standing.steps:
            if state.review is not None and state.review.uuid == review:
                self._resign(standing, state)

    def _resign(self, standing: Standing, state: StepState) -> None:
        assert state.review is not None
        review = state.review

        def show(difference: Difference) -> None:
            from newsroom.ui.reviewing.resign_dialog import ResignDialog

            heading = f"{state.step.text}：《{standing.article.title}》{review.person}签后的改动"
            texts = ((difference.before, difference.after),)
            dialog = ResignDialog(heading, texts, difference.touched, self._window)

            def take() -> None:
                read = dialog.read
                self._do(lambda desk: desk.reviewing.resign(review.uuid, read=read))

            dialogs.ask(dialog, take)

        def ask(_read: None) -> None:
            self._lane.do(lambda desk: desk.reviewing.difference(review.uuid), show, self._failed)

        self._aside.do(read_dictionary, ask)

    def _with_standing(self, go: Callable[[Standing], None]) -> None:
        """Save what is typed, read how far the article on show is, and go on."""
        article = self._window.article
        if not article:
            self.said.emit(_OPEN)
            return
        self.gathering.emit()
        self._lane.do(lambda desk: desk.reviewing.standing(article), go, self._failed)

    def _do(self, act: Callable[[Desk], Change]) -> None:
        self.gathering.emit()
        self._lane.do(act, self.changed.emit, self._failed)

    def _load(self) -> None:
        article = self._window.article

        def show(standing: Standing) -> None:
            if self._window.article == standing.article.uuid:
                self._standing = standing
                self.bar.show_standing(standing)
                self._window.commands.action("review.pass").setIconText(_next(standing))
                self._window.editor.set_frozen(frozen=bool(standing.frozen))

        if article:
            self._lane.do(lambda desk: desk.reviewing.standing(article), show)
        else:
            self._standing = None
            self.bar.show_standing(None)


def _next(standing: Standing) -> str:
    """What the button of the next act says."""
    if standing.following is not None:
        return f"{standing.following.text}通过"
    return "复签" if standing.lapsed else "已签完"
