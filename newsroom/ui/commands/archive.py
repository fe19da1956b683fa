"""What was printed before: stories that say the same, earlier ones about the same."""

from __future__ import annotations

from newsroom.ui.commands.command import Command

ARCHIVE = (
    Command(
        "similar.open",
        "查重稿(&D)…",
        "和稿库里的旧稿大体相同的稿件，一对一对并排核对",
        lambda w: w.similar.open(),
        "Shift+F7",
        "copy",
    ),
    Command(
        "past.take",
        "过刊入库(&G)…",
        "把以前出的报纸按文件夹收进稿库，能查、能统计；收过的不再收",
        lambda w: w.past.open(),
        "",
        "archive-restore",
    ),
)
