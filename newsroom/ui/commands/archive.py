"""What was printed before: stories that say the same, earlier ones about the same."""

from __future__ import annotations

from newsroom.ui.commands.command import Command

ARCHIVE = (
    Command(
        "related.open",
        "相关旧稿(&R)",
        "写稿时列出稿库里写过同一件事的旧稿，还有关键词和一句话提要",
        lambda w: w.related.open(),
        "F6",
        "history",
    ),
    Command(
        "similar.open",
        "查重稿(&D)…",
        "和稿库里的旧稿大体相同的稿件，一对一对并排核对",
        lambda w: w.similar.open(),
        "Shift+F6",
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
