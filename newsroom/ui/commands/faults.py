"""校对: from one doubtful place to the next, taken or let stand; the page and the issue read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command, Menu
from newsroom.ui.commands.packs import PACKS

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow


def _let_stand(window: MainWindow, reach: str) -> None:
    from newsroom.model.excuse import Reach  # noqa: PLC0415  the menu is read at the start

    window.faults.let_stand(Reach[reach])


FAULTS = Menu(
    "校对(&J)",
    (
        Command(
            "fault.next",
            "下一处疑误(&N)",
            "到下一处疑误，下面的清单里说明为什么、可以怎么改",
            lambda w: w.faults.step(1),
            "F7",
            "arrow-down",
        ),
        Command(
            "fault.previous",
            "上一处疑误(&U)",
            "回到上一处疑误",
            lambda w: w.faults.step(-1),
            "Shift+F7",
            "arrow-up",
        ),
        Command(
            "fault.take",
            "照建议改(&T)",
            "把光标处的疑误改成第一个建议；Ctrl+Z 撤销",
            lambda w: w.faults.take(),
            "Ctrl+F7",
            "check",
            (needs.article,),
        ),
        Command(
            "fault.ignore",
            "忽略这一处(&I)",
            "光标处没有错，这一处不再提；记下是谁、什么时候",
            lambda w: _let_stand(w, "ONCE"),
            "Alt+F7",
            "eye-off",
            (needs.article,),
        ),
        Command(
            "fault.ignore_article",
            "本篇都忽略(&A)",
            "这个词在本篇里都没有错，本篇不再提",
            lambda w: _let_stand(w, "ARTICLE"),
            "Ctrl+Shift+F7",
            "file-check",
            (needs.article,),
        ),
        Command(
            "fault.ignore_always",
            "以后总是忽略(&W)",
            "这个词没有错，所有稿件都不再提；可以在“忽略过的疑误”里撤回",
            lambda w: _let_stand(w, "ALWAYS"),
            "",
            "library",
            (needs.article,),
        ),
        Command(
            "fault.book",
            "记入差错率账(&B)",
            "把光标处的疑误记进本期的差错率账：付印以前算印前发现，印出来以后算差错",
            lambda w: w.faults.booking.book_here(),
            "Ctrl+Alt+B",
            "stamp",
            (needs.article,),
        ),
        None,
        Command(
            "fault.page",
            "校对本版(&P)",
            "校对这一版上的稿件，相同的疑误只列一次",
            lambda w: w.faults.open("本版"),
            "",
            "newspaper",
            (needs.issue,),
        ),
        Command(
            "fault.issue",
            "校对本期(&Q)",
            "校对整期稿件，还查各篇之间说法不一的地方",
            lambda w: w.faults.open("本期"),
            "",
            "list-checks",
            (needs.issue,),
        ),
        Command(
            "fault.marks",
            "大样上标出疑误(&M)",
            "在版面上给疑误编号、加底色；指着看为什么，点号码到稿件里；再做一次收起",
            lambda w: w.faults.toggle_marks(),
            "",
            "eye",
            (needs.issue,),
        ),
        Command(
            "fault.excuses",
            "忽略过的疑误(&H)…",
            "谁在什么时候忽略了什么，可以撤回",
            lambda w: w.faults.show_excuses(),
            "",
            "history",
        ),
        *PACKS,
        Command(
            "fault.typing",
            "边写边校，开或关(&D)",
            "打字时在疑误下面画波浪线；关掉以后按 F7 才校对",
            lambda w: w.faults.set_typing(not w.faults.typing),
            "",
            "text-initial",
        ),
    ),
)
