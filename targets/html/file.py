"""The file: templates, one style and one script, and a policy that allows just these two."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from romdsl.emit.bank_forms import with_forms
from romdsl.emit.javascript import embedded
from romdsl.emit.target import Options
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Measure
from romdsl.program import Program

from .adaptive import AdaptiveTest, test_values, tests_of
from .feedback import has_pictures
from .over_time import carries
from .page import page_of, paper_foot, script_values
from .quoted import quotes
from .words import ENGLISH, FEEDBACK_ENGLISH, OWN_ENGLISH, SCRIPT_ENGLISH, TEST_ENGLISH

HERE = Path(__file__).parent
STYLES = ("tokens", "page", "questions", "number", "grids", "panels", "paper")
OWN_SCRIPTS = {
    "quotes": ("quotes",),
    "rows": ("rows", "row_buttons"),
    "occasions": ("occasions",),
    "carries": ("earlier", "carry"),
    "tests": ("adaptive",),
    "pictures": ("picture", "feedback"),
}
"""Scripts of forms that have such a thing, in their order; they stand before the last of the others."""
OWN_STYLES = {"carries": "rows", "pictures": "feedback", "tests": "adaptive"}
SCRIPTS = ("items", "answers", "slider", "routing", "checks", "summary", "pages", "staff", "save", "start")


@cache
def templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def whole_file(checked: CheckedMeasure, program: Program, options: Options) -> str:
    """The form as one file."""
    named = options.values.get("form", "")
    tests = tests_of(checked, program, named)
    checked = with_forms(checked, named)
    has = things_of(checked.measure, bool(tests))
    style = style_of(checked, has)
    script = script_of(checked, program, options, has, tests)
    page = page_of(checked, options, tests)
    text = (
        templates()
        .get_template("form.html.j2")
        .render(
            page=page,
            word=SimpleNamespace(**ENGLISH),
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script, pictures=bool(page.logo)),
        )
    )
    return text.rstrip("\n") + "\n"


def policy(style: str, script: str, *, pictures: bool) -> str:
    """What the page may do: its own style and script, and nothing else."""
    rules = [
        "default-src 'none'",
        f"style-src '{digest(style)}'",
        f"script-src '{digest(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join([*rules, "img-src data:"] if pictures else rules)


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def shortened(folder: str, names: tuple[str, ...], ending: str) -> str:
    """Some source files as one text, without comments of whole lines, indents and empty lines."""
    texts = [(HERE / folder / f"{name}.{ending}").read_text(encoding="utf-8") for name in names]
    text = re.sub(r"(?ms)^\s*/\*.*?\*/\s*$", "", "\n".join(texts))
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def things_of(measure: Measure, tests: bool = False) -> tuple[str, ...]:
    """What a form has that only some have, by the names of OWN_SCRIPTS."""
    found = {
        "quotes": quotes(measure),
        "rows": bool(measure.rows),
        "occasions": bool(measure.occasions),
        "carries": carries(measure),
        "tests": tests,
        "pictures": has_pictures(measure),
    }
    return tuple(name for name, has in found.items() if has)


def style_of(checked: CheckedMeasure, has: tuple[str, ...]) -> str:
    own = [style for thing, style in OWN_STYLES.items() if thing in has]
    foot = css_text(paper_foot(checked))
    page, of = css_text(f"{ENGLISH['foot_page']} "), css_text(" of ")
    boxes = f"@page{{@bottom-left{{content:{foot}}}@bottom-right{{content:{page} counter(page) {of} counter(pages)}}}}"
    return tight(shortened("style", (*STYLES, *own), "css")) + boxes


def tight(style: str) -> str:
    """A style without the blanks that only people need."""
    style = re.sub(r"\s*([{};,>])\s*", r"\1", style)
    return re.sub(r";}", "}", re.sub(r"([a-z-]+):\s+", r"\1:", style))


def css_text(text: str) -> str:
    """A CSS string; every character that could mean something is written by its number."""
    return '"' + "".join(c if c.isalnum() or c in " .,·" else f"\\{ord(c):x} " for c in text) + '"'


def script_of(
    checked: CheckedMeasure,
    program: Program,
    options: Options,
    has: tuple[str, ...],
    tests: tuple[AdaptiveTest, ...] = (),
) -> str:
    """The one script: scoring from the score program, and the form's own."""
    own = tuple(name for thing in has for name in OWN_SCRIPTS[thing])
    words = {**SCRIPT_ENGLISH, **(OWN_ENGLISH if has else {}), **(FEEDBACK_ENGLISH if "pictures" in has else {})}
    values = dict(script_values(checked, program, options))
    if tests:
        values["tests"] = [test_values(test) for test in tests]
        words |= TEST_ENGLISH
    parts = (
        '(() => {\n"use strict";',
        f"const FORM = {as_script(values)};",
        f"const WORDS = {as_script(words)};",
        embedded(checked, only_telling(program)),
        shortened("script", (*SCRIPTS[:-1], *own, SCRIPTS[-1]), "js"),
        "})();",
    )
    return "\n".join(parts)


def only_telling(program: Program) -> Program:
    """The program with checks that tell instead of refusing: the form says at the questions what fails,
    and does not let answers on that a check refuses."""
    return replace(program, checks=tuple(replace(check, warning=True) for check in program.checks))


def as_script(value: object) -> str:
    """JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, number in (("<", "3c"), (">", "3e"), ("&", "26"), ("\u2028", "2028"), ("\u2029", "2029")):
        text = text.replace(sign, f"\\u{number:0>4}")
    return text
