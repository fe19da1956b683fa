"""审校: how far copy is, who has read it, what was remarked, and what changed since."""

from __future__ import annotations

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command, Menu

REVIEWS = Menu(
    "审校(&R)",
    (
        Command(
            "review.submit",
            "送审(&S)",
            "把列表里选中的稿件交去审，没有选中就是打开着的这一篇",
            lambda w: w.reviewing.submit(),
            "Ctrl+F12",
            "file-input",
            (needs.copy, needs.outside_bin),
        ),
        Command(
            "review.pass",
            "审签通过(&P)",
            "在打开的稿件的稿签上签下一道（一审、二审、终审……）；签后有改动的就复签",
            lambda w: w.reviewing.sign(),
            "F12",
            "file-check",
            (needs.article,),
        ),
        Command(
            "review.resign",
            "复签(&G)…",
            "只看签字之后改动的地方，看过一键复签",
            lambda w: w.reviewing.resign(),
            "Shift+F12",
            "pen-line",
            (needs.article,),
        ),
        Command(
            "review.return",
            "退回(&B)…",
            "写明理由，把稿件退给作者或退回前面的一道",
            lambda w: w.reviewing.send_back(),
            "Ctrl+Shift+F12",
            "undo-2",
            (needs.copy, needs.outside_bin),
        ),
        Command(
            "review.slip",
            "稿签(&Q)…",
            "看打开的稿件每一道是谁签的、退回过几次、为什么",
            lambda w: w.reviewing.show_slip(),
            "Alt+F12",
            "list",
            (needs.article,),
        ),
        None,
        Menu(
            "本期签发(&I)",
            (
                Command(
                    "issue.release",
                    "签发本期(&R)…",
                    "整期看过，签发：版面和稿件从此冻结",
                    lambda w: w.releasing.release(),
                    "",
                    "stamp",
                    (needs.issue,),
                ),
                Command(
                    "issue.printed",
                    "标为已刊(&P)",
                    "这一期已经印出来了：计入统计和资料，并且冻结",
                    lambda w: w.releasing.printed(),
                    "",
                    "newspaper",
                    (needs.issue,),
                ),
                Command(
                    "issue.reopen",
                    "重新打开本期(&O)…",
                    "写明理由，让冻结的一期可以再改",
                    lambda w: w.releasing.reopen(),
                    "",
                    "lock-open",
                    (needs.issue,),
                ),
            ),
        ),
        Menu(
            "纸签登记(&Z)",
            (
                Command(
                    "paper.article",
                    "稿件上的签字(&A)…",
                    "登记在打开的稿件的稿纸上签的字，可附照片",
                    lambda w: w.reviewing.book(),
                    "",
                    "file-pen",
                    (needs.article,),
                ),
                Command(
                    "paper.page",
                    "大样上的签字(&P)…",
                    "登记在这一版的大样上签的字，可附照片",
                    lambda w: w.signing.book(),
                    "",
                    "file-pen",
                    (needs.issue,),
                ),
            ),
        ),
        Menu(
            "编辑部(&D)",
            (
                Command(
                    "review.steps",
                    "审校步骤(&S)…",
                    "设置这份报刊的稿件要过哪几道：三审三校，或者只要两道",
                    lambda w: w.reviewing.set_steps(),
                    "",
                    "settings",
                    (needs.publication,),
                ),
                Command(
                    "persons.edit",
                    "人员与口令(&P)…",
                    "编辑部里有谁、各人的职责，谁的名字要口令",
                    lambda w: w.sitting.edit(),
                    "",
                    "users",
                ),
                Command(
                    "events.show",
                    "操作记录(&L)…",
                    "谁在什么时候做了什么；核对记录有没有被改动",
                    lambda w: w.event_log.show(),
                    "",
                    "history",
                ),
            ),
        ),
    ),
)
