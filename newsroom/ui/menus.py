"""Menus: every command with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from newsroom.ui.helping import HelpHand
from newsroom.ui.pages.zooming import FIT_PAGE, FIT_WIDTH
from newsroom.ui.placement_menu import PlacementMenu
from newsroom.ui.suiting import Suiting

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

Entry = tuple[str, str, Callable[[], object]] | None
_BIN = "移到回收站"
_RESTORE = "从回收站恢复"
_ASSIGN = "归入本期"


def build(window: MainWindow) -> tuple[QMenu, Suiting]:
    """Fill the menu bar and the lists' context menus; gives the menu of recent libraries, and what
    suits commands to the publication on show."""
    acts, preview, help_ = window.acts, window.pages.preview, HelpHand(window)
    bar = window.menuBar()
    file = bar.addMenu("文件(&F)")
    _fill(
        file,
        (
            ("新写稿件(&N)", "Ctrl+N", acts.new_article),
            ("新建一期(&I)…", "Ctrl+Shift+N", acts.new_issue),
            None,
            ("收稿：文件(&O)…", "Ctrl+O", acts.import_files),
            ("收稿：文件夹(&D)…", "Ctrl+Shift+O", acts.import_folder),
            ("收稿：粘贴(&V)", "Ctrl+Shift+V", acts.paste),
            None,
            ("保存版本(&S)", "Ctrl+S", window.editing.save),
            ("付印前总检(&C)", "F7", window.checking.open),
            ("导出与付印(&E)…", "Ctrl+E", window.ask_export),
            ("付印单(&U)…", "Ctrl+Shift+E", partial(_on_issue, window, window.exporting.ask_order)),
            ("校验印刷包(&K)…", "", window.exporting.verify),
            ("打印大样(&T)…", "Ctrl+P", window.proofing.print_proof),
            None,
            ("回样比对(&H)…", "F8", partial(_on_issue, window, window.comparing.ask)),
            ("改样单(&G)…", "Shift+F8", partial(_on_issue, window, window.comparing.show_list)),
            ("电话改样(&Y)…", "Ctrl+F8", partial(_by_telephone, window)),
            None,
            ("打开稿库(&L)…", "", acts.open_library),
            ("新建稿库(&B)…", "", acts.new_library),
        ),
        window,
    )
    recent = file.addMenu("最近的稿库(&R)")
    entries: tuple[Entry, ...] = (
        None,
        ("编辑姓名(&P)…", "", acts.ask_person),
        ("设置(&J)…", "Ctrl+,", partial(_settings, window)),
        ("退出(&Q)", "Ctrl+Q", window.close),
    )
    _fill(file, entries, window)
    menus: dict[str, tuple[Entry, ...]] = {
        "编辑(&E)": (
            ("撤销(&U)", "Ctrl+Z", partial(_undo, window)),
            ("重做(&R)", "Ctrl+Shift+Z", partial(_redo, window)),
            None,
            ("剪切(&T)", "", partial(_on_text, "cut")),
            ("复制(&C)", "", partial(_on_text, "copy")),
            ("粘贴(&P)", "", partial(_on_text, "paste")),
            ("全选(&A)", "", partial(_on_text, "selectAll")),
        ),
        "稿件(&A)": (
            ("归入本期(&A)", "Ctrl+Shift+A", acts.assign_articles),
            ("移到回收站(&D)", "Ctrl+Shift+D", acts.bin_articles),
            ("从回收站恢复(&R)", "", acts.restore_articles),
            None,
            ("出小样(&G)…", "Ctrl+G", window.proofing.galley),
            ("打印小样(&T)…", "", window.proofing.print_galley),
            None,
            *_marks(window),
        ),
        "资料(&D)": (
            ("补白库(&B)…", "Ctrl+Shift+B", window.fillers.open),
            ("栏头(&H)…", "", window.furnishing.edit_banners),
            ("领导排序(&L)…", "", window.furnishing.edit_leaders),
            ("总检设置(&C)…", "", window.checking.edit_rules),
        ),
        "显示(&V)": (
            ("放大(&I)", "Ctrl+=", preview.zoom_in),
            ("缩小(&O)", "Ctrl+-", preview.zoom_out),
            ("适合宽度(&W)", "Ctrl+9", partial(preview.set_zoom, FIT_WIDTH)),
            ("适合整页(&P)", "Ctrl+0", partial(preview.set_zoom, FIT_PAGE)),
            None,
            ("上一版(&U)", "Alt+PgUp", partial(window.pages.step, -1)),
            ("下一版(&D)", "Alt+PgDown", partial(window.pages.step, 1)),
            None,
            ("搜索稿件(&F)", "Ctrl+Shift+F", window.pool.start_search),
            ("转到报刊与期(&1)", "Alt+1", partial(_focus, window.tree)),
            ("转到稿件列表(&2)", "Alt+2", partial(_focus, window.pool.list_view())),
            ("转到正文(&3)", "Alt+3", partial(_focus, window.editor.body)),
            ("转到版面(&4)", "Alt+4", partial(_focus, preview)),
        ),
        "帮助(&H)": (
            ("印厂与版面稿(&P)", "F1", help_.show_guide),
            ("印厂试开文件(&T)…", "", help_.ask_trial),
        ),
    }
    suiting = Suiting(window)
    for title, lines in menus.items():
        if title.startswith("资料"):
            _page_menus(window, suiting)
        _fill(bar.addMenu(title), lines, window)
    _context_menus(window)
    return recent, suiting


def _page_menus(window: MainWindow, suiting: Suiting) -> None:
    """The menus of the page and of what stands on it, in the bar and under the right button."""
    acts, bar = window.page_acts, window.menuBar()
    page, placement = bar.addMenu("版面(&P)"), PlacementMenu(window)
    bar.addMenu(placement)
    entries: tuple[Entry, ...] = (
        ("自动排版：本版(&L)", "Ctrl+L", window.assemble),
        ("自动排版：全期(&A)", "Ctrl+Shift+L", window.assemble_all),
        ("重新排（不保留现有位置）(&W)…", "Ctrl+Shift+R", window.assemble_anew),
        ("分版：稿件归哪一版(&F)…", "", window.distributing.ask),
        None,
        ("导读(&G)…", "", window.furnishing.edit_teasers),
        ("新建广告(&K)…", "", window.fillers.new_advert),
        None,
        ("出大样(&O)…", "Ctrl+Shift+P", window.proofing.proof),
        ("固定断行：本版(&X)", "", acts.proof),
        ("重排全文：本版(&R)", "", acts.reset),
        None,
        ("签字(&S)…", "Ctrl+Shift+G", window.signing.ask),
        ("版面信息(&I)…", "", acts.edit),
        ("期次资料(&Q)…", "Ctrl+Shift+I", acts.edit_issue),
    )
    _fill(page, entries, window)
    templates = page.addMenu("套用版式(&T)")
    templates.aboutToShow.connect(partial(_fill_templates, templates, window))
    _fill(page, (("加一版(&N)", "", acts.add), ("删除本版(&D)", "", acts.remove)), window)
    whole = ("出大样", "签字", "期次资料")
    paged = [one for one in page.actions() if not one.text().startswith(whole)]
    suiting.add(page, paged)
    suiting.add(placement)

    def show(on_placement: bool, point: QPoint) -> None:
        (placement if on_placement else page).popup(point)

    window.pages.preview.menuWanted.connect(show)


def _fill_templates(menu: QMenu, window: MainWindow) -> None:
    """The publication's templates, the one that the page follows marked."""
    menu.clear()
    acts, page = window.page_acts, window.page_acts.page()
    names = [template.name for template in acts.templates()]
    if page is None or not names:
        menu.addAction("（本报还没有版式模板）").setEnabled(False)
        return
    for name in ("", *names):
        action = menu.addAction(name or "不套用")
        action.setCheckable(True)
        action.setChecked(name == page.template)
        action.triggered.connect(partial(_run, partial(acts.set_template, name)))


