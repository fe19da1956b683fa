"""Every setting of the program, declared once with its type, default and text."""

from __future__ import annotations

from dataclasses import dataclass

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key, its default (which fixes the type) and what it says.

    group: the heading it stands under. unit: follows a number. choices: what a text may be, with
    `words` saying each of them to the person; any text where there are none. here: kept for this
    computer, whatever library is open; else in the library.
    """

    key: str
    default: Value
    text: str
    help: str = ""
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    group: str = "一般"
    unit: str = ""
    here: bool = False

    def word(self, choice: str) -> str:
        """What one of the choices is called."""
        known = dict(zip(self.choices, self.words, strict=False))
        return known.get(choice, choice)


SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting(
            "appearance",
            "system",
            "外观",
            "浅色适合白天，深色适合夜班；版面上的纸总是白的",
            choices=("system", "light", "dark"),
            words=("跟随系统", "浅色", "深色"),
            group="窗口",
            here=True,
        ),
        Setting(
            "text_size",
            "normal",
            "字的大小",
            "菜单、列表和正文框里的字；不影响版面和印出来的字号",
            choices=("normal", "large", "larger", "largest"),
            words=("标准", "大", "更大", "特大"),
            group="窗口",
            here=True,
        ),
        Setting(
            "person", "", "编辑姓名", "显示在窗口右上角，记入每次保存和操作", group="编辑与写稿"
        ),
        Setting(
            "idle_minutes",
            5,
            "停笔多少分钟后存为一个版本",
            "每打一个字都会自动保存；停笔这么久，就在版本列表里留下一版",
            least=1,
            most=60,
            group="编辑与写稿",
            unit="分钟",
        ),
        Setting(
            "proof_typing",
            True,
            "边写边校",
            "打字时就在疑误下面画波浪线；关掉以后，按 F7 才校对",
            group="编辑与写稿",
            here=True,
        ),
        Setting(
            "credit_taken",
            True,
            "照建议改时记入差错率账",
            "校对时照建议改掉的差错和疑点，记作本期印前发现；提示不记",
            group="编辑与写稿",
        ),
        Setting(
            "errors_by_person",
            False,
            "差错率账按责任人看",
            "登记差错时多一栏责任人，各期的图表可以按责任人看；平时不开",
            group="编辑与写稿",
        ),
        Setting(
            "review",
            "always",
            "收稿前核对",
            "文件和文字进来时，先在核对单上看认出的标题、署名和图片，改好再收",
            choices=("always", "doubtful", "never"),
            words=("每次都核对", "有疑问才核对", "不核对，直接收下"),
            group="收稿",
        ),
        Setting(
            "backup_days",
            30,
            "备份一天留一份，留多少天",
            "最近一天的每小时都留，再往前一天只留一份；只算有备份的日子。手工做的不会自动删",
            least=1,
            most=366,
            group="备份",
            unit="天",
        ),
        Setting(
            "backup_weeks",
            52,
            "再往前一星期留一份，留多少个星期",
            "设为 0，就只留上面那些天的",
            least=0,
            most=520,
            group="备份",
            unit="个星期",
        ),
        Setting(
            "sender_unit",
            "",
            "来源单位",
            "打投稿包时写在姓名后面，如“城东街道”；不会写进稿件",
            group="投稿",
        ),
    )
}
