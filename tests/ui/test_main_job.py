"""The main job through the real window on a real screen: import, byline, drag, assemble, export."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from newsroom.desk.desk import Desk
from newsroom.model.credit import Role

LINES = (
    "东渠清淤提前完工",
    "本报讯（记者 牧遥 通讯员 安宁）记者昨天从区水利站了解到，东渠清淤工程提前十天完工。",
    "工程共清出淤泥六千方，沿渠修补了九处破损的石坡。",
    "下一步，水利站将在渠边补种芦苇，并把巡查改为每周一次。",
    "",
    "旧书换绿植活动开场",
    "本报讯（记者 洛川）周六上午，东苑社区的旧书换绿植活动在小广场开场。",
    "两个小时里，居民拿来四百多本旧书，换走了三百盆绿萝和吊兰。",
)


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of an office computer's size."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        server.terminate()


def test_copy_becomes_a_page_for_the_print_shop(display: str, tmp_path: Path):
    copy, library, out = tmp_path / "来稿.docx", tmp_path / "稿库.newsroom", tmp_path / "付印"
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(copy))
    environment = {key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"} | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "NEWSROOM_HOME": str(tmp_path / "home"),
        "PYTHONUTF8": "1",
    }
    driver = [sys.executable, "-m", "tests.ui.main_job_driver"]
    arguments = [str(library), str(copy), str(out), "牧遥 纪青原"]
    done = subprocess.run(
        driver + arguments,
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Qt" not in done.stderr and "Traceback" not in done.stderr, done.stderr
    assert "已写出 3 个文件" in done.stdout

    page = next(path for path in out.glob("*.docx") if "版面稿" in path.name)
    text = docx.Document(str(page)).element.xml
    assert "纪青原" in "".join(part.split("<")[0] for part in text.split(">"))
    assert next(out.glob("*.pdf")).read_bytes().startswith(b"%PDF")
    with Desk.open(library) as desk:
        assert desk.person() == "何编辑"
        first = next(
            article
            for summary in desk.library.articles.summaries()
            if (article := desk.library.articles.get(summary.uuid)).headline.startswith("东渠")
        )
        names = [(c.name, c.role) for c in first.credits]
        assert ("纪青原", Role.REPORTER) in names
        assert ("安宁", Role.CORRESPONDENT) in names
        assert not desk.writing.recovered()
