"""Record anew what others and we make of the paragraphs: `python -m tests.golden.record`.

Chromium and Typst must be installed; nothing else needs them.
"""

from __future__ import annotations

import html
import importlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.bench.lines import typst_ends
from tests.typeset import rivals

_PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>
body {{ margin: 0; font: 32px/48px "{font}"; font-variant-ligatures: none; font-kerning: none;
text-autospace: normal; text-spacing-trim: trim-start; line-break: normal;
overflow-wrap: anywhere }}
p {{ margin: 0; text-indent: 2em; text-align: justify }}
p.w {{ white-space: nowrap; text-indent: 0; text-align: left }}
</style><body>{body}<script>
const box = (t, i) => {{ const r = document.createRange(); r.setStart(t, i); r.setEnd(t, i + 1);
  return r.getClientRects()[0] || r.getBoundingClientRect() }}
const ends = t => {{ const found = []; let row = null; for (let i = 0; i < t.length; i++) {{
  const b = box(t, i), middle = b.top + b.height / 2; if (row !== null && middle - row > 20)
  found.push(i); if (row === null || middle - row > 20) row = middle }}
  return [...found, t.length] }}
const pens = t => {{ const found = []; for (let i = 0; i < t.length; i++)
  found.push(Math.round(box(t, i).left * 1000 / 32)); const r = document.createRange();
  r.selectNodeContents(t);
  return [...found, Math.round(r.getBoundingClientRect().right * 1000 / 32)] }}
document.fonts.ready.then(() => {{ const told = {{}}; for (const d of
  document.querySelectorAll("div")) told[d.id] = [...d.children].map(p => (p.className === "w" ?
  pens : ends)(p.firstChild)); document.body.textContent = "@@" + JSON.stringify(told) + "@@" }})
</script>"""


def chromium() -> tuple[str, dict[str, Any]]:
    """Its version; line ends by measure, and under `pens` each character's place in a line."""
    program = shutil.which("chromium") or "chromium"
    texts = [html.escape(text) for text in rivals.paragraphs()]
    blocks = [
        f'<div id="{measure}" style="width: {measure * 32}px">'
        + "".join(f"<p>{text}</p>" for text in texts)
        + "</div>"
        for measure in rivals.MEASURES
    ]
    blocks.append('<div id="pens">' + "".join(f'<p class="w">{t}</p>' for t in texts) + "</div>")
    family = rivals.style().font.face.family
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(_PAGE.format(font=family, body="".join(blocks)), "utf8")
        arguments = ["--headless", "--no-sandbox", "--virtual-time-budget=20000", "--dump-dom"]
        done = _run(program, *arguments, page.as_uri())
    found = re.search("@@(.*)@@", done, re.DOTALL)
    assert found, "the page told nothing"
    return _run(program, "--version").split()[1], json.loads(html.unescape(found[1]))


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def main() -> None:
    """Write the golden file, and tell what differs."""
    version, browser = chromium()
    pens = browser.pop("pens")
    told: dict[str, Any] = {
        "versions": {"typst": importlib.import_module("typst").__version__, "chromium": version},
        "ours": {
            str(measure): [rivals.ours(text, measure) for text in rivals.paragraphs()]
            for measure in rivals.MEASURES
        },
        "typst": {str(measure): typst_ends(measure) for measure in rivals.MEASURES},
        "chromium": browser,
        "pens": pens,
    }
    target = rivals.GOLDEN / "line_ends.json"
    target.write_text(json.dumps(told), "utf8")
    told["differences"] = {
        who: dict(Counter(found.rule for found in rivals.all_differences(who)))
        for who in ("typst", "chromium")
    }
    target.write_text(json.dumps(told, ensure_ascii=False), "utf8")
    json.dump(told["differences"], sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
