"""The codebook: its tables and texts read back."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from romdsl.compiler import compile_source, program_of
from romdsl.diagnostics import Report
from romdsl.emit.target import Options
from romdsl.source import Source
from romdsl.targets.codebook import target
from romdsl.targets.codebook.markdown import cell_code, code, paragraph, plain, table
from tests.fhir.examples import HOSTILE, SHIPPED, Example, example


def files(one: Example) -> dict[str, str]:
    return target.emit(one.checked, one.program, Options())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# --- tables ------------------------------------------------------------------------------------


def test_a_row_for_each_column() -> None:
    found = rows(files(example("phq9"))["phq9.csv"])
    assert [row["name"] for row in found] == [*(f"q{number}" for number in range(1, 10)), "difficulty"]
    last = found[-1]
    assert last["condition"] == "any(symptoms >= 1)"
    assert last["kind"] == "choice" and last["when_hidden"] == "missing"
    assert found[0]["codes"] == "0 = Not at all; 1 = Several days; 2 = More than half the days; 3 = Nearly every day"


def test_ends_steps_and_units_stand_in_columns() -> None:
    found = {row["name"]: row for row in rows(files(example("hostile"))["hostile.csv"])}
    assert [found["hours"][key] for key in ("low", "high", "step", "unit")] == ["0", "24", "0.5", "hours"]
    assert [found["line"][key] for key in ("kind", "low", "high", "step")] == ["slider", "0", "10", "1"]


def test_times_ticks_and_contexts_say_how_they_are_written() -> None:
    found = {row["name"]: row for row in rows(files(example("the_week"))["the_week.csv"])}
    assert list(found)[:4] == ["age", "sex", "seen_on", "bed"], "what staff fill in stands first, by its column"
    assert [found[name]["asked_of"] for name in ("age", "bed")] == ["staff", "person"]
    assert [found[name]["kind"] for name in ("bed", "moved", "asleep", "aids")] == [
        "time", "date", "duration", "tick-all",
    ]  # fmt: skip
    assert [found[name]["format"] for name in ("bed", "moved", "asleep")] == ["hh:mm", "yyyy-mm-dd", "h:mm"]
    assert "()" in found["aids"]["format"] and "cane = A cane" in found["aids"]["codes"]
    assert found["alcohol_week2"]["text"] == "Alcohol: Week 2" and found["alcohol_week2"]["block"] == "use"


def test_codes_of_scores_and_bands_have_rows() -> None:
    found = rows(files(example("the_week"))["the_week.codes.csv"])
    assert [(row["code"], row["text"]) for row in found if row["name"] == "sleep"] == [
        ("short", "Short sleep"),
        ("long", "Long sleep"),
        ("usual", "Usual sleep"),
    ]
    assert [row["code"] for row in found if row["name"] == "hours_band"] == ["short", "usual", "long"]


def test_a_row_for_each_code() -> None:
    found = rows(files(example("how_are_you"))["how_are_you.codes.csv"])
    skip = [row for row in found if row["name"] == "coping"][-1]
    assert skip == {
        "name": "coping",
        "code": "skip",
        "text": "I would rather not say",
        "score": "",
        "missing": "declined",
    }
    assert [row["score"] for row in found if row["name"] == "how"] == ["1", "2", "3", "4", "5"]


# --- the page ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_the_page_says_all_of_each_score(name: str) -> None:
    one = example(name)
    page = read(files(one)[f"{name}.md"])
    for score in one.checked.measure.scores:
        assert all(band.text in page for band in score.bands)
        assert score.title is None or score.title.value in page
    assert all(item.text.value in page for item in one.checked.measure.items)


def test_the_score_of_phq9_is_told_in_full() -> None:
    page = files(example("phq9"))["phq9.md"]
    for said in (
        "| formula | `sum(symptoms)` |",
        "| missing | `at most 2, prorate` |",
        "| range | `0..27` |",
        "| step | 1 |",
        "`20..27`",
    ):
        assert said in page
    assert page.count("| + |") == 9


def test_the_page_says_for_whom_and_from_what() -> None:
    page = files(example("the_week"))["the_week.md"]
    for said in (
        "## Filled in by staff",
        "| `8..<10` | `usual` | Usual | `age < 18` |",
        "| norm | mean 12, SD 5, of women of the tests when sex is female (Made up) |",
        "| reliable change | 5.77, from standard deviation 5.2, reliability 0.84 (Made up) |",
        "| clinical cut-off | 9.68, criterion c,",
        "| `long_night` | `in_bed <= 12` | You were in bed for more than 12 hours. Is that right? | noted |",
        "| `check_long_night` |",
        "any of: scale aids_used",
    ):
        assert said in page, said


NORMS = """romdsl 1
measure norms "Against others"
version 1.0.0
status draft
scale often { 0 "Never"; 1 "Some days"; 2 "Every day" }
block b "This week" scale often { q1 "One"; q2 "Two"; q3 "Three" }
table seventh by raw source "Made up" { 0..3 -> 0; 4..6 -> 9 }
score total "Total" = sum(b) {
  missing none
  higher worse
  bands { 0..3 low; 4 middle; 5..6 high }
  norm mean 2 sd 7 of "people made up" source "Made up"
}
score third "A third of it" = total / 3 - 1 { decimals 2; higher worse }
score against "z" = z(total) { decimals 2; higher worse }
score looked_up "By table" = seventh(total) { higher worse }
"""


def page_of(text: str) -> str:
    checked = compile_source(Source("norms.rom", text), Report())
    assert checked is not None
    return target.emit(checked, program_of(checked), Options())["norms.md"]


def test_ranges_and_steps_stand_as_they_are_reported() -> None:
    """By hand: (6 − 2) / 7 = 0.571…, (0 − 2) / 7 = −0.285…, on a grid of sevenths; told with two decimals."""
    page = page_of(NORMS)
    sections = dict(part.split("`", 1) for part in page.split("### `")[1:])
    assert "| range | `-0.29..0.57` |\n| step | 0.01 |" in sections["against"]
    assert "| range | `-1..1` |\n| step | 0.01 |" in sections["third"], "0.33 and 0.67 lie on hundredths"
    assert "| `4` | `middle` |" in sections["total"]


def test_the_page_says_how_items_enter_where_it_is_not_by_weight() -> None:
    page = page_of(NORMS)
    assert "| `q1` | + | + | + | condition |" in page, "a seventh of each point more, alike for all"
    assert "condition: it decides, or is looked up" in page


# --- hostile texts -----------------------------------------------------------------------------


def read(page: str) -> str:
    """The text of a page as its reader sees it."""
    return unescape(re.sub("<[^>]*>", "", MarkdownIt("gfm-like", {"linkify": False}).render(page)))


MORE = (
    "1. x",
    "- y",
    "+ z",
    "# h",
    "h #",
    "===",
    "~~s~~",
    "a_b_c",
    "\\",
    "\\|",
    "`",
    "` `` ```",
    "![i](x)",
    "<http://x>",
    "$x$",
)


@pytest.mark.parametrize("text", (*HOSTILE, *MORE))
def test_a_text_in_markdown_reads_as_it_was_written(text: str) -> None:
    assert read(paragraph(text)).strip() == text
    assert read(f"## {plain(text)}").strip() == text
    assert read(f"- x: {plain(text)}").strip() == f"x: {text}"
    assert read(f"x {code(text)}").strip() == f"x {text}"
    cells = MarkdownIt("gfm-like", {"linkify": False}).render(
        "\n".join(table(("a", "b"), [[plain(text), cell_code(text)]]))
    )
    assert [unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall("<td>(.*?)</td>", cells, re.DOTALL)] == [
        text,
        text,
    ]


def test_hostile_texts_read_back_equal() -> None:
    made = files(example("hostile"))
    questions = {row["name"]: row for row in rows(made["hostile.csv"])}
    assert [questions[f"q{place}"]["text"] for place in range(len(HOSTILE))] == list(HOSTILE)
    assert [questions[f"q{place}"]["help"] for place in range(len(HOSTILE))] == list(HOSTILE)
    options = [row["text"] for row in rows(made["hostile.codes.csv"]) if row["name"] == "q0"]
    assert options == list(HOSTILE)
    properties = json.loads(made["hostile.answers.schema.json"])["properties"]
    assert [properties[f"q{place}"]["title"] for place in range(len(HOSTILE))] == list(HOSTILE)
    page = read(made["hostile.md"])
    assert all(text in page for text in HOSTILE)


def test_printed_numbers_modes_and_words_for_the_respondent_are_there() -> None:
    text = """\
measure naps "Naps"
mode screen, phone
item q1 "Do you nap?" answer yes no label "D1.1"
alert naps_much when q1 is yes { severity low; staff "Ask."; respondent "You can talk to us."; contacts desk }
contacts desk { "The front desk" }
score s = q1 { higher worse }
"""
    checked = compile_source(Source("naps.rom", text), Report())
    assert checked is not None
    written = target.emit(checked, program_of(checked), Options())
    assert rows(written["naps.csv"])[0]["label"] == "D1.1"
    assert "- filled in: screen, phone" in written["naps.md"] and "You can talk to us." in written["naps.md"]
