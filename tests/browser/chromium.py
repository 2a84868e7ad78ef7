"""A real Chromium for tests and pictures: pages that are opened, worked and looked at from Python."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.tools import node, npm_folder

DRIVER = Path(__file__).with_name("driver.mjs")


class Chromium:
    """One browser for a whole run; `page` opens a file in a window of its own."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self.numbers = itertools.count(1)
        self.process = subprocess.Popen(
            [str(node()), str(DRIVER)],
            cwd=npm_folder(),
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, do: str, **values: Any) -> Any:
        assert self.process.stdin and self.process.stdout
        number = next(self.numbers)
        self.process.stdin.write(json.dumps({"id": number, "do": do, **values}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "Chromium has ended"
        answer = json.loads(line)
        assert answer["id"] == number
        if "fault" in answer:
            raise AssertionError(f"{do}: {answer['fault']}")
        return answer["value"]

    @contextmanager
    def page(self, file: Path, **options: Any) -> Iterator[Page]:
        name = str(next(self.numbers))
        self.ask("open", page=name, file=str(file), **options)
        page = Page(self, name)
        try:
            yield page
        finally:
            self.ask("close", page=name)

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)


class Page:
    """One open form."""

    def __init__(self, chromium: Chromium, name: str) -> None:
        self.chromium = chromium
        self.name = name

    def ask(self, do: str, **values: Any) -> Any:
        return self.chromium.ask(do, page=self.name, **values)

    def run(self, code: str, values: Any = None) -> Any:
        """What a JavaScript function of one argument gives in the page."""
        return self.ask("run", code=code, values=values)

    def click(self, at: str, x: float | None = None, y: float | None = None) -> None:
        self.ask("click", at=at, **({} if x is None else {"x": x, "y": y}))

    def tap(self, at: str) -> None:
        """Touches it with a finger, on a page opened with `touch`."""
        self.ask("tap", at=at)

    def choose(self, item: str, code: str) -> None:
        self.ask("check", at=f'[name="i-{item}"][value="{code}"]')

    def fill(self, at: str, text: str) -> None:
        self.ask("fill", at=at, text=text)
        self.ask("leave", at=at)

    def give(self, at: str, file: Path) -> None:
        """Gives a file to a control that takes one."""
        self.ask("files", at=at, file=str(file))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.ask("press", key=key)

    def type(self, text: str) -> None:
        self.ask("type", text=text)

    def text(self, at: str) -> str:
        return str(self.run("at => document.querySelector(at).innerText", at)).strip()

    def visible(self, at: str) -> bool:
        return bool(self.ask("visible", at=at))

    def box(self, at: str) -> dict[str, float]:
        """Where an element stands in the window."""
        found = self.run("at => document.querySelector(at).getBoundingClientRect().toJSON()", at)
        assert isinstance(found, dict)
        return found

    def width(self) -> int:
        """How wide the page is, which may be more than its window."""
        return int(self.run("() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"))

    def focused(self) -> str:
        return str(
            self.run("() => document.activeElement.id || document.activeElement.name || document.activeElement.tagName")
        )

    def seen(self) -> dict[str, list[str]]:
        """Requests, dialogs and faults since the page was opened."""
        seen = self.ask("seen")
        assert isinstance(seen, dict)
        return seen

    def saved(self, at: str = "#save", key: str | None = None) -> tuple[str, dict[str, Any]]:
        """The file that a button, or a key, saves: its name and its content."""
        got = self.ask("download", at=at, key=key)
        return got["name"], json.loads(got["text"])

    def pages(self, to: Path | None = None) -> int:
        """How many sheets of paper it takes."""
        return len(re.findall(r"/Type\s*/Page\b(?!s)", self.ask("paper", to=str(to) if to else None)))
