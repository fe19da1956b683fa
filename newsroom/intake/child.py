"""The reader's process: one request in on standard input, one result out as a file.

Started as `python -P -m newsroom.intake.child`. A frozen program has no such form: it is started
as itself with `FROZEN_WORD` as its only argument, which its entry script hands to `main` before it
imports or parses anything else.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsroom.errors import why
from newsroom.intake.fence import enclose
from newsroom.intake.kinds import Kind, Source
from newsroom.intake.limits import OFFICE, READER, Limits, apply
from newsroom.intake.office import PIPE_FOLDERS
from newsroom.intake.refusal import SAVE_AS_DOCX, SEND_AGAIN, RefusalError

if TYPE_CHECKING:
    from newsroom.intake.wire import Result

FROZEN_WORD = "--newsroom-intake-child"
RESULT = "result.json"


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read. out: folder for pictures and unpacked files. scratch: for anything else."""

    kind: Kind
    source: Source
    out: Path
    scratch: Path
    limits: Limits

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Request:
        """The request of a JSON object."""
        return cls(
            Kind(data["kind"]),
            Source(Path(data["path"]), data["name"]),
            Path(data["out"]),
            Path(data["scratch"]),
            Limits(**data["limits"]),
        )

    def to_json(self) -> dict[str, Any]:
        """The request as a JSON object."""
        return {
            "kind": self.kind.value,
            "path": str(self.source.path),
            "name": self.source.name,
            "out": str(self.out),
            "scratch": str(self.scratch),
            "limits": asdict(self.limits),
        }


def limits_of(kind: Kind) -> Limits:
    """What the reader of a kind of file may use."""
    return OFFICE if kind is Kind.LEGACY else READER


def read(request: Request) -> dict[str, Any]:  # noqa: PLR0911  one return for each kind
    """Read a file and pack the result; each reader imports only what it needs.

    Raises RefusalError for known troubles; anything else is a damaged file or a fault of ours.
    """
    source, out = request.source, request.out
    from newsroom.intake.wire import pack  # noqa: PLC0415

    match request.kind:
        case Kind.DOCX:
            from newsroom.intake.docx import read_docx  # noqa: PLC0415

            return pack(read_docx(source.path, source.stem, out))
        case Kind.LEGACY:
            from newsroom.intake.legacy import read_legacy  # noqa: PLC0415
            from newsroom.intake.office import find_programs  # noqa: PLC0415

            programs = find_programs()
            return pack(read_legacy(source.path, source.stem, out, request.scratch, programs))
        case Kind.TEXT:
            from newsroom.intake.text import read_text  # noqa: PLC0415

            return pack(read_text(source.path, source.stem, source.suffix))
        case Kind.HTML:
            from newsroom.intake.text import read_html  # noqa: PLC0415

            return pack(read_html(source.path, source.stem))
        case Kind.IMAGE:
            from newsroom.intake.images import read_image  # noqa: PLC0415

            return pack(read_image(source.path, Path(source.name).name, out))
        case Kind.ARCHIVE:
            from newsroom.intake.archives import read_zip  # noqa: PLC0415

            return pack(read_zip(source.path, out))
        case Kind.PACKAGE:
            from newsroom.intake.exchange import unpack_package  # noqa: PLC0415

            return pack(unpack_package(source.path, out))
        case _:
            return pack(_other(request))


def _other(request: Request) -> Result:
    """The result for what is no hand-in."""
    source = request.source
    match request.kind:
        case Kind.SHEET:
            from newsroom.intake.sheet_reader import read_sheet  # noqa: PLC0415
            from newsroom.intake.wire import Sheet  # noqa: PLC0415

            return Sheet(read_sheet(source.path, source.suffix))
        case Kind.CLIPBOARD:
            from newsroom.intake.clipboard import read_copied  # noqa: PLC0415

            return read_copied(source.path.read_text("utf8"))
        case Kind.RETURNED_WORD:
            from newsroom.intake.returned_word import read_word  # noqa: PLC0415

            return read_word(source.path, source.stem)
        case _:
            from newsroom.intake.returned_pdf import read_pdf  # noqa: PLC0415

            return read_pdf(source.path, source.stem, request.out)


def answer(request: Request) -> dict[str, Any]:
    """What to send back: a result, or the refusal with its reason and advice."""
    try:
        return {"result": read(request)}
    except RefusalError as refusal:
        return {"reason": refusal.reason, "advice": refusal.advice}
    except MemoryError:
        return {"reason": "大得超出限度，读取时内存不够", "advice": SAVE_AS_DOCX}
    except RecursionError:
        return {"reason": "内部层层嵌套过深，不是正常的文件", "advice": SEND_AGAIN}
    except OSError as error:
        reason = f"读取时出错（{why(error)}）"
        return {"reason": reason, "advice": "请检查磁盘空间和文件权限后再收一次"}
    except Exception as error:  # a reader's own fault must not stop the batch
        import traceback  # noqa: PLC0415

        reason = f"内部结构不合规范，读不出来（{type(error).__name__}）"
        advice = SEND_AGAIN if request.kind is Kind.IMAGE else SAVE_AS_DOCX
        return {"reason": reason, "advice": advice, "trace": traceback.format_exc()}


def _end_with_parent() -> None:
    """End all that reads once nobody waits for it: the program's end of the pipe is closed."""
    with contextlib.suppress(OSError):
        while os.read(0, 1):  # not by sys.stdin, whose lock a thread must not hold at the end
            pass
    if sys.platform == "win32":
        os._exit(1)
    os.killpg(0, signal.SIGKILL)


def main() -> int:
    """Read one request and write its answer beside the scratch folder, whole or not at all."""
    request = Request.from_json(json.loads(sys.stdin.buffer.readline()))
    apply(request.limits)
    sockets = PIPE_FOLDERS if request.kind is Kind.LEGACY else ()
    enclose(request.scratch.parent, (request.source.path,), sockets=sockets)
    threading.stack_size(1 << 18)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    text = json.dumps(answer(request))
    result = request.scratch / RESULT
    aside = result.with_suffix(".part")
    aside.write_text(text, "ascii")
    os.replace(aside, result)  # noqa: PTH105  Path.replace would be the same
    return 0


if __name__ == "__main__":
    sys.exit(main())
