"""Worker processes: asked, shared out to, stopped, settled, replaced; none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from newsroom.desk.composing import Composers, SharedComposers, all_pages, one_page
from newsroom.desk.workers import WorkerLostError, Workers
from newsroom.errors import CancelledError, FileError
from newsroom.job import Job
from tests.bench.paper import edition
from tests.bench.writing import Writer
from tests.desk import asked


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes for all these tests."""
    made = Workers(2)
    yield made
    made.stop()
    assert made.pids == ()


def once(there: Callable[[], bool], then: Callable[[], object]) -> None:
    """Do something from another thread as soon as something holds."""

    def wait() -> None:
        pause = threading.Event()
        while not there():
            pause.wait(0.001)
        then()

    threading.Thread(target=wait, daemon=True).start()


def test_what_is_on_show_has_a_process_of_its_own(workers: Workers) -> None:
    shown = {workers.ask(partial(asked.number, n), urgent=True) for n in range(3)}
    others = {workers.ask(partial(asked.number, n)) for n in range(3)}
    assert {value for value, _ in shown} == {value for value, _ in others} == {0, 1, 2}
    processes = {pid for _, pid in shown}, {pid for _, pid in others}
    assert len(processes[0]) == len(processes[1]) == 1
    assert processes[0] | processes[1] == set(workers.pids)
    assert os.getpid() not in workers.pids


def test_progress_comes_back_with_the_answer(workers: Workers) -> None:
    heard: list[tuple[float, str]] = []
    job = Job(lambda fraction, text: heard.append((fraction, text)))
    assert workers.ask(asked.told, job)
    assert heard == [(0.25, "一"), (0.5, "二")]


def test_pages_are_the_same_whoever_composes_them(workers: Workers) -> None:
    made = edition(Writer(3).load())
    here = Composers().pages(made)
    assert all_pages(made, workers) == here
    shared = SharedComposers(workers)
    assert shared.pages(made) == here
    assert shared.pages(made) is shared.pages(made)
    assert shared.page(made, here[1].page) == here[1]


def test_only_what_changed_comes_anew(workers: Workers) -> None:
    made = edition(Writer(4).load())
    page = made.pages[1].uuid
    first = workers.ask(partial(one_page, made, page), urgent=True)
    story = made.articles[made.on_page(page)[-1].article]
    typed = replace(story, body=story.body + "又有三句。")
    made = replace(made, articles={**made.articles, story.uuid: typed})
    then = workers.ask(partial(one_page, made, page), urgent=True)
    assert then == Composers().page(made, page)
    stayed = {id(frame) for frame in first.frames} & {id(frame) for frame in then.frames}
    changed = [frame for frame in then.frames if id(frame) not in stayed]
    assert {getattr(frame, "article", "") for frame in changed} == {story.uuid}


def test_a_cancelled_worker_answers_the_next_question(workers: Workers, tmp_path: Path) -> None:
    begun, before = tmp_path / "begun", set(workers.pids)
    job = Job()
    once(begun.exists, job.cancel)
    with pytest.raises(CancelledError):
        workers.ask(partial(asked.forever, begun), job)
    value, _ = workers.ask(partial(asked.number, 7))
    assert value == 7
    assert len(before) == len(workers.pids)


def test_one_that_does_not_hear_is_replaced(workers: Workers, tmp_path: Path) -> None:
    _, before = workers.ask(partial(asked.number, 0))
    begun, job = tmp_path / "begun", Job()
    once(begun.exists, job.cancel)
    with pytest.raises(CancelledError):
        workers.ask(partial(asked.deaf, begun), job)
    value, now = workers.ask(partial(asked.number, 8))
    assert value == 8
    assert now != before
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


