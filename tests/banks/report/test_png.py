"""Pictures as PNG: as large as they say, with ink where words and curves are, and nothing else asked for."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from romdsl.banks.report import pictures
from romdsl.banks.report.picture import Picture
from romdsl.banks.report.raster import ZOOM, letters_here, png
from romdsl.faults import Fault

from .made import graded, supplements
from .png_pixels import pixels
from .seen import Seen

DARK = 128


@cache
def drawn() -> dict[str, Picture]:
    return pictures(graded(), supplements(graded()))


def inked(picture: NDArray[np.uint8], box: tuple[float, float, float, float]) -> float:
    """The share of dark pixels in a box of the picture."""
    left, top, right, bottom = (round(side * ZOOM) for side in box)
    return float((picture[top:bottom, left:right, :3].max(-1) < DARK).mean())


@pytest.mark.parametrize("name", ["groups-1", "pair-1-coping_01", "item-coping_03"])
def test_it_has_the_size_of_the_picture_and_its_words(name: str) -> None:
    seen = Seen(drawn()[name].svg())
    found = pixels(png(drawn()[name]))
    assert found.shape == (round(seen.height * ZOOM), round(seen.width * ZOOM), 4)
    assert (found[..., -1] == 255).all()  # nothing shines through
    for words in (word for word in seen.words if word.kind in ("title", "question", "lead", "name", "strong")):
        assert inked(found, words.box) > 0.04, words.text
    assert inked(found, (0.0, 0.0, 4.0, seen.height)) == 0


def test_a_curve_is_drawn_where_it_is() -> None:
    picture = drawn()["information"]
    found = pixels(png(picture))
    for curve in Seen(picture.svg()).curves("main"):
        for x, y in curve[1:-1]:
            assert inked(found, (x - 0.5, y - 0.5, x + 0.5, y + 0.5)) > 0.5, (x, y)


def test_the_narrow_picture_is_narrow() -> None:
    head = png(drawn()["information"], 360)[16:20]  # of IHDR: its width
    assert int.from_bytes(head, "big") == 360 * ZOOM


def test_without_letters_nothing_is_drawn_without_words() -> None:
    with pytest.raises(Fault, match="no letters are here to draw PNG with; install some"):
        letters_here(("No family has this name",))
    assert letters_here()
