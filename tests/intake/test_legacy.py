from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from newsroom.intake.legacy import by_antiword, convert, read_legacy
from newsroom.intake.office import Programs, find_programs
from newsroom.intake.receive import Received
from newsroom.intake.refusal import RefusalError

from .made import ole, picture, write_zip

TITLE = "湖边新添步道"
# antiword refuses files whose text is very short.
BODY = "".join(f"步道第{i}段沿湖三公里，上周完工，市民可以一路走到码头。" for i in range(1, 80))


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One story in every older format, written by LibreOffice."""
    folder = tmp_path_factory.mktemp("legacy")
    story = docx.Document()
    story.add_heading(TITLE, level=1)
    story.add_paragraph(BODY)
    (folder / "p.jpg").write_bytes(picture(120, 80))
    story.add_picture(str(folder / "p.jpg"))
    story.save(str(folder / "story.docx"))
    office = find_programs().office
    for form in ("doc", "odt", "rtf"):
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             "--convert-to", form, "--outdir", str(folder), str(folder / "story.docx")],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
    return {form: folder / f"story.{form}" for form in ("doc", "odt", "rtf")}


@pytest.mark.parametrize("form", ["doc", "odt", "rtf"])
def test_older_formats_are_read(
    converted: dict[str, Path], take: Callable[[Path], Received], form: str
) -> None:
    path = converted[form]
    if form == "doc":  # WPS writes the same container under its own suffix
        path = Path(shutil.copyfile(path, path.with_suffix(".wps")))
    received = take(path)
    assert received.error is None and received.submission is not None
    (found,) = received.submission.manuscripts
    assert [line.text for line in found.lines if line.picture < 0] == [TITLE, BODY]
    assert found.lines[0].heading == 1
    assert [(one.width, one.height) for one in found.pictures] == [(120, 80)]
    assert all(one.path.is_file() for one in found.pictures)
    assert found.notes == ("由 LibreOffice 转换后读入，请对照原稿看一遍",)


def test_text_by_antiword(converted: dict[str, Path]) -> None:
    antiword = find_programs().antiword
    assert antiword, "antiword is needed for the tests"
    found = by_antiword(converted["doc"], "story", antiword)
    assert [line.text for line in found.lines] == [TITLE, BODY]
    assert "只取了文字" in found.notes[0]


def test_antiword_reads_nothing_else(converted: dict[str, Path]) -> None:
    with pytest.raises(RefusalError, match="没有能读它的程序"):
        by_antiword(converted["rtf"], "story", "antiword")


def test_machine_without_programs(converted: dict[str, Path], tmp_path: Path) -> None:
    programs = find_programs(str(tmp_path), (), ())
    assert programs == Programs("", "")
    with pytest.raises(RefusalError) as caught:
        read_legacy(converted["doc"], "story", tmp_path, tmp_path, programs)
    assert "另存为 .docx" in caught.value.advice


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.doc", ole("WordDocument", flags=0x0100), "有打开密码"),
        ("a.docx", ole("EncryptedPackage"), "有打开密码"),
        ("a.doc", ole("WordDocument")[:700], "不完整或已损坏"),
    ],
)
def test_refused_before_any_program_starts(
    tmp_path: Path, take: Callable[[Path], Received], name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    received = take(tmp_path / name)
    assert received.submission is None
    assert str(received.error).startswith(f"“{name}”{reason}")


MANIFEST = "application/vnd.oasis.opendocument.text"
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>'
    "{}</office:text></office:body></office:document-content>"
)


def odt(path: Path, content: str, manifest: str = "") -> Path:
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MANIFEST}"/>'
    entry += (
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    )
    head = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    return write_zip(
        path,
        {
            "mimetype": MANIFEST,
            "content.xml": content,
            "META-INF/manifest.xml": f"{head}{entry}{manifest}</manifest:manifest>",
        },
    )


@contextlib.contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine and who called it."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                with contextlib.suppress(TimeoutError):
                    caller, address = server.accept()
                    calls.append(address)
                    caller.close()

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield server.getsockname()[1], calls
        finally:
            done.set()
            thread.join()


@pytest.mark.parametrize("cut_off", [True, False])
def test_linked_pictures_are_not_fetched(
    tmp_path: Path, take: Callable[[Path], Received], cut_off: bool
) -> None:
    with listening() as (port, calls):
        link = (
            '<text:p>有文字。<draw:frame svg:width="2cm" svg:height="2cm"><draw:image '
            f'xlink:href="http://127.0.0.1:{port}/a.png" xlink:type="simple" '
            'xlink:actuate="onLoad"/></draw:frame></text:p>'
        )
        path = odt(tmp_path / "a.odt", CONTENT.format(link))
        if cut_off:
            received = take(path)
            assert received.submission is not None
            assert received.submission.manuscripts[0].lines[0].text == "有文字。"
        else:  # even with a network, the converter's own settings forbid it
            assert convert(path, tmp_path, find_programs().office).is_file()
    assert calls == []


def test_hostile_odt_is_refused_first(tmp_path: Path) -> None:
    deep = odt(tmp_path / "deep.odt", "<a>" * 100_000 + "</a>" * 100_000)
    with pytest.raises(RefusalError, match="嵌套过深"):
        convert(deep, tmp_path, "/nowhere")
    locked = odt(tmp_path / "locked.odt", "x", "<manifest:encryption-data/>")
    with pytest.raises(RefusalError, match="有打开密码"):
        convert(locked, tmp_path, "/nowhere")
    other = write_zip(tmp_path / "other.odt", {"a": "b"})
    with pytest.raises(RefusalError, match="不是 ODT 文档"):
        convert(other, tmp_path, "/nowhere")
