"""`romdsl followup`: how rates are written, what is asked of the file, and what no name can break; figures by hand."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from ..command_line import romdsl
from ..tools import heed_signals
from .test_schedule import MEASURE

# Ten of worker w, all windows closed on 1 June (9 March): five asked in time, one later, four never; answers 1 of
# those asked again and 0 of one of them, 0 of the others.  Five of v, whose windows are open: one has been asked.
LINES = [
    *(f"w{place},baseline,2026-01-12,,w,{int(0 < place < 6)}" for place in range(11)),
    *(f"w{place},review,2026-02-23,,w,1" for place in range(5)),
    "w5,review,2026-04-01,,w,1",
    *(f"v{place},baseline,2026-05-11,,v,1" for place in range(5)),
    "v0,review,2026-05-30,,v,1",
    "v1,review,2026-06-02,,v,1",
]
HEAD = ["group", "name", "baselines", "closed", "done", "later", "rate", "low", "high"]
LINE = "Review was answered by 43.8 % of those who began (7 of 16)"
ASKED = "From First (baseline); asked again: Review (review), within 2 weeks of its day, 6 weeks after First"
TODAY = ("--on", "2026-06-01")
# 5 of 11 is 45.45 %; (5 + z²/2)/(11 + z²) = 6.920729/14.841459 = 0.466311,
# z √(5 · 6/11 + z²/4)/(11 + z²) = 1.959964 · 1.920322/14.841459 = 0.253598
LOW, HIGH = 0.466311 - 0.253598, 0.466311 + 0.253598


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.rom").write_text("romdsl 1\n" + MEASURE)
    write(tmp_path, LINES)
    return tmp_path


def write(folder: Path, lines: list[str], head: str = "person,occasion,date,occasion_reason,worker,a") -> None:
    (folder / "visits.csv").write_text("\n".join([head, *lines, ""]))


def followup(folder: Path, *words: str) -> tuple[int, str, str]:
    ended = romdsl("followup", "m.rom", "visits.csv", *TODAY, *words, folder=folder)
    return ended.code, ended.out, ended.err


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def test_csv_has_numbers(folder: Path) -> None:
    code, out, err = followup(folder, "--by", "worker", "--format", "csv")
    assert code == 0
    assert err == "1 of the visits lie after 2026-06-01 and are not looked at\n24 read = 24 used + 0 rejected\n"
    interval = ["0.4545", f"{LOW:.4f}", f"{HIGH:.4f}"]
    assert rows(out) == [
        [*HEAD, "from", "to"],
        ["all", "", "16", "11", "5", "1", *interval, "baseline", "review"],
        ["worker", "v", "5", "0", "0", "0", "", "", "", "baseline", "review"],
        ["worker", "w", "11", "11", "5", "1", *interval, "baseline", "review"],
    ]


def test_the_table_has_the_line_and_the_start(folder: Path) -> None:
    """At the start 1 of five of the six who were asked again, and 0 of all five others: 0.83 and 0."""
    _, out, _ = followup(folder)
    first, line, asked, explained, lead, second, *_ = [part.splitlines() for part in out.split("\n\n")]
    assert first[-1].split() == ["all", "16", "11", "5", "1", "45.5", "%", "21.3", "%", "72.0", "%"]
    assert line == [LINE] and asked == [ASKED] and explained[0].startswith("closed: whose window has closed")
    assert lead[0].startswith("At the start, those asked again")
    assert second[-1].split() == ["total", "6", "0.83", "5", "0.00", "0.83"]


def test_json(folder: Path) -> None:
    _, out, _ = followup(folder, "--format", "json")
    found = json.loads(out)
    [rate], [start] = found["rates"], found["start"]
    assert [rate[name] for name in HEAD[:6]] == ["all", "", 16, 11, 5, 1]
    assert [rate[name] for name in HEAD[6:]] == pytest.approx([5 / 11, LOW, HIGH], abs=1e-5)
    assert start == {
        "score": "total",
        "again": {"n": 6, "mean": pytest.approx(5 / 6)},
        "never": {"n": 5, "mean": 0},
        "difference": pytest.approx(5 / 6),
    }
    assert (found["coverage"], found["changes"]) == (LINE, [])
    assert (found["from"], found["to"], found["asked"]) == ("baseline", "review", ASKED)


# At the end were w0, w1 and v0: 3 of 16 are 18.75 %.  That of w2 lies ahead, that of w3 before the start.
ENDS = [
    "w0,end,2026-04-20,so,w,1",
    "w1,end,2026-04-20,so,w,1",
    "v0,end,2026-05-30,so,v,1",
    "w2,end,2026-06-02,so,w,1",
    "w3,end,2026-01-05,so,w,1",
]
COVERED = "Change from First to End covers 18.8 % of those who began (3 of 16)"
CHANGES = """
change moved "Moved" of total from baseline to end
change again "Again" of total from baseline to end
change seen_now "Seen" of total from baseline to remembered
"""


def test_the_change_to_another_occasion_has_a_figure_of_its_own(folder: Path) -> None:
    """Two changes of the same two visits are one line; what looks back to the start is no later visit."""
    (folder / "m.rom").write_text("romdsl 1\n" + MEASURE + CHANGES)
    write(folder, [*LINES, *ENDS])
    code, out, _ = followup(folder, "--picture", "rates.svg")
    assert code == 0 and out.split("\n\n")[1:4] == [LINE, COVERED, ASKED]
    svg = " ".join((folder / "rates.svg").read_text().split())
    assert f"{LINE}. {COVERED}." in svg and f"{ASKED}. Of those whose window" in svg
    found = json.loads(followup(folder, "--format", "json")[1])
    assert found["coverage"] == LINE
    assert found["changes"] == [
        {"from": "baseline", "to": "end", "baselines": 16, "paired": 3, "coverage": COVERED},
    ]


def test_where_the_change_goes_to_what_was_counted_the_line_says_so(folder: Path) -> None:
    (folder / "m.rom").write_text("romdsl 1\n" + MEASURE + CHANGES)
    write(folder, [*LINES, *ENDS])
    out = followup(folder, "--to", "end", "--within", "12 weeks", "--format", "markdown")[1]
    assert out.split("\n\n")[1:3] == [
        "reported change covers 18.8 % of those who began (3 of 16)",
        "From First (baseline); asked again: End (end), within 12 weeks of First",
    ]


def test_of_fewer_than_five_no_change_has_a_figure(folder: Path) -> None:
    (folder / "m.rom").write_text("romdsl 1\n" + MEASURE + CHANGES)
    write(folder, [line for line in [*LINES, *ENDS] if line[:2] in ("w0", "w1", "w2", "w3") and line[2] == ","])
    found = json.loads(followup(folder, "--format", "json")[1])
    assert found["changes"] == []
    assert found["coverage"] == "fewer than 5 people began: too few to say how many were asked again"


def test_scores_in_the_file_are_taken_as_they_stand(folder: Path) -> None:
    """Without the answers: 3 at the start of all, so no difference; NaN is none, and leaves four on one side."""
    head = "person,occasion,date,occasion_reason,worker,total"
    lines = [line[: line.rindex(",")] + ",3" for line in LINES]
    write(folder, lines, head)
    assert json.loads(followup(folder, "--format", "json")[1])["start"][0]["difference"] == 0
    write(folder, [lines[0].replace(",3", ",0.5"), *lines[1:10], lines[10].replace(",3", ",nan"), *lines[11:]], head)
    assert json.loads(followup(folder, "--format", "json")[1])["start"] == []


def test_scores_in_the_file_stand_before_answers(folder: Path) -> None:
    write(folder, [f"{line},3" for line in LINES], "person,occasion,date,occasion_reason,worker,a,total")
    assert json.loads(followup(folder, "--format", "json")[1])["start"][0]["difference"] == 0


def test_a_file_of_days_alone_has_no_scores(folder: Path) -> None:
    write(folder, [line[: line.rindex(",")] for line in LINES], "person,occasion,date,occasion_reason,worker")
    code, out, _ = followup(folder)
    assert code == 0 and f"\n\n{LINE}\n\n{ASKED}\n\n" in out and "At the start" not in out


def test_answers_that_cannot_be_scored_are_told(folder: Path) -> None:
    write(folder, [LINES[0].replace(",0", ",7"), *LINES[1:]])
    code, out, err = followup(folder, "--format", "json")
    [start] = json.loads(out)["start"]
    assert code == 0 and (start["again"], start["never"]) == ({"n": 5, "mean": 1}, {"n": 5, "mean": 0})
    assert "1 of the first visits cannot be scored and are in no mean; romdsl score says why" in err


def test_markdown_keeps_a_hostile_name_in_its_cell(folder: Path) -> None:
    name = "a|b *c* _d_ `e` [f](g) <script> ~h~ \\ & i"
    write(folder, [line.replace(",w,", f',"{name}",') for line in LINES])
    _, out, _ = followup(folder, "--by", "worker", "--format", "markdown")
    table = out.split("\n\n", maxsplit=1)[0].splitlines()
    assert table[0] == "| " + " | ".join(HEAD) + " |" and table[1] == "|" + " --- |" * len(HEAD)
    escaped = r"a\|b \*c\* \_d\_ \`e\` \[f\](g) \<script\> \~h\~ \\ &amp; i"
    assert table[3].startswith(f"| worker | {escaped} | 11 |")


def test_no_cell_begins_a_formula(folder: Path) -> None:
    write(folder, [line.replace(",w,", ",=1+1,") for line in LINES])
    names = {
        more: [row[1] for row in rows(followup(folder, "--by", "worker", "--format", "csv", *more)[1])]
        for more in ((), ("--spreadsheet-safe",))
    }
    assert names == {(): ["name", "", "=1+1", "v"], ("--spreadsheet-safe",): ["name", "", "'=1+1", "v"]}


def test_a_small_group_has_no_figures_in_any_form(folder: Path) -> None:
    """Of v four are left, and everybody less w would be these four."""
    write(folder, [line for line in LINES if not line.startswith("v4")])
    by = ("--by", "worker", "--picture", "rates.svg", "--format")
    _, v, w = rows(followup(folder, *by, "csv")[1])[1:]
    assert [v[:9], w[:9]] == [["worker", name, *[""] * 7] for name in "vw"]
    _, *groups = json.loads(followup(folder, *by, "json")[1])["rates"]
    assert [list(group.values()) for group in groups] == [["worker", name, *[None] * 7] for name in "vw"]
    lines = followup(folder, *by, "table")[1].splitlines()
    assert [line.split() for line in lines[3:5]] == [["worker", name, "too", "few"] for name in "vw"]
    lines = followup(folder, *by, "markdown")[1].splitlines()
    assert lines[3:5] == [f"| worker | {name} | too few |" + "  |" * 6 for name in "vw"]
    assert (folder / "rates.svg").read_text().count("not shown: too few people</text>") == 2


def test_months_and_empty_cells(folder: Path) -> None:
    write(folder, [line.replace(",v,", ",,") for line in LINES])
    _, out, _ = followup(folder, "--by", "worker", "--by", "month", "--format", "csv")
    assert [row[:3] for row in rows(out)[2:]] == [
        ["worker", "not said", "5"],
        ["worker", "w", "11"],
        ["month", "2026-01", "11"],
        ["month", "2026-05", "5"],
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "exit"), "the measure has no occasion “exit”; it has baseline"),
        (("--to", "end"), 'end has no day of its own; say when its window closes: --within "12 weeks"'),
        (("--to", "baseline", "--within", "1 week"), "baseline is where everything begins"),
        (("--to", "end", "--within", "soon"), '“soon” is no length of time; write --within "12 weeks"'),
        (("--by", "team"), "the file has no column “team”"),
        (("--on", "2025-01-01"), "nobody in the file has the occasion baseline by 2025-01-01"),
    ],
)
def test_what_cannot_be_is_said(folder: Path, words: tuple[str, ...], said: str) -> None:
    code, out, err = followup(folder, *words, "-o", "rates.csv")
    assert code == 2 and not out and said in err
    assert not (folder / "rates.csv").exists()


def test_rows_that_were_left_out_are_named_where_nobody_is_left(folder: Path) -> None:
    """Else the file would seem to lack those who stand in it twice."""
    write(folder, ["p,baseline,2026-01-12,,w,1", "p,baseline,2026-01-13,,w,1"])
    code, _, err = followup(folder)
    assert code == 2 and "rows 2, 3 are all of p, First" in err and "2 read = 0 used + 2 rejected" in err
    assert err.splitlines()[-1].startswith("romdsl: nobody in the file has the occasion baseline by")


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a program without asking it")
def test_a_report_that_was_stopped_leaves_the_one_before(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    (out / "rates.csv").write_text("last month's\n")
    command = [sys.executable, "-m", "romdsl", "followup", "m.rom", "-", "-o", str(out / "rates.csv")]
    run = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed_signals
    )
    assert run.stdin is not None
    run.stdin.write(
        "person,occasion,date,a\n" + "p,baseline,2026-01-12,1\n" * 20_000
    )  # more than a pipe holds: it reads
    run.stdin.flush()
    run.send_signal(signal.SIGTERM)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said) == (130, "romdsl: stopped\n")
    assert {path.name: path.read_text() for path in out.iterdir()} == {"rates.csv": "last month's\n"}
