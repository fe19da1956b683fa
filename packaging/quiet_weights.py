"""Learns resources/lexicon/quiet/weights.toml: what speaks for and against a change.

    python packaging/quiet_weights.py LEAST PAIRS.tsv… PROSE.txt…

PAIRS: a sentence as it stands, a tab, and as it should; of the same length. PROSE: clean text.
LEAST: what a change must weigh to be told of. Sentences that the level is measured on must not be
among them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from newsroom.proof.odds import features
from newsroom.proof.swaps import find, model

OUT = Path(__file__).parents[1] / "resources" / "lexicon" / "quiet" / "weights.toml"
_STEPS, _CAUTION = 30, 1.0
_HEAD = """\
# What speaks for and against a change on the quiet level, in log odds.
# Learned by packaging/quiet_weights.py; `least`: what a change must weigh to be told of.
"""

Row = tuple[dict[str, float], bool]


def main() -> None:
    """Learn and write the weights."""
    least, *paths = sys.argv[1:]
    rows = [row for path in paths for row in _rows(Path(path))]
    weights = learned(rows)
    lines = [f"{name} = {value:.4f}" for name, value in sorted(weights.items())]
    OUT.write_text(
        _HEAD + f"least = {float(least)}\n\n[weights]\n" + "\n".join(lines) + "\n", "utf8"
    )
    print(len(rows), sum(right for _, right in rows))  # noqa: T201


def learned(rows: list[Row]) -> dict[str, float]:
    """The weights of logistic regression, by Newton's steps."""
    names = sorted({name for told, _ in rows for name in told})
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, (told, _) in enumerate(rows):
        for name, value in told.items():
            table[number, place[name]] = value
    right = np.array([float(one) for _, one in rows])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-table @ weights))
        bend = (table * (odds * (1 - odds) + 1e-9)[:, None]).T @ table
        slope = table.T @ (right - odds) - _CAUTION * weights
        step = np.linalg.solve(bend + _CAUTION * np.eye(len(names)), slope)
        weights += step
        if abs(step).max() < 1e-5:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _rows(path: Path) -> Iterator[Row]:
    chances, likes = model()
    for line in path.read_text("utf8").splitlines():
        stands, _, should = line.partition("\t")
        for swap in find(stands):
            right = bool(should) and should[swap.start : swap.end] == swap.new
            if swap.candidate.at < 0 and should:
                right = all(
                    should[swap.lattice.at + at] == swap.word[at - swap.candidate.start]
                    for at in swap.changed
                )
            yield features(swap, chances, likes), right


if __name__ == "__main__":
    main()