def test_a_job_cancelled_before_is_not_begun(workers: Workers, tmp_path: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        workers.ask(partial(asked.forever, tmp_path / "begun"), job)
    assert not (tmp_path / "begun").exists()


class Late(Job):
    """Hands out what would have stopped it, to be called when all is over."""

    stopper: Callable[[], None]

    def stop_with(self, stopper: Callable[[], None] | None, *, settles: bool = False) -> None:
        if stopper is not None:
            self.stopper = stopper
        super().stop_with(stopper, settles=settles)


@pytest.mark.parametrize("hurry", [Job.cancel, Job.settle])
def test_what_comes_too_late_does_not_reach_the_next_question(
    workers: Workers, hurry: Callable[[Job], None], tmp_path: Path
) -> None:
    job = Late()
    _, before = workers.ask(partial(asked.number, 1), job)
    hurry(job)
    job.stopper()
    next_one = Job()
    once((tmp_path / "begun").exists, next_one.settle)
    assert workers.ask(partial(asked.settling, tmp_path / "begun"), next_one) == "够好了"
    assert workers.ask(partial(asked.number, 2)) == (2, before)


def test_one_who_waits_for_a_process_to_begin_may_go(tmp_path: Path) -> None:
    made, job = Workers(2), Job()
    try:
        once(lambda: bool(made.pids), job.cancel)
        with pytest.raises(CancelledError):
            made.ask(partial(asked.forever, tmp_path / "begun"), job)
        assert made.ask(partial(asked.number, 3))[0] == 3
    finally:
        made.stop()


def test_a_search_is_settled_in_its_process(workers: Workers, tmp_path: Path) -> None:
    job = Job()
    once((tmp_path / "begun").exists, job.settle)
    assert workers.ask(partial(asked.settling, tmp_path / "begun"), job) == "够好了"


def test_troubles_come_back_as_they_are(workers: Workers) -> None:
    path = Path("稿件.docx")
    with pytest.raises(FileError) as known:
        workers.ask(partial(asked.refused, path))
    assert (known.value.path, known.value.reason) == (path, "读不出来")
    assert known.value.kept == "稿库没有变化"
    with pytest.raises(RuntimeError, match="ZeroDivisionError: nothing to share") as fault:
        workers.ask(asked.faulty)
    assert any("asked.py" in note for note in fault.value.__notes__)
    with pytest.raises(RuntimeError, match="lambda"):
        workers.ask(asked.unsendable)
    with pytest.raises((AttributeError, TypeError)):
        workers.ask(lambda _composers, _job: None)
    assert workers.ask(partial(asked.number, 9))[0] == 9


def test_one_that_dies_is_asked_again_and_told_of(workers: Workers, tmp_path: Path) -> None:
    told: list[bool] = []
    workers.lost = lambda: told.append(True)
    assert workers.ask(partial(asked.dying, tmp_path / "once", 1)) == 1
    assert told == [True]
    with pytest.raises(WorkerLostError) as lost:
        workers.ask(partial(asked.dying, tmp_path / "twice", 2))
    assert "没有丢" in str(lost.value)
    _, pid = workers.ask(partial(asked.number, 0))
    os.kill(pid, signal.SIGKILL)
    assert workers.ask(partial(asked.number, 1))[0] == 1


def test_work_is_shared_out_and_keeps_its_order(workers: Workers) -> None:
    answers = workers.ask_each([partial(asked.number, n) for n in range(9)])
    assert [value for value, _ in answers] == list(range(9))
    assert {pid for _, pid in answers} <= set(workers.pids)
    with pytest.raises(RuntimeError, match="nothing to share"):
        workers.ask_each([partial(asked.number, 0), asked.faulty, partial(asked.number, 2)])
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        workers.ask_each([partial(asked.number, 0), partial(asked.number, 1)], job)


def test_nothing_is_started_before_it_may(tmp_path: Path) -> None:
    waiting = Workers(2, waiting=True)
    answers: list[object] = []
    thread = threading.Thread(
        target=lambda: answers.append(waiting.ask(partial(asked.number, 5), urgent=True))
    )
    thread.start()
    assert waiting.pids == ()
    waiting.open()
    thread.join()
    assert isinstance(answers[0], tuple)
    assert answers[0][0] == 5
    waiting.stop()
    with pytest.raises(CancelledError):
        waiting.ask(partial(asked.number, 6))


_OWNER = """
import os, sys, threading
from functools import partial
from pathlib import Path
from newsroom.desk.workers import Workers
from tests.desk import asked
workers = Workers(2)
begun = Path(sys.argv[1])
threading.Thread(target=lambda: workers.ask(partial(asked.deaf, begun)), daemon=True).start()
while not begun.exists():
    threading.Event().wait(0.001)
print(*workers.pids, flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_killed_window_leaves_no_process(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _OWNER, str(tmp_path / "begun")],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    (pid,) = map(int, run.stdout.split())
    pause = threading.Event()
    while _lives(pid):
        pause.wait(0.01)
    assert not _lives(pid)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_one_alone_does_what_is_on_show_and_what_is_long() -> None:
    one = Workers(1)
    try:
        pids = {
            one.ask(partial(asked.number, 1))[1],
            one.ask(partial(asked.number, 2), urgent=True)[1],
        }
        assert pids == set(one.pids)
    finally:
        one.stop()
