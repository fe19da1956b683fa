"""What a reader's process may read and write, and that it ends with the program."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.intake import sandbox
from newsroom.intake.child import Request
from newsroom.intake.kinds import Kind, Source
from newsroom.intake.limits import READER
from newsroom.intake.watch import family, held

from . import made
from .made import p

TRY = """
import sys
from pathlib import Path
from newsroom.intake.fence import enclose
own, given, other = map(Path, sys.argv[1:])
closed = enclose(own, [given])
(own / "new").write_text("x")
(own / "new").rename(own / "named")
def tried(act):
    try:
        act()
    except PermissionError:
        return "denied"
    return "done"
print(closed, given.read_text(), tried(other.read_text), tried(lambda: other.write_text("y")),
      tried(lambda: given.write_text("y")), tried(lambda: Path("/etc/hostname").stat()))
"""


def test_a_reader_is_shut_in_its_folder_where_the_kernel_can(tmp_path: Path) -> None:
    own, given, other = tmp_path / "own", tmp_path / "given", tmp_path / "other"
    own.mkdir()
    given.write_text("given")
    other.write_text("other")
    done = subprocess.run(
        [sys.executable, "-c", TRY, str(own), str(given), str(other)],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    shut = "True given denied denied denied done\n"
    open_ = "False given done done done done\n"
    assert done.stdout == (shut if done.stdout.startswith("True") else open_)
    assert (own / "named").read_text() == "x"


def test_a_reader_ends_when_nobody_waits_for_it(tmp_path: Path) -> None:
    body = p("字") * 60_000  # longer to read than the end of the pipe takes to be seen
    source = Source(made.word(tmp_path / "大.docx", body), "大.docx")
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    out.mkdir()
    scratch.mkdir()
    request = Request(Kind.DOCX, source, out, scratch, READER)
    child = subprocess.Popen(
        sandbox.command(), cwd=scratch, stdin=subprocess.PIPE, start_new_session=True
    )
    child.communicate(json.dumps(request.to_json()).encode() + b"\n", timeout=300)
    assert child.returncode == -signal.SIGKILL
    assert list(scratch.iterdir()) == []


def test_temporary_files_of_a_reader_go_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    script = f"import os;open({str(seen)!r},'w').write(os.environ['TMPDIR'])"
    monkeypatch.setattr(sandbox, "command", lambda: [sys.executable, "-c", script])
    with sandbox._process(tmp_path) as process:
        process.wait(timeout=300)
    assert seen.read_text() == str(tmp_path)


def test_memory_is_counted_of_all_that_a_process_started() -> None:
    script = (
        "import subprocess,sys;"
        "inner=subprocess.Popen([sys.executable,'-c','print(1,flush=True);input()'],"
        "stdin=sys.stdin,stdout=sys.stdout);inner.wait()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == b"1\n"  # both are running
        assert len(family(process.pid)) == 2
        assert held(process.pid) > held(family(process.pid)[1]) > 0
        process.stdin.write(b"\n")
        process.stdin.close()
    assert held(process.pid) == 0
