"""What is pasted into a body, cleaned: markup, and the pictures that came along."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from newsroom.errors import why
from newsroom.intake.clipboard import read_copied
from newsroom.intake.pasted import read_large
from newsroom.intake.refusal import RefusalError
from newsroom.intake.wire import Copied
from newsroom.job import Job

_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp|bmp);base64,(.*)", re.DOTALL)
_DRIVE = re.compile(r"/[A-Za-z]:")
_LARGEST = 40_000_000


@dataclass(frozen=True, slots=True)
class Cleaned:
    """body: markup to insert. files: paths of pictures on this machine. images: pictures that came
    in the text itself, each with its suffix. remote: how many lie on the web or another computer,
    where they stay. refused: why nothing could be made of it, empty where something was.
    """

    body: str = ""
    files: tuple[str, ...] = ()
    images: tuple[tuple[str, bytes], ...] = ()
    remote: int = 0
    refused: str = ""


def cleaned(source: str, job: Job | None = None) -> Cleaned:
    """Copied HTML as markup; total. job: given for a large one, which is read in a process of its
    own. Raises CancelledError.
    """
    if job is None:
        return _sorted(read_copied(source))
    try:
        return _sorted(read_large(source, job))
    except RefusalError as refusal:
        return Cleaned(refused=refusal.reason)
    except OSError as error:
        return Cleaned(refused=why(error))


def _sorted(found: Copied) -> Cleaned:
    files, images, remote = [], [], 0
    for address in found.pictures:
        data = _DATA.match(address)
        if data:
            image = _decoded(data[2])
            images += [(f".{data[1]}", image)] if image else []
        elif address.lower().startswith("file:"):
            path = _path(address)
            files += [path] if path else []
            remote += 0 if path else 1
        elif address.lower().startswith(("http:", "https:", "//")):
            remote += 1
    return Cleaned(found.body, tuple(files), tuple(images), remote)


def _decoded(content: str) -> bytes:
    if len(content) > _LARGEST:
        return b""
    try:
        return base64.b64decode(re.sub(r"\s", "", unquote(content)), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _path(address: str) -> str:
    """file:///C:/… as a path of Windows, any other as it stands; empty for one of another computer,
    which a look alone would be told who asks.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = unquote(parts.path)
    if parts.netloc.lower() not in ("", "localhost") or path.replace("\\", "/").startswith("//"):
        return ""
    return path[1:] if _DRIVE.match(path) else path