def fill_recent(menu: QMenu, libraries: list[Path], window: MainWindow) -> None:
    """The libraries opened lately, the one on show greyed."""
    menu.clear()
    for path in libraries:
        action = menu.addAction(path.stem)
        action.setToolTip(str(path))
        action.setEnabled(path != window.path)
        action.triggered.connect(partial(_open, window, path))
    menu.setToolTipsVisible(True)
    menu.setEnabled(len(libraries) > 1)


def _open(window: MainWindow, path: Path, _checked: bool = False) -> None:
    window.acts.library_wanted.emit(path, False)


def _marks(window: MainWindow) -> tuple[Entry, ...]:
    return tuple((mark.text, mark.keys, mark.act) for mark in window.editor.marks)


def _context_menus(window: MainWindow) -> None:
    acts, view = window.acts, window.pool.list_view()
    _context(view, ((_ASSIGN, "", acts.assign_articles), (_BIN, "Del", acts.bin_articles)))
    _context(view, (("出小样…", "", window.proofing.galley),))
    _context(view, ((_RESTORE, "", acts.restore_articles),))
    _context(
        window.tree, (("新建一期…", "", acts.new_issue), ("导出与付印…", "", window.ask_export))
    )
    _context(window.tree, (("期次资料…", "", window.page_acts.edit_issue),))


def _context(widget: QWidget, entries: tuple[Entry, ...]) -> None:
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    for entry in entries:
        if entry is not None:
            action = _action(entry, widget)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            widget.addAction(action)


def _fill(menu: QMenu, entries: tuple[Entry, ...], window: MainWindow) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(_action(entry, window))


def _action(entry: tuple[str, str, Callable[[], object]], parent: QWidget) -> QAction:
    text, keys, act = entry
    action = QAction(text, parent)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(partial(_run, act))
    return action


def _run(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _on_issue(window: MainWindow, act: Callable[[str], object]) -> None:
    act(window.place[1])


def _by_telephone(window: MainWindow) -> None:
    page = window.paging.page()
    number = page.number if page is not None else 0
    window.comparing.write(window.place[1], number, telephone=True)


def _focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _settings(window: MainWindow) -> None:
    from newsroom.ui.settings_dialog import SettingsHand  # noqa: PLC0415

    SettingsHand.of(window).open()


def _on_text(verb: str) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QPlainTextEdit | QLineEdit):
        getattr(field, verb)()


def _undo(window: MainWindow) -> None:
    """Typing is undone in its field first; then acts."""
    field = QApplication.focusWidget()
    if isinstance(field, QPlainTextEdit | QLineEdit) and _can(field, "undo"):
        field.undo()
    else:
        window.acts.undo()


def _redo(window: MainWindow) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QPlainTextEdit | QLineEdit) and _can(field, "redo"):
        field.redo()
    else:
        window.acts.redo()


def _can(field: QPlainTextEdit | QLineEdit, verb: str) -> bool:
    typing = field.document() if isinstance(field, QPlainTextEdit) else field
    return typing.isUndoAvailable() if verb == "undo" else typing.isRedoAvailable()
