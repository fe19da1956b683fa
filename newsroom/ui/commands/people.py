"""作者档案 and the kinds of copy; 撤稿 and 更正."""

from __future__ import annotations

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command, Menu
from newsroom.ui.commands.situation import Situation


def _piece(now: Situation) -> str:
    """An article is chosen in the list, open, or selected on the page."""
    return "" if now.placement else needs.copy(now)


PEOPLE = (
    Command(
        "people.open",
        "作者档案(&A)…",
        "查作者的单位、电话、身份、笔名和发过的稿件，合并重复的作者",
        lambda w: w.directing.open(),
        "Ctrl+Shift+U",
        "contact-round",
    ),
    Command(
        "people.doubles",
        "合并重复作者(&H)…",
        "列出可能是同一个人的作者档案，如“宋 晓”和“宋晓”，一键合并，可以撤销",
        lambda w: w.directing.open("doubles"),
        "",
        "merge",
    ),
    Command(
        "people.units",
        "单位通讯录(&N)…",
        "来稿单位的联系人、电话和其他名称",
        lambda w: w.directing.open("units"),
        "",
        "building-2",
    ),
    Command(
        "kinds.rules",
        "体裁与统计(&K)…",
        "哪些体裁算自采稿、计稿费：通稿、转载、公告、公益广告等按本报的办法",
        lambda w: w.kinding.edit_rules(),
        "",
        "tags",
        (needs.publication,),
    ),
)
FATES = Menu(
    "撤稿与更正(&W)",
    (
        Command(
            "article.withdraw",
            "撤稿(&W)…",
            "写明事由和由谁决定，从版面、转版和导读里一次撤下，列出补得上的稿件；可以撤销",
            lambda w: w.kinding.withdraw(),
            "Ctrl+Shift+X",
            "file-x",
            (_piece,),
        ),
        Command(
            "article.revoke",
            "恢复刊用(&R)",
            "已撤的稿件恢复刊用，回到稿件列表",
            lambda w: w.kinding.revoke(),
            "",
            "undo-2",
            (_piece,),
        ),
        Command(
            "article.rectify",
            "作更正启事(&C)…",
            "从刊错的这一篇作更正启事，两篇互相注明；先选中刊错的字更快",
            lambda w: w.kinding.rectify(),
            "",
            "file-pen",
            (_piece,),
        ),
    ),
    "fates",
)
