"""编辑 and 稿件: undo, the caret's field, articles of the list, marks of the body."""

from __future__ import annotations

from newsroom.ui.commands import fields
from newsroom.ui.commands import situation as needs
from newsroom.ui.commands.command import Command, Menu
from newsroom.ui.commands.people import FATES
from newsroom.ui.commands.situation import Situation


def _undo(now: Situation) -> str:
    return _labelled("撤销", "(&U)", now.undo, typed=now.typed)


def _redo(now: Situation) -> str:
    return _labelled("重做", "(&R)", now.redo, typed=now.untyped)


def _labelled(verb: str, mnemonic: str, act: str, *, typed: bool) -> str:
    what = "输入" if typed else act
    return f"{verb}“{what}”{mnemonic}" if what else f"{verb}{mnemonic}"


EDITING = Menu(
    "编辑(&E)",
    (
        Command(
            "undo",
            "撤销(&U)",
            "撤销最近一步：正在打的字先退，再退稿件和版面的操作",
            fields.undo,
            "Ctrl+Z",
            "undo-2",
            (needs.undoable,),
            label=_undo,
        ),
        Command(
            "redo",
            "重做(&R)",
            "把刚撤销的一步再做一遍",
            fields.redo,
            "Ctrl+Shift+Z",
            "redo-2",
            (needs.redoable,),
            label=_redo,
            also="Ctrl+Y",
        ),
        None,
        Command(
            "field.cut",
            "剪切(&T)",
            "剪下选中的文字",
            lambda w: fields.do(w, "cut"),
            "",
            "scissors",
            (needs.field,),
            held="Ctrl+X",
        ),
        Command(
            "field.copy",
            "复制(&C)",
            "复制选中的文字",
            lambda w: fields.do(w, "copy"),
            "",
            "copy",
            (needs.field,),
            held="Ctrl+C",
        ),
        Command(
            "field.paste",
            "粘贴(&P)",
            "把复制的文字放到光标处",
            lambda w: fields.do(w, "paste"),
            "",
            "clipboard-paste",
            (needs.field,),
            held="Ctrl+V",
        ),
        Command(
            "field.paste_plain",
            "只粘贴文字(&X)",
            "不认标题和条目，把复制的文字原样放到正文光标处",
            lambda w: w.pasting.paste_plain(),
            "Ctrl+Alt+V",
            "",
            (needs.article,),
        ),
        Command(
            "field.all",
            "全选(&A)",
            "选中光标所在处的全部文字",
            lambda w: fields.do(w, "selectAll"),
            "",
            "",
            (needs.field,),
            held="Ctrl+A",
        ),
        None,
        Command(
            "find.open",
            "查找(&F)…",
            "在这篇稿件里查找；选中的字直接带进去",
            lambda w: w.finding.find(),
            "Ctrl+F",
            "search",
            (needs.article,),
        ),
        Command(
            "find.replace",
            "替换(&H)…",
            "在这篇稿件里查找并替换，全部替换一步就能撤销",
            lambda w: w.finding.replace(),
            "Ctrl+H",
            "replace",
            (needs.article,),
        ),
        Command(
            "find.issue",
            "本期查找替换(&I)…",
            "在本期所有稿件里查找，列出每一处，再一起替换",
            lambda w: w.finding.find_in_issue(),
            "Ctrl+Alt+F",
            "",
            (needs.issue, needs.article),
        ),
        Command(
            "library.search",
            "检索稿库(&S)…",
            "查遍库里所有稿件，新稿旧稿、各期各版，按词、作者、日期、版次来查",
            lambda w: w.searching.open(),
            "F4",
            "search",
        ),
        Command(
            "find.next",
            "下一处(&N)",
            "去找到的下一处",
            lambda w: w.finding.onward(1),
            "F3",
            "",
            (needs.article,),
        ),
        Command(
            "find.before",
            "上一处(&B)",
            "去找到的上一处",
            lambda w: w.finding.onward(-1),
            "Shift+F3",
            "",
            (needs.article,),
        ),
    ),
)

ARTICLES = Menu(
    "稿件(&A)",
    (
        Command(
            "article.assign",
            "归入本期(&A)",
            "把列表里选中的稿件归入左侧选中的一期",
            lambda w: w.acts.assign_articles(),
            "Ctrl+Shift+A",
            "file-input",
            (needs.issue, needs.chosen),
        ),
        Command(
            "article.bin",
            "移到回收站(&D)",
            "把列表里选中的稿件移到回收站，没有选中就是打开着的这一篇；可以恢复",
            lambda w: w.acts.bin_articles(),
            "Ctrl+Shift+D",
            "trash-2",
            (needs.copy, needs.outside_bin),
        ),
        Command(
            "article.restore",
            "从回收站恢复(&R)",
            "把回收站里选中的稿件恢复到原处",
            lambda w: w.acts.restore_articles(),
            "",
            "archive-restore",
            (needs.from_bin,),
        ),
        Command(
            "article.purge",
            "彻底删除(&E)…",
            "连同版本、图片、批注和检索索引一起抹去这一篇，不能恢复；由负责人来做",
            lambda w: w.purging.purge(),
            "",
            "eraser",
            (needs.copy,),
        ),
        FATES,
        None,
        Command(
            "picture.add",
            "添加图片(&P)…",
            "选照片放进这篇稿件，可以一次选几张",
            lambda w: w.picturing.choose(),
            "Ctrl+I",
            "image-plus",
            (needs.article,),
        ),
        Command(
            "picture.paste",
            "粘贴图片(&I)",
            "把剪贴板里的图片放进这篇稿件",
            lambda w: w.picturing.paste(),
            "",
            "clipboard-paste",
            (needs.article,),
        ),
        Command(
            "article.versions",
            "版本记录(&V)…",
            "看这篇稿件的每一版改了什么，可以恢复整篇或一处",
            lambda w: w.revising.open(),
            "Ctrl+Shift+H",
            "history",
            (needs.article,),
        ),
        None,
        Command(
            "galley.make",
            "出小样(&G)…",
            "把选中的稿件排成小样，存成文件",
            lambda w: w.proofing.galley(),
            "Ctrl+G",
            "file-text",
            (needs.copy,),
        ),
        Command(
            "galley.print",
            "打印小样(&T)…",
            "把选中的稿件排成小样，打印出来",
            lambda w: w.proofing.print_galley(),
            "",
            "printer",
            (needs.copy,),
        ),
        None,
        Command(
            "mark.crosshead",
            "小标题",
            "把选中的行标为小标题",
            lambda w: w.editor.body.mark_lines("## "),
            "Ctrl+2",
            "heading",
            (needs.article,),
        ),
        Command(
            "mark.run_in",
            "段首题",
            "把选中的段首文字标为段首小标题",
            lambda w: w.editor.body.mark_run_in(),
            "Ctrl+3",
            "text-initial",
            (needs.article,),
        ),
        Command(
            "mark.item",
            "条目",
            "把选中的行标为条目",
            lambda w: w.editor.body.mark_lines("● "),
            "Ctrl+4",
            "list",
            (needs.article,),
        ),
        Command(
            "mark.note",
            "按语",
            "把选中的行标为编者按语",
            lambda w: w.editor.body.mark_lines("> "),
            "Ctrl+5",
            "quote",
            (needs.article,),
        ),
        Command(
            "mark.bold",
            "加粗",
            "加粗选中的文字",
            lambda w: w.editor.body.mark_bold(),
            "Ctrl+B",
            "bold",
            (needs.article,),
        ),
    ),
)
