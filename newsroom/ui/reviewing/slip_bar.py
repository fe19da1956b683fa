"""The slip (稿签) above the article on show: how far it is, who has signed it, what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from newsroom.desk.review_state import Standing
from newsroom.model.article import Article
from newsroom.model.review import StepState, article_fingerprint
from newsroom.model.status import ArticleStatus
from newsroom.ui import theme
from newsroom.ui.painting import painting

_GAP = 14
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ELIDE = Qt.TextElideMode.ElideRight
_TONES = {
    ArticleStatus.DRAFT: "quiet",
    ArticleStatus.READY: "good",
    ArticleStatus.PLACED: "good",
    ArticleStatus.RELEASED: "good",
    ArticleStatus.PRINTED: "good",
}


class SlipBar(QFrame):
    """Shows a Standing; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("slip")
        self.setAccessibleName("稿签")
        self._standing: Standing | None = None
        self._wanted = True
        self._status = QLabel()
        self._status.setAccessibleName("稿件状态")
        self._steps = StepsLine()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._status)
        self._row.addWidget(self._steps, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, from left to right."""
        return "　".join((self._status.text(), *(words for words, _ in self._steps.shown)))

    def add(self, button: QToolButton) -> None:
        """A button at the right end; one without words takes little room."""
        button.setObjectName("mark")
        button.setAutoRaise(button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._row.addWidget(button)

    def show_standing(self, standing: Standing | None) -> None:
        """Show how far an article is, or nothing."""
        self._standing = standing
        self.setVisible(standing is not None and self._wanted)
        if standing is None:
            return
        self._status.setText(standing.status.text)
        theme.tone(self._status, _TONES.get(standing.status, "accent"))
        self._show_steps(standing.article)

    def set_wanted(self, wanted: bool) -> None:
        """Whether it is shown at all: who only hands copy in reviews none."""
        self._wanted = wanted
        self.setVisible(self._standing is not None and wanted)

    def follow(self, article: Article) -> None:
        """Show whose signatures hold for a text as it is being typed; where nobody signed, no key
        changes that.
        """
        standing = self._standing
        if standing is None or standing.article.uuid != article.uuid:
            return
        if any(state.review is not None for state in standing.steps):
            self._show_steps(article)

    def _show_steps(self, article: Article) -> None:
        standing = self._standing
        assert standing is not None
        now = article_fingerprint(article)
        shown = [("已冻结", "warning")] if standing.frozen else []
        shown += [_told(state, now) for state in standing.steps]
        self._steps.show_words(shown)
        self._steps.setToolTip("\n".join(_tips(standing, now)))
        self._steps.setAccessibleName("；".join(words for words, _ in shown))


class StepsLine(QWidget):
    """Words side by side, each in the colour of its judgement; what has no room is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_words(self, shown: list[tuple[str, str]]) -> None:
        """Show words with their tones."""
        if tuple(shown) != self.shown:
            self.shown = tuple(shown)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line high."""
        return QSize(100, self.fontMetrics().height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint as many as there is room for."""
        metrics, x = QFontMetrics(self.font()), 0
        with painting(self) as painter:
            for words, tone in self.shown:
                room = self.width() - x
                if room < metrics.height() * 2:
                    break
                painter.setPen(theme.colour(tone))
                text = metrics.elidedText(words, _ELIDE, room)
                painter.drawText(x, 0, room, self.height(), _MIDDLE, text)
                x += metrics.horizontalAdvance(text) + _GAP


def _told(state: StepState, now: str) -> tuple[str, str]:
    if state.review is None:
        return f"○ {state.step.text}", "quiet"
    if state.review.fingerprint == now:
        return f"✓ {state.step.text} {state.review.person}", "good"
    return f"！{state.step.text} {state.review.person} 改动未复签", "warning"


def _tips(standing: Standing, now: str) -> Iterator[str]:
    if standing.frozen:
        yield f"{standing.frozen}，要改须重新打开"
    for state in standing.steps:
        review = state.review
        if review is None:
            yield f"{state.step.text}：还没有签"
            continue
        time = review.time.astimezone()
        paper = "（纸签）" if review.uuid in standing.papers else ""
        yield f"{state.step.text}：{review.person}{paper}　{time.month}月{time.day}日 {time:%H:%M}"
        if review.fingerprint != now:
            yield from (f"　　{words}" for words in standing.changes.get(review.uuid, ()))
    last = standing.reviews[-1] if standing.reviews else None
    if last is not None and last.reason:
        yield f"{last.told}（{last.person}）：{last.reason}"
