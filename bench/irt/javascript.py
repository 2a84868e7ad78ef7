"""The kernel in Node, and how large it and a bank are."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from gzip import compress
from pathlib import Path
from tempfile import TemporaryDirectory

from romdsl.irt import Rules, written_bank, written_rules
from romdsl.irt.printed import javascript
from romdsl.targets.javascript.run import find_node

from .banks import LARGE, SESSIONS, TWO, TWO_ROWS

DECIMALS = (5, 9)
SCRIPT = Path(__file__).with_name("sessions.mjs")


def costs() -> Iterator[tuple[str, float]]:
    """What was done, and its CPU milliseconds."""
    if (node := find_node()) is None:
        return
    rules = [written_rules(Rules(select, minimum=1), LARGE.bank) for select in ("mpwi", "mfi", "mepv")]  # type: ignore[arg-type]
    asked = {
        "graded": written_bank(LARGE.bank),
        "two": written_bank(TWO.bank),
        "rows": SESSIONS[:100].tolist(),
        "twoRows": TWO_ROWS[:100].tolist(),
        "rules": rules,
    }
    with TemporaryDirectory() as folder:
        module = Path(folder) / "irt.mjs"
        module.write_text(javascript("irt") + "export default irt;\n", encoding="utf-8")
        said = subprocess.run(
            [node, SCRIPT, module], input=json.dumps(asked), capture_output=True, text=True, check=True
        ).stdout
    for what, cost in json.loads(said):
        yield f"JavaScript: {what}", cost


def sizes() -> Iterator[tuple[str, int]]:
    """What is written into a form, and its size: the arithmetic, and a bank of so many decimals."""
    yield "the kernel of a form", _zipped(javascript(small=True))
    for decimals in DECIMALS:
        items = [replace(item, a=round(item.a, decimals), b=_rounded(item.b, decimals)) for item in LARGE.bank.items]
        bank = written_bank(replace(LARGE.bank, items=tuple(items)))
        yield f"a bank of 124 items, {decimals} decimals", _zipped(json.dumps(bank, separators=(",", ":")))


def _rounded(values: tuple[float, ...], decimals: int) -> tuple[float, ...]:
    return tuple(round(value, decimals) for value in values)


def _zipped(text: str) -> int:
    return len(compress(text.encode(), 9, mtime=0))
