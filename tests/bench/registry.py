"""All measurements by name."""

from __future__ import annotations

from collections.abc import Mapping

from tests.bench import assembly, composition, keystroke, lines, pages, repaint, start, word
from tests.bench.runner import Bench

BENCHES: Mapping[str, Bench] = {
    module.BENCH.name: module.BENCH
    for module in (composition, keystroke, repaint, pages, assembly, lines, start, word)
}
