"""What the codebook and `romdsl check --explain-scores` say of changes; numbers worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.emit.change_table import change_tables
from romdsl.targets.codebook.page import changes
from tests.command_line import romdsl
from tests.over_time.test_own_rows import checked_of

MEASURE = """
measure low "Low"
occasions { baseline "First visit"; review "Every month" every 4 weeks until end; end "Last visit" }
context age "Age" answer number 10..99 years
item a "A" answer number 0..20 points
item b "B" answer number 0..20 points
score total "Total" = a {
  higher worse
  caseness 10.. when age < 18 source "Made"
  caseness 12<.. when age >= 18 source "Made"
  reliable change 6 source "Made"
}
score well = b { higher better }
change drop "Drop" of total from baseline to review
change clinic of total from review to last {
  reliable change from sd 5 reliability 0.8 source "A clinic"
  clinical cutoff c clinical 16, 4 functional 8, 6 source "A clinic"
}
change coping of well from first to end { clinical cutoff a clinical 8, 2 source "Made" }
change half from baseline to end = if total <= at(baseline).total / 2 then "halved" else "more" { scale halves }
scale halves { halved "Halved"; more "More" }
change share from baseline to end = at(baseline).total - total { decimals 1; higher better; reliable change 2 source "Made" }
"""


@pytest.fixture(scope="module")
def tables() -> dict[str, tuple[dict[str, list[str]], dict[str, str]]]:
    found = {}
    for table in change_tables(checked_of(MEASURE).measure):
        rows: dict[str, list[str]] = {}
        for name, text in table.rows:
            rows.setdefault(name, []).append(text)
        found[table.id] = (rows, {code: when for code, _, when in table.classes})
    return found


Tables = dict[str, tuple[dict[str, list[str]], dict[str, str]]]


def test_what_is_compared(tables: Tables) -> None:
    rows, _ = tables["drop"]
    assert rows["is"] == ["total at the second visit less total at the first"]
    assert rows["from"] == ["baseline (First visit)"] and rows["to"] == ["review (Every month), the last one"]
    rows, _ = tables["clinic"]
    assert rows["from"] == ["review (Every month), the first one"] and rows["to"] == ["the person's last visit"]
    assert tables["share"][0]["formula"] == ["at(baseline).total - total"]


def test_the_limits_of_the_score_hold_where_the_change_has_none(tables: Tables) -> None:
    rows, _ = tables["drop"]
    assert rows["for the better"] == ["a fall"] and rows["reliable change"] == ["6 or more (Made)"]
    assert rows["a case is"] == ["10 or more when age < 18 (Made)", "more than 12 when age >= 18 (Made)"]


def test_limits_that_are_worked_out(tables: Tables) -> None:
    """1.96 · 5 · √0.4 = 6.198; c = (6 · 16 + 4 · 8) / (6 + 4) = 12.8; a = 8 + 2 · 2 = 12."""
    rows, _ = tables["clinic"]
    said = "6.20 or more: 1.96 · 5 · √(2 · (1 − 0.8)), of standard deviation and reliability (A clinic)"
    assert rows["reliable change"] == [said]
    said = "12.80 or more: criterion c, from clinical mean 16, SD 4; functional mean 8, SD 6 (A clinic)"
    assert rows["a case is"] == [said]
    rows, _ = tables["coping"]
    assert rows["for the better"] == ["a rise"]
    assert rows["a case is"] == ["12.00 or less: criterion a, from clinical mean 8, SD 2 (Made)"]


def test_the_classes_that_there_can_be(tables: Tables) -> None:
    classes = {id: list(found) for id, (_, found) in tables.items()}
    every = [
        "reliable_recovery", "reliable_improvement", "recovery", "no_reliable_change", "reliable_deterioration",
    ]  # fmt: skip
    assert classes["drop"] == classes["clinic"] == every
    assert classes["coping"] == ["recovery"] and "is not known" in tables["coping"][1]["recovery"]
    assert classes["share"] == ["reliable_improvement", "no_reliable_change", "reliable_deterioration"]
    assert classes["half"] == []
    assert tables["half"][0]["class"] == ["none: the measure does not say whether higher is better or worse"]
    assert "may be error of measurement" in tables["drop"][1]["recovery"]


def test_where_there_is_no_class_it_is_said_why() -> None:
    text = MEASURE.replace('end "Last visit" }', 'end "Last visit"; back "Then" looking back to baseline with end }')
    text += "change seen of total from baseline to back\nchange up of well from baseline to end\n"
    found = {table.id: dict(table.rows) for table in change_tables(checked_of(text).measure)}
    assert found["seen"]["class"] == "none: one of both visits looks back"
    assert found["up"]["class"] == "none: the measure says neither what is more than error nor what a case is"


def test_the_page_and_the_command_say_it(tmp_path: Path) -> None:
    page = "\n".join(changes(checked_of(MEASURE).measure))
    assert "### `drop` Drop" in page and "| reliable change | 6 or more (Made) |" in page
    assert "| `reliable_deterioration` | Reliable deterioration | worse by the reliable change or more |" in page
    assert "| formula | `at(baseline).total - total` |" in page
    file = tmp_path / "low.rom"
    file.write_text(MEASURE, encoding="utf-8")
    said = romdsl("check", str(file), "--explain-scores").out
    assert "change drop  Drop\n" in said and "reliable change  6 or more (Made)" in said
    assert "Reliable deterioration: worse by the reliable change or more" in said
