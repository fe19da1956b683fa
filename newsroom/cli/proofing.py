"""The command of both meanings of proof: 校对 of copy, and 大样 of an issue's pages."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from newsroom.cli.shared import EXISTING, explained, print_json
from newsroom.cli.sheets import page_proof
from newsroom.errors import FileError, NewsroomError, why
from newsroom.model.pack import CIRCLES, NEWSPAPER
from newsroom.model.sheet import ProofRound

if TYPE_CHECKING:
    from newsroom.desk.proof_files import Proofreader

_SEEN = 65_536  # bytes of a stream that are looked at before its first line is answered
_OF_PAGES = ("page", "round_", "clean")


@click.command()
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option("--jsonl", is_flag=True, help="校对：每行一个 JSON 字符串，逐行输出疑误表")
@click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="NAME",
    help="校对：只用这个规则包（名称、代号或 .toml 文件），可以写几次；default 是平时开着的那些",
)
@click.option(
    "--for",
    "circle",
    default=NEWSPAPER,
    type=click.Choice(list(CIRCLES)),
    help="校对：按报纸、内部资料还是信息简报开规则包",
)
@click.option("--date", default=None, type=click.DateTime(["%Y-%m-%d"]), help="校对：出报日期")
@click.option("--library", default=None, type=EXISTING, metavar="L", help="库文件（*.newsroom）")
@click.option("--issue", default=None, metavar="N", help="期号，或 报名/年/期")
@click.option("--page", default=None, type=int, metavar="P", help="只要第几版")
@click.option(
    "--proof",
    "round_",
    default=None,
    type=click.Choice([one.value for one in ProofRound]),
    help="大样：第几校；不写时接着上一次",
)
@click.option("--out", default=None, type=EXISTING, metavar="DIR", help="大样：写到哪个文件夹")
@click.option("--clean", is_flag=True, help="大样：不要版外的标记，只要成品大小的版面")
@explained
def proof(file: str | None, **given: Any) -> None:
    """校对文稿，或出大样。

    \b
    newsroom proof FILE|-                  校对一份文稿，列出疑误
    newsroom proof --library L --issue N   校对库里的一期
    newsroom proof --library L --issue N --out DIR
                                           出大样：写出 PDF，此后改稿时改动以前的行不再变
    """
    if given["out"] is not None:
        _pages(file, given)
    elif given["issue"] is not None:
        _issue(file, given)
    elif file is None:
        raise click.UsageError("请写明要校对的 FILE（- 是标准输入）；出大样要写 --issue 和 --out")
    else:
        _copy(file, given)


def _pages(file: str | None, given: dict[str, Any]) -> None:
    if file is not None or given["issue"] is None or given["library"] is None:
        raise click.UsageError("出大样要写 --library、--issue 和 --out，不写 FILE")
    wanted = ("library", "issue", "page", "round_", "out", "clean")
    page_proof(**{name: given[name] for name in wanted})


def _issue(file: str | None, given: dict[str, Any]) -> None:
    """Read all that an issue, or one of its pages, says."""
    from newsroom.cli.shared import page_of  # noqa: PLC0415
    from newsroom.desk import faults, proof_files  # noqa: PLC0415
    from newsroom.desk.composing import Composers  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    if file is not None or given["library"] is None or given["round_"] or given["clean"]:
        raise click.UsageError(
            "校对一期只写 --library 和 --issue（可加 --page）；出大样还要写 --out"
        )
    with Desk.open(given["library"]) as desk:
        issue = desk.issue(given["issue"])
        page = "" if given["page"] is None else page_of(desk, issue, given["page"])
        copy = desk.proofreading.of_issue(issue.uuid, page)
    composers = Composers()
    found = faults.read(copy, composers)
    titles = {piece.article.uuid: piece.article.title for piece in copy.pieces}
    print_json(
        [
            proof_files.record(one) | {"article": titles.get(one.article, ""), "field": one.field}
            for one in faults.standing(found.faults, copy.excuses)
        ]
    )
    _tell(proof_files.troubles(composers.proofreader(copy.setting)))


def _copy(file: str, given: dict[str, Any]) -> None:
    from newsroom.desk import proof_files  # noqa: PLC0415

    if any(given[name] for name in _OF_PAGES):
        raise click.UsageError("--page、--proof、--clean 是出大样用的，要和 --issue 一起写")
    proofreader, wrong = _proofreader(given)
    if given["jsonl"]:
        wrong += _lines(file, proofreader)
    else:
        _whole(file, proofreader)
    _tell(proof_files.troubles(proofreader))
    _tell(tuple(map(str, wrong)))
    if wrong:
        sys.exit(1)


def _proofreader(given: dict[str, Any]) -> tuple[Proofreader, list[NewsroomError]]:
    """A proofreader as wished, and what is wrong with the packs that were named."""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.proof_files import Proofreader, wish  # noqa: PLC0415

    day: datetime.date | None = given["date"].date() if given["date"] else None
    house = None
    if given["library"] is not None:
        with Desk.open(given["library"]) as desk:
            house = desk.proofreading.setting(desk.library.publications.default() or "", day)
    setting, wrong = wish(given["packs"], given["circle"], day, house)
    return Proofreader(setting), list(wrong)


def _whole(file: str, proofreader: Proofreader) -> None:
    """Read one text or file."""
    from newsroom.desk import proof_files  # noqa: PLC0415
    from newsroom.desk.reading import read_bytes, read_files  # noqa: PLC0415
    from newsroom.job import Job  # noqa: PLC0415

    path = Path("标准输入" if file == "-" else file)
    data = sys.stdin.buffer.read() if file == "-" else proof_files.content(path)
    if not data.strip():
        click.echo(f"“{path.name}”里没有文字。", err=True)
        print_json([])
    elif proof_files.is_plain(path, data):
        print_json(proof_files.of_text(proofreader, proof_files.plain_text(path, data)))
    elif file == "-":
        print_json(list(proof_files.of_file(proofreader, read_bytes(data))))
    else:
        with read_files([path], Job()) as files:
            if files[0].error is not None:
                raise files[0].error
            print_json(list(proof_files.of_file(proofreader, files[0])))


def _lines(file: str, proofreader: Proofreader) -> list[NewsroomError]:
    """Read one text a line; a line that is none gives an empty list and is told of."""
    from newsroom.desk import proof_files  # noqa: PLC0415

    wrong: list[NewsroomError] = []
    with _opened(file) as lines:
        first = _ahead(lines).split(b"\n")[:-1]  # the last one may have come in part
        proofreader = proof_files.adapted(proofreader, filter(None, map(_text, first)))
        for number, line in enumerate(lines, 1):
            text = _text(line)
            if text is None:
                reason = f"第{number}行不是 JSON 字符串"
                wrong.append(NewsroomError(reason, kept="其余各行照常校对"))
            print_json(proof_files.of_text(proofreader, text or ""), indent=None)
    return wrong


def _text(line: bytes) -> str | None:
    """What a line says; None where it is no JSON string."""
    try:
        text = json.loads(line.decode("utf-8-sig")) if line.strip() else ""
    except (ValueError, RecursionError):
        return None
    return text if isinstance(text, str) else None


def _opened(file: str) -> IO[bytes]:
    try:
        return click.open_file(file, "rb")
    except OSError as error:
        reason = f"打不开：{why(error)}"
        raise FileError(file, reason, advice="请确认它是一个存在的文件") from error


def _ahead(lines: IO[bytes]) -> bytes:
    """What can be seen of a stream without reading on: one who answers line by line may send the
    next line only then.
    """
    peek = getattr(lines, "peek", None)
    return peek(_SEEN) if peek is not None else b""


def _tell(messages: tuple[str, ...]) -> None:
    for message in messages:
        click.echo(message, err=True)


COMMANDS = (proof,)
