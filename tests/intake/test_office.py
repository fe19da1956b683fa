from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.intake import office
from newsroom.intake.legacy import no_program, read_legacy
from newsroom.intake.limits import OFFICE
from newsroom.intake.office import FIRST, Programs, Start, find_programs
from newsroom.intake.refusal import RefusalError

from .made import ole


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(office, "time", made)
    return made


def test_a_slow_start_is_not_the_files_fault(clock: Clock) -> None:
    starts: list[float] = []

    def first() -> None:
        clock.now += 43
        starts.append(clock.now)

    start = Start()
    assert start.limits(first).wall == OFFICE.wall + 40
    assert start.limits(first).cpu == OFFICE.cpu + 40
    assert len(starts) == 1


def test_a_quick_start_gives_nothing(clock: Clock) -> None:
    def first() -> None:
        clock.now += 1.5

    assert Start().limits(first) == OFFICE


@pytest.mark.parametrize(("seconds", "told"), [(2.0, "运行不起来"), (FIRST.wall + 2, "还没有启动")])
def test_an_office_that_does_not_work_is_told_and_tried_again(
    clock: Clock, seconds: float, told: str
) -> None:
    def broken() -> None:
        clock.now += seconds
        raise RefusalError("转换用时太久")

    start = Start()
    with pytest.raises(RefusalError, match=told) as caught:
        start.limits(broken)
    assert "打开一次 LibreOffice" in caught.value.advice
    with pytest.raises(RefusalError, match=told):  # the next files of the batch wait for nothing
        start.limits(lambda: None)
    clock.now += 130
    assert start.limits(lambda: None) == OFFICE


def test_wps_alone_is_named_and_asked_of_the_person(tmp_path: Path) -> None:
    wps = tmp_path / "wps-office" / "office6" / "wps"
    wps.parent.mkdir(parents=True)
    wps.write_text("")
    found = find_programs(str(tmp_path), (), (f"{tmp_path}/*/office6/wps",))
    assert found == Programs("", "", str(wps))
    (tmp_path / "a.doc").write_bytes(ole("WordDocument"))
    with pytest.raises(RefusalError) as caught:
        read_legacy(tmp_path / "a.doc", "a", tmp_path, tmp_path, found)
    assert "本机装有 WPS" in caught.value.advice
    assert "安装 LibreOffice" in no_program().advice


def test_newest_office_of_a_place_comes_first(tmp_path: Path) -> None:
    for version in ("7.4", "24.8"):
        program = tmp_path / f"libreoffice{version}" / "soffice"
        program.parent.mkdir()
        program.write_text("")
    found = find_programs(str(tmp_path / "none"), (f"{tmp_path}/libreoffice*/soffice",), ())
    assert found.office == str(tmp_path / "libreoffice24.8" / "soffice")


def test_the_pipe_of_an_office_that_was_ended_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is the one that LibreOffice itself gave to the pipe of that profile."""
    monkeypatch.setattr(office, "PIPE_FOLDERS", (tmp_path,))
    monkeypatch.setattr(office.os, "getuid", lambda: 1000)
    pipe = tmp_path / "OSL_PIPE_1000_SingleOfficeIPC_c614f06ddf8f9cc9dee53656451d16d6"
    other = tmp_path / "OSL_PIPE_1000_SingleOfficeIPC_other"
    for each in (pipe, other):
        each.write_bytes(b"")
    office.remove_pipe(Path("/tmp/hostile9/lo"))
    assert [each.name for each in tmp_path.iterdir()] == [other.name]
