"""资料, 显示 and 帮助."""

from __future__ import annotations

from newsroom.ui.commands import fields
from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command, Menu
from newsroom.ui.pages.zooming import FIT_PAGE, FIT_WIDTH

RECORDS = Menu(
    "资料(&D)",
    (
        Command(
            "fillers.open",
            "补白库(&B)…",
            "补白、公益广告和常备图片",
            lambda w: w.fillers.open(),
            "Ctrl+Shift+B",
            "library",
            (needs.publication,),
        ),
        Command(
            "banners.edit",
            "栏头(&H)…",
            "各栏目的栏题和样子",
            lambda w: w.furnishing.edit_banners(),
            "",
            "tag",
            (needs.publication,),
        ),
        Command(
            "leaders.edit",
            "领导排序(&L)…",
            "领导同志姓名、职务和先后",
            lambda w: w.furnishing.edit_leaders(),
            "",
            "users",
        ),
        Command(
            "checks.edit",
            "总检设置(&C)…",
            "付印前总检查哪些、怎样算严重",
            lambda w: w.checking.edit_rules(),
            "",
            "settings",
            (needs.publication,),
        ),
    ),
)

SHOWING = Menu(
    "显示(&V)",
    (
        Command(
            "palette.open",
            "查找命令或转到(&K)…",
            "打几个字查命令、期、版和稿件，回车就做、就去",
            lambda w: w.commands.open_palette(),
            "Ctrl+K",
            "command",
        ),
        None,
        Command(
            "zoom.in",
            "放大(&I)",
            "把版面看大一些",
            lambda w: w.pages.preview.zoom_in(),
            "Ctrl+=",
            "zoom-in",
        ),
        Command(
            "zoom.out",
            "缩小(&O)",
            "把版面看小一些",
            lambda w: w.pages.preview.zoom_out(),
            "Ctrl+-",
            "zoom-out",
        ),
        Command(
            "zoom.width",
            "适合宽度(&W)",
            "版面占满右边的宽",
            lambda w: w.pages.preview.set_zoom(FIT_WIDTH),
            "Ctrl+9",
            "maximize",
        ),
        Command(
            "zoom.page",
            "适合整页(&P)",
            "看得见整个版面",
            lambda w: w.pages.preview.set_zoom(FIT_PAGE),
            "Ctrl+0",
            "minimize",
        ),
        None,
        Command(
            "page.previous",
            "上一版(&U)",
            "看前一版",
            lambda w: w.pages.step(-1),
            "Alt+PgUp",
            "chevron-left",
        ),
        Command(
            "page.next",
            "下一版(&D)",
            "看后一版",
            lambda w: w.pages.step(1),
            "Alt+PgDown",
            "chevron-right",
        ),
        None,
        Command(
            "pane.lists",
            "收起或展开左栏(&L)",
            "收起左边的报刊和稿件列表，给正文和版面让出地方；再做一次又展开",
            lambda w: w.panes.toggle(0),
            "Ctrl+Alt+1",
            "panel-left",
        ),
        Command(
            "pane.editor",
            "收起或展开稿件栏(&E)",
            "收起中间的稿件，只看版面；再做一次又展开",
            lambda w: w.panes.toggle(1),
            "Ctrl+Alt+2",
            "columns-3",
        ),
        Command(
            "pane.page",
            "收起或展开版面栏(&R)",
            "收起右边的版面，专心写稿；再做一次又展开",
            lambda w: w.panes.toggle(2),
            "Ctrl+Alt+3",
            "panel-right",
        ),
        None,
        Command(
            "pool.search",
            "搜索稿件(&F)",
            "按标题、栏目、正文或姓名搜索稿件",
            lambda w: w.pool.start_search(),
            "Ctrl+Shift+F",
            "search",
        ),
        Command(
            "focus.tree",
            "转到报刊与期(&1)",
            "光标到左上的报刊、期、版",
            lambda w: fields.turn_to(w.tree),
            "Alt+1",
            "newspaper",
        ),
        Command(
            "focus.pool",
            "转到稿件列表(&2)",
            "光标到左下的稿件列表",
            lambda w: fields.turn_to(w.pool.list_view()),
            "Alt+2",
            "list",
        ),
        Command(
            "focus.body",
            "转到正文(&3)",
            "光标到打开的稿件",
            lambda w: fields.turn_to(w.editor.body),
            "Alt+3",
            "file-text",
        ),
        Command(
            "focus.page",
            "转到版面(&4)",
            "光标到右边的版面",
            lambda w: fields.turn_to(w.pages.preview),
            "Alt+4",
            "layout-template",
        ),
    ),
)

HELP = Menu(
    "帮助(&H)",
    (
        Command(
            "help.guide",
            "印厂与版面稿(&P)",
            "给印厂和排版人员的说明",
            lambda w: w.helping.show_guide(),
            "F1",
            "circle-question-mark",
        ),
        Command(
            "help.shortcuts",
            "快捷键一览(&K)",
            "全部快捷键，可以查、可以打印",
            lambda w: w.commands.open_sheet(),
            "Ctrl+/",
            "keyboard",
        ),
        Command(
            "help.welcome",
            "欢迎页(&W)",
            "打开样例、新建刊物、导入旧稿，和最近的稿库",
            lambda w: w.welcoming.show(),
            "",
            "newspaper",
        ),
        Command(
            "help.trial",
            "印厂试开文件(&T)…",
            "写一份请印厂试开、试印的文件",
            lambda w: w.helping.ask_trial(),
            "",
            "file-check",
        ),
    ),
)
