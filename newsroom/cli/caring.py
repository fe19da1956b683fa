"""newsroom diagnose: the program's account of itself."""

from __future__ import annotations

from pathlib import Path

import click

from newsroom.cli.shared import EXISTING, explained, print_json
from newsroom.job import Job

_KINDS = (".zip", ".txt")


@click.command()
@click.option("--library", type=EXISTING, default=None, metavar="L", help="库文件（*.newsroom）")
@click.option("--out", type=EXISTING, default=None, metavar="F", help="存成文件：*.zip 或 *.txt")
@explained
def diagnose(library: Path | None, out: Path | None) -> None:
    """诊断报告：版本、设置、字体、稿库的状况和日志；没有稿件内容、标题和人名。"""
    from newsroom.desk import diagnosing  # noqa: PLC0415

    if out is not None and out.suffix.lower() not in _KINDS:
        raise click.UsageError("--out 的文件名请以 .zip 或 .txt 结尾")
    found = diagnosing.diagnose(library, Job(), {})
    if out is None:
        print_json(diagnosing.record(found))
        return
    diagnosing.write(found, out)
    print_json({"path": str(out.resolve())})


COMMANDS = (diagnose,)
