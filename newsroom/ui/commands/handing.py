"""投稿与返稿: packages of articles that go out and come in."""

from __future__ import annotations

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command, Menu

HANDING = Menu(
    "投稿与返稿(&A)",
    (
        Command(
            "handing.send",
            "打投稿包(&S)…",
            "把选中的稿件连同原图打成一个包，用 U 盘、邮件或微信交给编辑部",
            lambda w: w.handing.send(),
            "Ctrl+T",
            "send",
            (needs.copy, needs.outside_bin),
        ),
        Command(
            "handing.take",
            "收投稿包(&R)…",
            "收下投稿包或返稿包；同一篇再来时更新原稿，两边都改过的请您合并；也可以直接拖进窗口",
            lambda w: w.handing.choose(),
            "",
            "inbox",
            (needs.publication,),
        ),
        Command(
            "handing.back",
            "打返稿包，退给作者(&B)…",
            "把选中的稿件连同退改意见和批注打成一个包，发回给作者",
            lambda w: w.handing.give_back(),
            "",
            "corner-up-left",
            (needs.copy, needs.outside_bin),
        ),
        Command(
            "handing.remarks",
            "看退改意见和批注(&V)…",
            "编辑退回来的意见和批注，一条一条看，改好了勾掉；可以边看边改",
            lambda w: w.handing.remarks(),
            "",
            "list-checks",
            (needs.article,),
        ),
        None,
        Command(
            "handing.merge",
            "合并来稿(&M)…",
            "本机和来稿都改过的稿件，看两边各改了什么，合在一起",
            lambda w: w.handing.merge(),
            "",
            "git-compare",
        ),
        Command(
            "handing.book",
            "投稿收发记录(&L)…",
            "什么时候发出、收到过哪些投稿包和返稿包",
            lambda w: w.handing.book(),
            "",
            "list",
        ),
        None,
        Command(
            "handing.simple",
            "投稿界面(&I)",
            "只写稿、投稿的人用的简单界面，再点一次换回完整界面；记在您名下",
            lambda w: w.corresponding.toggle(),
            "",
            "pen-line",
        ),
    ),
)
