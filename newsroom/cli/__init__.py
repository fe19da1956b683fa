"""The command line: JSON on standard output, messages on standard error.

Exit codes: 0 done, 1 a known error, 2 wrong usage. No command opens the window; without a
command the window opens.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsroom.cli import (
    accounting,
    archiving,
    backing,
    caring,
    checking,
    copy,
    desks,
    handing,
    ledger,
    making,
    planning,
    pools,
    printing,
    proofing,
    remarking,
    returning,
    roster,
    searching,
    sheets,
)
from newsroom.cli.shared import EXISTING, explained


@click.group(invoke_without_command=True)
@click.option("--library", "library", type=EXISTING, default=None, help="要打开的库文件")
@click.option("--sample", is_flag=True, help="打开样例期")
@click.pass_context
@explained
def main(context: click.Context, library: Path | None, sample: bool) -> None:
    """采编台：不带命令时打开窗口。"""
    if context.invoked_subcommand is None:
        from newsroom.ui.door.first import run  # noqa: PLC0415 - commands must not load Qt

        sys.exit(run(library, sample=sample))


_COMMANDS = (
    *copy.COMMANDS,
    *planning.COMMANDS,
    *making.COMMANDS,
    *checking.COMMANDS,
    *printing.COMMANDS,
    *sheets.COMMANDS,
    *proofing.COMMANDS,
    *returning.COMMANDS,
    *remarking.COMMANDS,
    *pools.COMMANDS,
    *roster.COMMANDS,
    *handing.COMMANDS,
    *desks.COMMANDS,
    *archiving.COMMANDS,
    *backing.COMMANDS,
    *caring.COMMANDS,
    *searching.COMMANDS,
    *ledger.COMMANDS,
    *accounting.COMMANDS,
)
for _command in _COMMANDS:
    main.add_command(_command)


def program() -> None:
    """The command line as a program: its temporary files go with it."""
    from newsroom.desk import scratch  # noqa: PLC0415 - for commands that run alone

    scratch.claim()
    main()
