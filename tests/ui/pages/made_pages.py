"""Finished pages made by hand: every position a chosen number."""

from __future__ import annotations

import subprocess
from pathlib import Path

from newsroom.model.frame import (
    BoxFrame,
    Fit,
    FontFace,
    Frame,
    Line,
    PageFrames,
    PictureFrame,
    RuleFrame,
    Run,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.picture import Crop
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid

GRID = Grid(
    trim_width=Mm(275),
    trim_height=Mm(390),
    left=Mm(24.79),
    top=Mm(20),
    columns=6,
    characters=11,
    rows=88,
    body_size=Pt(9),
    pitch=Pt(11.25),
    rule=Mm(0.1),
)
SENTENCES = (
    "河岸步道昨日修好，沿线老人早早来散步。",
    "施工队长说：“再过三天，路灯也会亮起来。”",
    "镇里办了一场读书会——孩子们读的是《小城故事》，读完还要画一画……",
    "行长见面会上，大家把章程一条一条讲明白、记清楚。",
)


def fc_face(family: str, style: str, word_name: str) -> FontFace:
    """The installed face as the system finds it."""
    query = f"{family}:style={style}"
    answer = subprocess.run(
        ["fc-match", query, "--format", "%{file}\n%{index}\n%{family}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert family in answer[2], f"{family} is not installed"
    return FontFace(answer[0], int(answer[1]), family, style, word_name)


def make_run(
    text: str, face: FontFace, size: Length, *, x: float = 0.0, start: int = -1, step: float = 1.0
) -> Run:
    """One em for each character, or half of it for ASCII; origins from x (EMU) on."""
    xs, advances = [round(x)], []
    for char in text:
        advance = int(size) // 2 if char.isascii() else int(size)
        advances.append(advance)
        xs.append(xs[-1] + round(advance * step))
    return Run(text, face, size, tuple(xs), tuple(advances), start)


def make_lines(
    text: str, face: FontFace, per_line: int, size: Length, pitch: Length, start: int = 0
):
    """Lines of so many characters, no rules."""
    lines = []
    for number, begin in enumerate(range(0, len(text), per_line)):
        part = text[begin : begin + per_line]
        baseline = pitch * number + size * 0.88
        run = make_run(part, face, size, start=start + begin)
        lines.append(Line(baseline, (run,), size * per_line, 0, TextRole.BODY))
    return tuple(lines)


def body(count: int) -> str:
    """Running text of so many characters."""
    return ("".join(SENTENCES) * (count // 60 + 1))[:count]


def story_frames(placement: Placement, song: FontFace, bold: FontFace) -> list[Frame]:
    """A headline and one leg for each column, filled with running text."""
    title = "小城步道修好了"
    size = Pt(9 * 2.2 if placement.span > 1 else 14)
    head_rows = 4
    headline = TextFrame(
        GRID.x(placement.column),
        GRID.y(placement.row),
        GRID.measure(placement.span),
        GRID.pitch * head_rows,
        (
            Line(
                GRID.pitch * 2.6,
                (make_run(title, bold, size),),
                GRID.measure(placement.span),
                0,
                TextRole.HEADLINE,
                True,
            ),
        ),
        GRID.pitch,
        TextRole.HEADLINE,
        "主题",
        placement.uuid,
        placement.article,
    )
    frames: list[Frame] = [headline]
    rows = placement.depth - head_rows - 1
    text = body(rows * GRID.characters * placement.span)
    for leg in range(placement.span):
        begin = leg * rows * GRID.characters
        part = text[begin : begin + rows * GRID.characters]
        frames.append(
            TextFrame(
                GRID.x(placement.column + leg),
                GRID.y(placement.row + head_rows),
                GRID.measure(1),
                GRID.pitch * rows,
                make_lines(part, song, GRID.characters, GRID.body_size, GRID.pitch, begin),
                GRID.pitch,
                TextRole.BODY,
                "正文",
                placement.uuid,
                placement.article,
            )
        )
    return frames


PLACEMENTS = (
    Placement(uuid="p-lead", page="page-1", article="a-lead", column=0, row=15, span=4, depth=30),
    Placement(uuid="p-side", page="page-1", article="a-side", column=4, row=15, span=2, depth=30),
    Placement(uuid="p-left", page="page-1", article="a-left", column=0, row=45, span=3, depth=43),
    Placement(uuid="p-foot", page="page-1", article="a-foot", column=3, row=45, span=3, depth=43),
)


class Folder:
    """Pictures by name in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, picture: str) -> str:
        found = self.folder / picture
        return str(found) if found.is_file() else ""


def full_page(song: FontFace, bold: FontFace, kai: FontFace) -> PageFrames:
    """A full tabloid page of some 4,500 characters."""
    frames: list[Frame] = [
        TextFrame(
            GRID.left,
            GRID.top,
            GRID.type_width,
            GRID.pitch * 12,
            (
                Line(
                    Pt(60),
                    (make_run("小城周报", bold, Pt(56)),),
                    GRID.type_width,
                    0,
                    TextRole.MASTHEAD,
                ),
                Line(
                    Pt(100),
                    (make_run("2026年3月31日　星期二　第12期（总第345期）", kai, Pt(10)),),
                    GRID.type_width,
                    1,
                    TextRole.MASTHEAD,
                ),
            ),
            GRID.pitch,
            TextRole.MASTHEAD,
            "报头",
        ),
        RuleFrame(
            GRID.left,
            GRID.top + Pt(115),
            GRID.type_width,
            Length(0),
            Mm(0.9),
            "c00000",
            double=True,
        ),
        BoxFrame(
            GRID.x(4) - Pt(4),
            GRID.y(15),
            GRID.measure(2) + Pt(8),
            GRID.pitch * 29,
            "f3ede2",
            "8a6d3b",
            Mm(0.3),
        ),
    ]
    for placement in PLACEMENTS:
        frames.extend(story_frames(placement, song, bold))
    for column in (1, 2, 3, 5):
        frames.append(
            RuleFrame(
                GRID.x(column) - GRID.body_size * 0.5,
                GRID.y(19),
                Length(0),
                GRID.pitch * 25,
                GRID.rule,
            )
        )
    frames.append(
        PictureFrame(
            GRID.x(4),
            GRID.y(70),
            GRID.measure(2),
            GRID.pitch * 14,
            "",
            Crop(),
            "新修的河岸步道",
            "p-foot",
            "a-foot",
        )
    )
    fits = (
        Fit("p-lead", 3, 0, 100, 900),
        Fit("p-side", 0, 4, 50, 500),
        Fit("p-left", 0, 0, 114, 1254),
    )
    return PageFrames("page-1", 1, GRID.trim_width, GRID.trim_height, tuple(frames), fits)
