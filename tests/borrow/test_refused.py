"""What cannot be borrowed, or not so: each is told where it is borrowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from romdsl.checking import look_at

from .folders import Files, findings, lent, written
from .lender import EVERY

SMALL = """
measure small "Small"
version 1.0.0
language en
recall "the last 2 weeks"
respondent self
source "Made up"
licence { holder "H"; terms "T"; allows electronic; FORBIDS }
scale often { 0 "Never"; 1 "Often" }
context sex "Sex" scale { m "Male"; f "Female" }
block b "In the last 2 weeks" scale often validated { q1 "One?"; q2 "Two?"; q3 "Three?" }
item extra "More?" scale often
score total = sum(b) { missing none; higher worse; caseness 2.. when sex is m source "Made up"; caseness 1.. when sex is f source "Made up" }
score short = sum(q1, q2) { missing none; higher worse; PUBLISHED }
alert told when q1 >= 1 { severity low; staff "Ask."; contacts local }
contacts local { "Lender's own" }
"""


def small(published: str = "bands { 0 low; 1..2 high }", forbids: str = "forbids adapt", **other: str) -> Files:
    text = SMALL.replace("PUBLISHED", published).replace("FORBIDS", forbids)
    for old, new in other.items():
        text = text.replace(old, new)
    return {"measure.rom": text}


def told(folder: Path, line: str, lender: Files, *own: str) -> list[tuple[str, str]]:
    """The errors at the line that borrows, which is the third, as name and message."""
    text = "\n".join(('measure mixed "Mixed"', "version 1.0.0", line, *own))
    found = findings(folder, text, {"small@1.0.0": lender})
    return [(name, message) for name, message, place in found if place == 3]


@pytest.mark.parametrize(
    ("line", "rule", "message"),
    [
        ("borrow s from small@1.0.0 take b", "borrow-not-verbatim", "not said to be taken word for word"),
        ("borrow s from small@1.0.0 verbatim take q3, q1", "borrow-changes", "“q1” stands behind “q3” here"),
        ("borrow s from small@1.0.0 verbatim take extra, b", "borrow-changes", "“b” stands behind “extra” here"),
        ("borrow s from small@1.0.0 verbatim take q1, q2, short", "borrow-changes", "“short” has bands"),
        ("borrow s from small@1.0.0 verbatim take q1..q2, total", "borrow-lacks", "rests on q3, not taken"),
        ("borrow s from small@1.0.0 verbatim take q3..q1", "borrow-lacks", "nothing called “q3..q1”"),
        ("borrow s from small@1.0.0 verbatim take totel", "borrow-lacks", "nothing called “totel”"),
        ("borrow s from small@1.1.0 verbatim", "borrow-not-found", "“small@1.1.0” is not here"),
        ("borrow s from small verbatim", "borrow-not-found", "does not say which measure"),
        ("borrow s from ../small@1.0.0 verbatim", "borrow-not-found", "does not say which measure"),
        ("borrow s from small@1.0.0/../x verbatim", "borrow-not-found", "does not say which measure"),
    ],
)
def test_at_the_line(line: str, rule: str, message: str, tmp_path: Path) -> None:
    found = told(tmp_path, line, small())
    assert any(name == rule and message in said for name, said in found), found


@pytest.mark.parametrize(
    "published",
    [
        'caseness 1.. source "Made up"',
        'norm mean 1 sd 1 of "All" source "Made up"',
        'reliable change 1 source "Made up"',
        'clinical cutoff a clinical 2, 1 source "Made up"',
        "bands { 0 low; 1..2 high }",
    ],
)
def test_what_is_published_of_a_score_needs_the_whole_block(published: str, tmp_path: Path) -> None:
    line = "borrow s from small@1.0.0 verbatim take q1, q2, short"
    assert [name for name, _ in told(tmp_path, line, small(published))] == ["borrow-changes"]
    whole = "borrow s from small@1.0.0 verbatim take b, short"
    assert told(tmp_path, whole, small(published)) == []
    assert told(tmp_path, line, small("decimals 1")) == []


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ('recall "the last month"', "asks about the last 2 weeks, and this measure the last month"),
        ("respondent proxy", "is answered by self, and this measure proxy"),
        ("language de", "is in the language en, and this measure de"),
    ],
)
def test_what_stands_above_all_questions_holds_for_borrowed_ones(own: str, message: str, tmp_path: Path) -> None:
    found = told(tmp_path, "borrow s from small@1.0.0 verbatim", small(), own)
    assert [name for name, _ in found] == ["borrow-changes"]
    assert message in found[0][1]


def test_the_same_time_in_other_words(tmp_path: Path) -> None:
    line = "borrow s from small@1.0.0 verbatim"
    assert told(tmp_path, line, small(), 'recall "Over the past two weeks"') == []


@pytest.mark.parametrize(
    ("answer", "alike"),
    [
        ('scale { m "Male"; f "Female" }', True),
        ('scale { m "Female"; f "Male" }', False),
        ('scale { m "Male"; f "Female"; x "Other" }', False),
        ("answer text", False),
    ],
)
def test_a_context_of_one_name_is_one_context(answer: str, alike: bool, tmp_path: Path) -> None:
    found = told(tmp_path, "borrow s from small@1.0.0 verbatim", small(), f'context sex "Sex" {answer}')
    assert [name for name, _ in found] == ([] if alike else ["borrow-unlike"])


def test_contacts_of_two_lenders_differ(tmp_path: Path) -> None:
    other = {
        "measure.rom": small()["measure.rom"].replace("measure small", "measure big").replace("Lender's own", "Else")
    }
    text = 'measure m "M"\nborrow s from small@1.0.0 verbatim\nborrow b from big@1.0.0 verbatim\n'
    lenders = {"small@1.0.0": small(), "big@1.0.0": other}
    assert [name for name, _, _ in findings(tmp_path, text, lenders)] == ["borrow-unlike"]
    assert findings(tmp_path, text + 'contacts local { "Here" }\n', lenders) == []


@pytest.mark.parametrize(
    ("forbids", "line", "rule"),
    [
        ("forbids subset", "borrow s from small@1.0.0 verbatim take b, total", "borrow-in-part"),
        ("forbids reproduce", "borrow s from small@1.0.0 verbatim", "licence-forbids-building"),
        ("until 2020-01-31", "borrow s from small@1.0.0 verbatim", "licence-ended"),
    ],
)
def test_the_terms_of_the_lender_hold(forbids: str, line: str, rule: str, tmp_path: Path) -> None:
    assert [name for name, _ in told(tmp_path, line, small(forbids=forbids))] == [rule]


def test_electronic_use_is_forbidden(tmp_path: Path) -> None:
    text = small(forbids="forbids electronic")["measure.rom"].replace("allows electronic", "allows reproduce")
    found = told(tmp_path, "borrow s from small@1.0.0 verbatim", {"measure.rom": text})
    assert [name for name, _ in found] == ["electronic-forbidden"]
    assert "The licence of “small”" in found[0][1]


def test_taking_all_items_one_by_one_is_no_part(tmp_path: Path) -> None:
    line = "borrow s from small@1.0.0 verbatim take b, extra, total"
    assert told(tmp_path, line, small(forbids="forbids subset")) == []


def test_published_numbers_on_a_block_that_was_cut(tmp_path: Path) -> None:
    line = "borrow s from small@1.0.0 verbatim take q1, q2"
    own = 'score mine = sum(s.q1, s.q2) { missing none; higher worse; caseness 2.. source "Made up" }'
    text = "\n".join(('measure mixed "Mixed"', line, own))
    assert [name for name, _, _ in findings(tmp_path, text, {"small@1.0.0": small()})] == ["norm-on-cut-block"]
    without = text.replace('; caseness 2.. source "Made up"', "")
    assert findings(tmp_path, without, {"small@1.0.0": small()}) == []


@pytest.mark.parametrize(
    ("formula", "is_unlike"),
    [
        ("sum(s.b, mine) missing", True),
        ("s.total + mine missing", True),
        ("mid + mine missing", True),
        ("if s.total >= 2 then 1 else 0 missing", False),
        ("sum(s.b) missing", False),
        ("s.total + s.extra missing", False),
    ],
)
def test_totals_over_unlike_parts(formula: str, is_unlike: bool, tmp_path: Path) -> None:
    rule = " { missing none; higher worse" if "sum" in formula else " { higher worse"
    score = f"score all = {formula.removesuffix(' missing')}{rule}"
    text = f'measure m "M"\nborrow s from small@1.0.0 verbatim\nitem mine "Mine?" answer number 0..1 points\nlet mid = s.total * 2\n{score} }}\n'
    lenders = {"small@1.0.0": small()}
    names = [name for name, _, _ in findings(tmp_path, text, lenders)]
    assert ("total-over-unlike-parts" in names) == is_unlike
    said = text.replace(rule, f'{rule}; construct "Both are trouble"')
    assert "total-over-unlike-parts" not in [name for name, _, _ in findings(tmp_path, said, lenders)]


def test_a_circle(tmp_path: Path) -> None:
    """a borrows b, which borrows a: each folder holds the next, and a link closes the circle."""
    a, b = (f'measure {one} "M"\nversion 1.0.0\nborrow x from {two}@1.0.0 verbatim\n' for one, two in ("ab", "ba"))
    path = written(tmp_path / "a", {"measure.rom": a})
    lent(tmp_path / "a", {"b@1.0.0": {"measure.rom": b}})
    (tmp_path / "a" / "borrowed" / "b@1.0.0" / "borrowed").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "a@1.0.0").symlink_to(tmp_path / "a", target_is_directory=True)
    found = look_at(path).report.findings
    assert [finding.rule.name for finding in found] == ["borrow-not-found"]
    assert "goes in a circle: a@1.0.0, which borrows from b@1.0.0, which borrows from a@1.0.0" in found[0].message


def test_too_deep(tmp_path: Path) -> None:
    folder = tmp_path / "m0"
    for depth in range(7):
        own = f"borrow x from m{depth + 1}@1.0.0 verbatim\n" if depth < 6 else 'item q "Q?" answer text\n'
        written(folder, {"measure.rom": f'measure m{depth} "M"\nversion 1.0.0\n{own}'})
        folder = folder / "borrowed" / f"m{depth + 1}@1.0.0"
    found = look_at(tmp_path / "m0" / "measure.rom").report.findings
    assert "more than 4 measures deep" in found[0].message
    assert look_at(tmp_path / "m0" / "borrowed" / "m1@1.0.0" / "borrowed" / "m2@1.0.0" / "measure.rom").checked


def test_too_many(tmp_path: Path) -> None:
    lines = "\n".join(f"borrow s{n} from small@1.0.0 verbatim take q1" for n in range(51))
    names = [
        name for name, _, _ in findings(tmp_path, f'measure m "M"\n{lines}\n', {"small@1.0.0": small("decimals 1")})
    ]
    assert names.count("too-much-borrowed") == 1


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    """Not even the shipped measure is read in its place: what stands there was meant."""
    text = 'measure m "M"\nborrow s from phq9@1.0.0 verbatim\n'
    path = written(tmp_path / "m", {"measure.rom": text})
    outside = tmp_path / "outside"
    written(outside, small())
    (tmp_path / "m" / "borrowed").mkdir()
    (tmp_path / "m" / "borrowed" / "phq9@1.0.0").symlink_to(outside, target_is_directory=True)
    found = look_at(path).report.findings
    assert [finding.rule.name for finding in found] == ["borrow-not-found"]
    assert "leads out of the folder" in found[0].message


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"measure.rom": 'measure other "O"\nversion 1.0.0\n'}, "is “other”, not “small”"),
        ({"measure.rom": 'measure small "S"\nversion 2.0.0\n'}, "here as 2.0.0, not as 1.0.0"),
        ({"measure.rom": 'measure small "S"\n'}, "here as no version"),
        ({"measure.rom": 'measure small "S"\nversion 1.0.0\nitem q "Q?" anser text\n'}, "has faults of its own"),
        ({"other.rom": ""}, "“small@1.0.0” is not here"),
    ],
)
def test_what_stands_there_is_another(files: Files, message: str, tmp_path: Path) -> None:
    found = told(tmp_path, "borrow s from small@1.0.0 verbatim", files)
    assert [name for name, _ in found] == ["borrow-not-found"]
    assert message in found[0][1]


def test_rows_and_grids_are_taken_whole(tmp_path: Path) -> None:
    for take, message in (("goals.level", "rows are taken whole"), ("slept_monday", "one cell of the row “slept”")):
        text = f'measure m "M"\nborrow b from every@2.1.0 verbatim take {take}\n'
        lent(tmp_path, {"every@2.1.0": EVERY})
        found = look_at(written(tmp_path, {"measure.rom": text})).report.findings
        assert any(message in finding.message + finding.help for finding in found), found


def test_an_item_bank_is_not_taken_apart(tmp_path: Path) -> None:
    path = tmp_path / "own.rom"
    path.write_text(
        'measure own "Own"\nversion 1.0.0\nlanguage en\nborrow coping from everyday_coping@0.1.0 verbatim\n'
        'item how "How are you?" answer text optional\n',
        encoding="utf-8",
    )
    report = look_at(path).report
    assert [(finding.rule.code, finding.span.line) for finding in report.findings] == [("ROM247", 4)]
