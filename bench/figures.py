"""Prints what checking measures of 100 and 5,000 items costs, and pyxform beside it in the same run."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from .cost import Cost, cost_of, romdsl
from .measures import as_rom, as_xlsform, as_yaml

SIZES = (100, 5000)
CONVERT = "import sys; from pyxform.xls2xform import convert; convert(open(sys.argv[1]).read(), file_type='.md')"


def main() -> None:
    print(f"{'what':40}{'CPU s':>8}{'MB':>8}")
    for name, cost in figures(SIZES):
        code = f"   ended with {cost.code}" if cost.code else ""
        print(f"{name:40}{cost.cpu:8.2f}{cost.memory:8.0f}{code}", flush=True)


def figures(sizes: tuple[int, ...]) -> Iterator[tuple[str, Cost]]:
    yield "romdsl --help", cost_of(romdsl("--help"), runs=5)
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            runs = 3 if size <= 1000 else 1
            for ending, text in (("rom", as_rom(size)), ("yaml", as_yaml(size))):
                file = Path(folder) / f"large{size}.{ending}"
                file.write_text(text, encoding="utf-8")
                yield f"check {size} items, .{ending}", cost_of(romdsl("check", file), runs)
            if find_spec("pyxform"):
                form = Path(folder) / f"large{size}.md"
                form.write_text(as_xlsform(size), encoding="utf-8")
                yield f"pyxform: convert {size} questions", cost_of([sys.executable, "-c", CONVERT, form], runs)
            else:
                print("pyxform is not here; pip install pyxform", file=sys.stderr)


if __name__ == "__main__":
    main()
