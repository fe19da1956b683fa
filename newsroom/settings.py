"""Every setting of the program, declared once with its type, default and text."""

from __future__ import annotations

from dataclasses import dataclass

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key in the library, its default (which fixes the type) and what it says."""

    key: str
    default: Value
    text: str
    help: str = ""
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()


SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("person", "", "编辑姓名", "显示在窗口右上角，记入每次保存和操作"),
        Setting("idle_minutes", 5, "停笔多少分钟后存为一个版本", least=1, most=60),
    )
}
