"""Slips in the form."""

from __future__ import annotations

from .slip import slips

MUTATIONS = (
    *slips(
        "targets/html/script/routing.js",
        ("tests/browser/test_answering.py", "tests/browser/test_kinds.py"),
        ("a hidden answer is scored", "const asked = now[item.id] === true;", "const asked = now[item.id] !== false;"),
    ),
    *slips(
        "targets/html/script/slider.js",
        ("tests/browser",),
        (
            "a tap on the slider's start is no answer",
            'range.addEventListener("click", () => slide(item));',
            "",
        ),
    ),
)
