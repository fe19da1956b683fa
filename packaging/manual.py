"""Writes the manual page newsroom(1) from the help of the command line itself.

python packaging/manual.py > newsroom.1
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
from versions import VERSION

from newsroom.cli import main as program

_HEAD = """\
.TH NEWSROOM 1 "" "newsroom {version}" "采编台"
.SH 名称
newsroom \\- 采编台：区县报、内部资料和机关信息的采写、编排与付印
.SH 用法
.B newsroom
[\\fB\\-\\-library\\fR \\fI稿库\\fR | \\fB\\-\\-sample\\fR]
[\\fI文件\\fR]...
.br
.B newsroom
.I 命令
[\\fI选项\\fR]...
.SH 说明
不带命令时打开窗口：文件是稿库的打开，是稿件、投稿包或版面包的收进来。
结果以 JSON 写到标准输出，提示写到标准错误。
.SH 命令
"""
_FOOT = """\
.SH 退出值
0 完成；1 遇到说得明白的错误；2 用法不对。
.SH 环境变量
.TP
.B NEWSROOM_HOME
稿库和设置所在的文件夹，不用平常的位置时设。
.SH 文件
.TP
.I ~/.local/share/newsroom/
稿库、图片原件和设置。
"""


def written() -> str:
    """The page in roff."""
    parts = [_HEAD.format(version=VERSION)]
    context = click.Context(program, info_name="newsroom")
    for name in sorted(program.commands):
        parts += _command(name, program.commands[name], context)
    return "".join(parts) + _FOOT


def _command(name: str, command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f".SS {_plain(name)} {_plain(usage)}\n{_plain(command.get_short_help_str(200))}\n"
    for option in command.get_params(context):
        record = option.get_help_record(context)
        if record is not None and "--help" not in record[0]:
            yield f".TP\n.B {_plain(record[0])}\n{_plain(record[1]) or chr(92) + '&'}\n"


def _plain(text: str) -> str:
    """Text as roff prints it: hyphens that can be copied, no line taken for a request."""
    text = " ".join(text.replace("[required]", "（必填）").replace("\\", "\\\\").split()).replace(
        "-", "\\-"
    )
    return "\\&" + text if text[:1] in (".", "'") else text


if __name__ == "__main__":
    sys.stdout.buffer.write(written().encode("utf8"))
