"""差错率账 and 审读意见."""

from __future__ import annotations

from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command

ACCOUNT = (
    Command(
        "account.open",
        "差错率账(&E)…",
        "本期万分之几、各期怎样变化，登记、修改、导出差错；改分值表",
        lambda w: w.account.open(),
        "Ctrl+Alt+E",
        "chart-column",
        (needs.publication,),
    ),
    Command(
        "account.reviews",
        "审读意见(&Y)…",
        "登记或导入上级的审读意见，写整改回执，把错词加入本报词库",
        lambda w: w.account.open_reviews(),
        "Ctrl+Alt+Y",
        "award",
        (needs.publication,),
    ),
)
