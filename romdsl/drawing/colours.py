"""The colours and sizes of all pictures: ink on paper, one accent, one warm colour; dark, print, high contrast."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "box": "#ffffff",
    "ink": "#1f2629",
    "muted": "#525c60",
    "rule": "#d9d4c9",
    "axis": "#7c8587",
    "ground": "#f2efe8",
    "accent": "#0f5c63",
    "help": "#935600",
}
DARK: Mapping[str, str] = {
    "box": "#1e2427",
    "ink": "#eceae4",
    "muted": "#b3bbbd",
    "rule": "#394145",
    "axis": "#7f8a8d",
    "ground": "#272e32",
    "accent": "#86cfd3",
    "help": "#e2b05c",
}
PAPER: Mapping[str, str] = {
    "box": "#fff",
    "ink": "#000",
    "muted": "#000",
    "rule": "#999",
    "axis": "#333",
    "ground": "#eee",
    "accent": "#000",
    "help": "#000",
}
CONTRAST: Mapping[str, str] = {
    "box": "Canvas",
    "ink": "CanvasText",
    "muted": "CanvasText",
    "rule": "GrayText",
    "axis": "CanvasText",
    "ground": "Canvas",
    "accent": "CanvasText",
    "help": "CanvasText",
}
TITLE, LEAD, VALUE, LABEL, SMALL = 18, 15, 15, 14, 13
"""Sizes of words, in units of the picture."""


def in_every_light(picture: str, shapes: str) -> str:
    """The style of `svg` elements of a class: its shapes, and their colours on screen, in the dark, on paper and in
    high contrast."""
    return (
        _tokens(picture, LIGHT)
        + shapes
        + f"@media screen and (prefers-color-scheme:dark){{{_tokens(picture, DARK)}}}"
        + f"@media print{{{_tokens(picture, PAPER)}}}"
        + f"@media (forced-colors:active){{{_tokens(picture, CONTRAST)}}}"
    )


def _tokens(picture: str, colours: Mapping[str, str]) -> str:
    return f"svg.{picture}{{" + ";".join(f"--{name}:{colour}" for name, colour in colours.items()) + "}"
