"""Pictures of the report of made-up banks, to be looked at: `python -m bench.bank_pictures [FOLDER]`.

They are written to `out/bank_pictures`: each page on a phone, on a wide screen, in the dark, without colour and on
paper, and each picture of the graded bank alone as SVG and as PNG.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from romdsl.banks.report import pictures, report
from romdsl.banks.report.raster import png
from tests.banks.report.made import awkward, graded, long, supplements, yes_no
from tests.browser.chromium import Chromium

from .pictures import ROOT, fonts, looks

OUT = ROOT / "out" / "bank_pictures"
BANKS = {"graded": graded, "yes_no": yes_no, "long": long, "awkward": awkward}
GREY = "() => { document.documentElement.style.filter = 'grayscale(1)'; }"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as letters:
        chromium = Chromium(fonts(Path(letters)))
        for name, made in BANKS.items():
            content = made()
            photographed(chromium, name, report(content, supplements(content)), folder)
        content = graded()
        for name, drawn in pictures(content, supplements(content)).items():
            (folder / f"{name}.svg").write_text(drawn.svg(), encoding="utf-8")
            (folder / f"{name}.png").write_bytes(png(drawn))
        chromium.close()
    print(f"pictures: {folder}")


def photographed(chromium: Chromium, name: str, page: str, folder: Path) -> None:
    """The whole page in every look, without colour, and on paper."""
    file = folder / f"{name}.html"
    file.write_text(page, encoding="utf-8")
    for look, options in looks().items():
        with chromium.page(file, **options) as shown:
            shown.ask("shot", to=str(folder / f"{name}-{look}.png"), full=True)
    with chromium.page(file, width=1280, height=900) as shown:
        shown.run(GREY)
        shown.ask("shot", to=str(folder / f"{name}-1280-grey.png"), full=True)
    with chromium.page(file) as shown:
        shown.pages(folder / f"{name}.pdf")


if __name__ == "__main__":
    main()
