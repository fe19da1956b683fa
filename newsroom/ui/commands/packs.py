"""规则包 and 本报词库."""

from __future__ import annotations

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command

PACKS = (
    Command(
        "pack.open",
        "规则包与词库(&K)…",
        "开关校对的规则包，查看和添加词条，导入导出词表，写一句话试试",
        lambda w: w.packs.open(),
        "Ctrl+Alt+K",
        "library",
        (needs.publication,),
    ),
    Command(
        "pack.add",
        "加入本报词库(&L)…",
        "把稿件里选中的词加入本报词库，写明改为什么，以后校对时提醒",
        lambda w: w.packs.add_chosen(),
        "Ctrl+Alt+I",
        "plus",
        (needs.publication,),
    ),
)
