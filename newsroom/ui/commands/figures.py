"""What was used, what is paid for it, and the proof of it."""

from __future__ import annotations

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command

FIGURES = (
    Command(
        "statistics.open",
        "用稿统计(&S)…",
        "按作者、单位、体裁、栏目、版次、月季年统计，点一个数就看是哪些稿件",
        lambda w: w.ledger.open_statistics(),
        "Ctrl+Shift+T",
        "chart-column",
        (needs.publication,),
    ),
    Command(
        "fees.open",
        "稿费单(&F)…",
        "按稿费标准算出各人的稿费，结算，写成可以签领的 Word 稿费单",
        lambda w: w.ledger.open_fees(),
        "",
        "coins",
        (needs.publication,),
    ),
    Command(
        "fees.tables",
        "稿费标准(&B)…",
        "每篇、每千字、每幅图给多少分多少钱，合署怎样分，哪些人不计酬",
        lambda w: w.ledger.edit_tables(),
        "",
        "settings",
        (needs.publication,),
    ),
    Command(
        "certificate.write",
        "用稿证明(&Z)",
        "给选中的、已经刊出的稿件开用稿证明，附剪报",
        lambda w: w.ledger.certify(),
        "Ctrl+Shift+Y",
        "award",
        (needs.copy,),
    ),
)
