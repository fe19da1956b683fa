"""A page package before it is taken: what came, what was changed here meanwhile, what collides."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.page_arrivals import ArticleComing, Fate, PageComing
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.tables import rows_table
from newsroom.ui.theme import colour

_TINTS = {Fate.NEW: "good", Fate.THEIRS: "accent", Fate.MERGED: "accent"}
_GRAVE = {Fate.CLASH: "error", Fate.GONE: "warning"}
_LATER = "收下后对照着合并"
_ORDER = (Fate.CLASH, Fate.GONE, Fate.MERGED, Fate.THEIRS, Fate.NEW, Fate.OURS, Fate.SAME)
_MOST_LINES = 4


class ArrivalDialog(QDialog):
    """Asks whether a page package is taken, and whose page it shall be where two collide."""

    def __init__(self, coming: PageComing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("收版面包")
        self._coming = coming
        room = self.screen().availableGeometry()
        self.resize(min(780, room.width() - 60), min(640, room.height() - 70))
        layout = QVBoxLayout(self)
        roomy(layout)
        heading = QLabel(coming.label)
        heading.setObjectName("heading")
        layout.addWidget(heading)
        layout.addWidget(_quiet(_origin(coming)))
        layout.addWidget(self._table(), 1)
        layout.addWidget(_plain(page_words(coming)))
        self._sides = QButtonGroup(self)
        if coming.page.clashes:
            layout.addWidget(self._choice())
        warnings = (*coming.doubles, *coming.notes)
        if warnings:
            layout.addWidget(_warnings(coming))
        self._buttons = buttons("收下")
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("先不收")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)
        self._sides.buttonClicked.connect(self._check)
        self._check()

    @property
    def coming(self) -> PageComing:
        """What is asked about."""
        return self._coming

    def theirs(self) -> bool | None:
        """Whose page it shall be; None where the two do not collide, or nothing is chosen yet."""
        chosen = self._sides.checkedId()
        return None if chosen < 0 else chosen == 1

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        decided = not self._coming.page.clashes or self.theirs() is not None
        ok.setEnabled(decided)
        ok.setToolTip("" if decided else "请先选用哪一边的版面")

    def _table(self) -> QTableWidget:
        articles = sorted(self._coming.articles, key=lambda each: _ORDER.index(each.fate))
        table = rows_table("包里的稿件", ("稿件", "字数", "情况"), len(articles))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, each in enumerate(articles):
            for column, words in enumerate(told(each)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                tint = (_TINTS | _GRAVE).get(each.fate)
                if column == 2 and tint:
                    item.setForeground(colour(tint))
                table.setItem(row, column, item)
        return table

    def _choice(self) -> QGroupBox:
        box = QGroupBox("两边的版面用哪一个")
        layout = QVBoxLayout(box)
        sender = self._coming.sender
        choices = (
            (1, f"用{sender}发来的版面", "本机在这一版上的版位改动不用；稿件里的文字改动都留着"),
            (0, "留本机的版面", f"{sender}排的版位不用；他改的文字、新加的稿件都收下"),
        )
        for number, words, tip in choices:
            button = QRadioButton(words)
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            self._sides.addButton(button, number)
            layout.addWidget(button)
        return box


def told(each: ArticleComing) -> tuple[str, str, str]:
    """An article's row in words."""
    words = each.fate.text
    if each.why:
        words = f"本机{each.why}，不排到版上"
    elif each.fate is Fate.CLASH and each.merge is not None:
        words = f"{each.fate.text}（{len(each.merge.clashes)} 处），{_LATER}"
    elif each.merge is not None and each.merge.changed and each.fate is not Fate.SAME:
        names = [field.name for field in each.merge.fields if field.field in each.merge.changed]
        words = f"{each.fate.text}：{'、'.join(names)}"
    count = sum(not char.isspace() for char in each.article.body)
    return (f"《{each.article.title}》", f"{count} 字", words)


def page_words(coming: PageComing) -> str:
    """What becomes of the page itself, in one sentence."""
    page = coming.page
    if coming.new_issue:
        return "本机还没有这一期，收下后新建，别的版留空。"
    if page.clashes:
        titles = {each.article.uuid: each.article.title for each in coming.articles}
        named = "、".join(f"《{titles[uuid]}》" for uuid in page.clashes if uuid in titles)
        return f"版面：两边都动过同一处{f'（{named}）' if named else ''}，请选用哪一边的。"
    if page.ours and page.theirs:
        return "版面：两边动的不是同一处，已经合到一起。"
    if page.theirs:
        return "版面：用发来的。"
    return "版面：对方没有动过，本机的不变。" if page.ours else "版面：没有改动。"


def _origin(coming: PageComing) -> str:
    time = coming.manifest.made.astimezone()
    when = f"{time.month}月{time.day}日 {time:%H:%M}"
    signs = sum(len(table.rows) for table in coming.parcel.tables if table.name == "signoff")
    remarks = sum(len(table.rows) for table in coming.parcel.tables if table.name == "remark")
    more = [f"{signs} 个签字"] if signs else []
    more += [f"{remarks} 条批注"] if remarks else []
    return "，".join((f"{coming.sender} {when} 打包", f"{len(coming.articles)} 篇稿件", *more))


def _warnings(coming: PageComing) -> QListWidget:
    listed = QListWidget()
    listed.setAccessibleName("要留意的")
    listed.setWordWrap(True)
    for words, tint in _graded(coming):
        item = QListWidgetItem(words)
        item.setForeground(colour(tint))
        listed.addItem(item)
    lines = min(listed.count(), _MOST_LINES)
    listed.setFixedHeight(lines * (listed.fontMetrics().height() + 14) + 10)
    return listed


def _graded(coming: PageComing) -> Iterator[tuple[str, str]]:
    yield from ((words, "error") for words in coming.doubles)
    yield from ((words, "warning") for words in coming.notes)


def _quiet(words: str) -> QLabel:
    label = _plain(words)
    label.setObjectName("empty")
    return label


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label
