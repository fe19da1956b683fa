"""几台电脑合作: who holds which page, packages that go out and come in."""

from __future__ import annotations

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command, Menu

DESKS = Menu(
    "几台电脑合作(&M)",
    (
        Command(
            "desks.holders",
            "版面分派与交接(&F)…",
            "看各版在谁手里、从何时起；把版面分给别的编辑，做成版面包发出，收下交回的",
            lambda w: w.desks.show_holders(),
            "Ctrl+U",
            "users",
            (needs.issue, needs.paged),
        ),
        Command(
            "desks.send",
            "发出或交回本版(&S)…",
            "把正在看的这一版连同稿件、图片、批注和签字做成版面包，交给另一台电脑",
            lambda w: w.desks.show_holders(w.place[2]),
            "",
            "file-output",
            (needs.page, needs.paged),
        ),
        Command(
            "desks.receive",
            "收版面包、设置包(&R)…",
            "收下别的编辑发来或交回的版面包，或主编发来的报刊设置包；也可以直接拖进窗口",
            lambda w: w.desks.ask_receive(),
            "",
            "file-input",
        ),
        None,
        Command(
            "desks.settings",
            "发出报刊设置包(&P)…",
            "把版式、栏头、人名职务库、检查规则、体裁、审校步骤和稿费标准做成一个包，发给别的编辑",
            lambda w: w.desks.send_settings(),
            "",
            "package",
            (needs.publication,),
        ),
    ),
)
