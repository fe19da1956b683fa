"""文件: issues, copy coming in, files and paper going out, libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.ui.commands import choices
from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Choices, Command, Menu
from newsroom.ui.commands.desks import DESKS
from newsroom.ui.commands.handing import HANDING

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow


def _by_telephone(window: MainWindow) -> None:
    page = window.paging.page()
    number = page.number if page is not None else 0
    window.comparing.write(window.place[1], number, telephone=True)


OFFICE = Menu(
    "文件(&F)",
    (
        Command(
            "article.new",
            "新写稿件(&N)",
            "新写一篇稿件，归入左侧选中的一期",
            lambda w: w.acts.new_article(),
            "Ctrl+N",
            "file-plus",
            (needs.publication,),
        ),
        Command(
            "issue.new",
            "新建一期(&I)…",
            "新建一期：期号、总期号和日期接着上一期往下排",
            lambda w: w.acts.new_issue(),
            "Ctrl+Shift+N",
            "calendar-plus",
            (needs.publication,),
        ),
        Command(
            "publication.new",
            "新建刊物(&W)…",
            "给一份报纸或简报起名，填好报头，出第一期",
            lambda w: w.welcoming.found(),
            "",
            "newspaper",
        ),
        None,
        Command(
            "receive.files",
            "收稿：文件(&O)…",
            "把 Word、WPS、文本、图片等文件收进来；也可以直接拖进窗口",
            lambda w: w.acts.import_files(),
            "Ctrl+O",
            "inbox",
            (needs.publication,),
        ),
        Command(
            "receive.folder",
            "收稿：文件夹(&D)…",
            "把一个文件夹当作一次来稿收进来",
            lambda w: w.acts.import_folder(),
            "Ctrl+Shift+O",
            "folder-open",
            (needs.publication,),
        ),
        Command(
            "receive.paste",
            "收稿：粘贴(&V)",
            "把复制好的文字当作来稿收进来",
            lambda w: w.acts.paste(),
            "Ctrl+Shift+V",
            "clipboard-paste",
            (needs.publication,),
        ),
        None,
        Command(
            "article.save",
            "保存版本(&S)",
            "把打开的稿件存为一个版本，以后可以恢复；平时打字会自动保存",
            lambda w: w.editing.save(),
            "Ctrl+S",
            "save",
        ),
        Command(
            "issue.check",
            "付印前总检(&C)",
            "检查整期：图片、署名、日期、版面和签字等",
            lambda w: w.checking.open(),
            "F5",
            "circle-check",
        ),
        Command(
            "issue.export",
            "导出与付印(&E)…",
            "导出 Word、PDF、图片和印刷包",
            lambda w: w.ask_export(),
            "Ctrl+E",
            "file-output",
            (needs.issue,),
        ),
        Command(
            "issue.order",
            "付印单(&U)…",
            "填写给印厂的付印单",
            lambda w: w.exporting.ask_order(w.place[1]),
            "Ctrl+Shift+E",
            "stamp",
            (needs.issue,),
        ),
        Command(
            "package.verify",
            "校验印刷包(&K)…",
            "核对印刷包里的文件是否齐全、没有被改过",
            lambda w: w.exporting.verify(),
            "",
            "package",
        ),
        Command(
            "proof.print",
            "打印大样(&T)…",
            "把本版或整期的大样打印出来",
            lambda w: w.proofing.print_proof(),
            "Ctrl+P",
            "printer",
            (needs.issue,),
        ),
        None,
        Menu(
            "回样与改样(&H)",
            (
                Command(
                    "returned.compare",
                    "回样比对(&H)…",
                    "把印厂传回的文件与本期逐字、逐图比对",
                    lambda w: w.comparing.ask(w.place[1]),
                    "F8",
                    "git-compare",
                    (needs.issue,),
                ),
                Command(
                    "returned.list",
                    "改样单(&G)…",
                    "列出要印厂改的地方",
                    lambda w: w.comparing.show_list(w.place[1]),
                    "Shift+F8",
                    "list",
                    (needs.issue,),
                ),
                Command(
                    "returned.telephone",
                    "电话改样(&Y)…",
                    "记下电话里告诉印厂要改的地方",
                    _by_telephone,
                    "Ctrl+F8",
                    "phone",
                    (needs.issue,),
                ),
            ),
        ),
        HANDING,
        DESKS,
        None,
        Command(
            "library.open",
            "打开稿库(&L)…",
            "换一个稿库工作",
            lambda w: w.acts.open_library(),
            "",
            "library",
        ),
        Command(
            "library.new",
            "新建稿库(&B)…",
            "新建一个空稿库",
            lambda w: w.acts.new_library(),
            "",
            "plus",
        ),
        Command(
            "library.backups",
            "备份与恢复(&G)…",
            "看有哪些备份，恢复整个稿库，或从备份里取回一篇稿件",
            lambda w: w.backing.open(),
            "",
            "archive-restore",
        ),
        Command(
            "library.inspect",
            "检查稿库文件(&Z)",
            "把稿库文件从头到尾核对一遍；有损坏的，可以恢复备份，或把还读得出的抢救出来",
            lambda w: w.diagnosing.inspect(),
            "",
            "shield-check",
        ),
        Choices("最近的稿库(&R)", choices.libraries, reads=True),
        Menu(
            "只读打开的稿库(&X)",
            (
                Command(
                    "library.again",
                    "再试着打开来写(&X)",
                    "只读打开的稿库，等别人关闭了，就换成可以改的",
                    lambda w: w.viewing.again(),
                    "",
                    "lock-open",
                    (needs.viewed,),
                ),
                Command(
                    "library.reread",
                    "重新读取(&Z)",
                    "只读打开的稿库，换成现在的样子：看别人刚存的改动",
                    lambda w: w.viewing.reread(),
                    "",
                    "refresh-cw",
                    (needs.viewed,),
                ),
            ),
        ),
        None,
        Command(
            "person.name",
            "编辑姓名(&P)…",
            "填写坐在这台电脑前的编辑姓名，保存和签字都记在名下",
            lambda w: w.acts.ask_person(),
            "",
            "user",
        ),
        Command(
            "program.settings",
            "设置(&J)…",
            "编辑姓名、收稿前核对、外观等各项设置",
            lambda w: w.setting.open(),
            "Ctrl+,",
            "settings",
        ),
        Command("program.quit", "退出(&Q)", "保存并退出", lambda w: w.close(), "Ctrl+Q", "x"),
    ),
)
