"""The weights of the soft costs: what a page editor would find unlovely, and how much."""

from __future__ import annotations

WEIGHTS = {
    "row": 2,  # importance above the least times rows below the top: the important stand high
    "column": 2,  # importance above the least times columns from the left: and left
    "lead": 70,  # a column by which the lead does not take more than half the page's width
    "peer": 120,  # 主次不分: another story as wide as the lead
    "under": 250,  # 主次颠倒: a story below a less important one in some column
    "louder": 200,  # a story with a larger headline than a more important one, or than the lead's
    "bump": 80,  # 碰题: two headings side by side that share a row
    "twin": 60,  # two headings side by side over as many columns: of the same size
    "stacked": 15,  # a second story over exactly the same columns, and every further one
    "cut": 80,  # 断版: a line below the lead crossing the page from side to side
    "gap": 150,  # 通缝: a gutter that nothing but the lead crosses
    "whole": 80,  # a second story as wide as the page, and every further one
    "same": 25,  # a story more of one span than half of them
    "ear": 60,  # a story that begins in the ear and does not end at the masthead's foot
    "slot": 400,  # a slot of the page's template that its story does not keep
    "leaders": 3_000,  # two leaders out of their order, where no order fills the page
    "place": 400,  # a standing story that moves, and each row and column that it moves by
    "place row": 3,
    "place column": 20,
    "span": 400,  # a standing story of another span
    "depth": 120,  # a standing story of another depth
    "blank": 4_000,  # a row left blank in a column of a page that could be full
    "held": 10_000,  # a story held over where there is room, times its importance
    "hole": 300,  # a blank row that has something below it
    "aside": 1,  # in a short page: a column from the left, so that what is blank lies at the right
    "foot": 25,  # a row by which a short page reaches further down
}
# Rows that a heading takes where it is not known.
HEAD = 4
