"""What the commands share: JSON on standard output, errors in one sentence, common options."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from newsroom.errors import NewsroomError, why

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.model.frame import Painter
    from newsroom.model.issue import Issue

P = ParamSpec("P")
R = TypeVar("R")

EXISTING = click.Path(path_type=Path)
library_option = click.option(
    "--library", "library", type=EXISTING, required=True, metavar="L", help="库文件（*.newsroom）"
)
issue_option = click.option("--issue", required=True, metavar="N", help="期号，或 报名/年/期")


def explained(command: Callable[P, R]) -> Callable[P, R]:
    """Turn known errors into one message and exit code 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except NewsroomError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return run


def print_json(value: Any, indent: int | None = 2) -> None:
    """One JSON value, in UTF-8 whatever the terminal speaks.

    Half a surrogate pair, as file names with foreign bytes have, stays a JSON escape.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        click.echo(text.encode("utf8", "backslashreplace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NewsroomError(f"结果没有写全：{why(error)}", advice="请换个位置再试") from error


def page_of(desk: Desk, issue: Issue, number: int) -> str:
    """The identity of an issue's page. Raises NewsroomError where there is none of that number."""
    pages = desk.library.issues.pages(issue.uuid)
    for page in pages:
        if page.number == number:
            return page.uuid
    raise NewsroomError(f"{issue.label}没有第{number}版", advice=f"这一期共有{len(pages)}个版")


def qt_painter() -> Painter:
    """Qt paints PDF and PNG; it is loaded for files alone."""
    from newsroom.ui.pages.painter import QtPainter  # noqa: PLC0415

    return QtPainter()
