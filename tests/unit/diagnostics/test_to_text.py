"""Findings as people see them: carets under the place, cut to the width, colour as an extra."""

from __future__ import annotations

import pytest

from romdsl.diagnostics import Finding, Rule
from romdsl.diagnostics.excerpt import width_of
from romdsl.diagnostics.to_text import colour_wanted, count_line, to_text
from romdsl.source import Source, Span

ERROR = Rule("ROM999", "some-fault", "error")
WARNING = Rule("ROM998", "some-doubt", "warning")
NOTE = Rule("ROM997", "some-remark", "note")


def span(source: Source, text: str, occurrence: int = 1) -> Span:
    start = -1
    for _ in range(occurrence):
        start = source.text.index(text, start + 1)
    return Span(source, start, start + len(text))


def lines_of(finding: Finding) -> list[str]:
    return to_text([finding], 1, colour=False).split("\n")


def test_the_label_stands_beside_the_caret_and_a_second_place_on_the_same_line() -> None:
    source = Source("a.rom", "bands { 5..9 mild; 11..14 moderate }")
    finding = ERROR.at(span(source, "11..14"), "A gap.", help="write 10..14", label="begins at 11")
    assert lines_of(finding.because(span(source, "5..9"), "ends at 9").detail("10 can be reached.")) == [
        "error A gap.  ROM999 some-fault",
        "  a.rom:1:20",
        "  |",
        "1 | bands { 5..9 mild; 11..14 moderate }",
        "  |         ----       ^^^^^^ begins at 11",
        "  |         |",
        "  |         ends at 9",
        "  |",
        "  10 can be reached.",
        "  help: write 10..14",
        "",
        "1 error in 1 measure",
        "More on one of them: romdsl explain ROM999",
        "",
    ]


def test_a_second_place_on_another_line_has_its_own_with_its_number() -> None:
    source = Source("a.rom", "scale often {\n" + "\n" * 8 + "item q1 scale ofen")
    finding = ERROR.at(span(source, "ofen"), "No scale.").because(span(source, "often"), "similar")
    assert lines_of(finding)[2:9] == [
        "   |",
        "10 | item q1 scale ofen",
        "   |               ^^^^",
        "   |",
        " 1 | scale often {",
        "   |       ----- similar",
        "",
    ]


def test_a_second_place_in_another_file_names_the_file() -> None:
    one, other = Source("a.rom", "item q1"), Source("b.rom", "\nitem q1")
    finding = ERROR.at(span(one, "q1"), "Twice.").because(span(other, "q1"), "first here")
    assert "  b.rom:2:6" in lines_of(finding)


@pytest.mark.parametrize("place", [0, 60, 150, 296])
def test_a_long_line_is_cut_around_the_place(place: int) -> None:
    source = Source("a.rom", "x" * place + "HERE" + "y" * (296 - place))
    shown = lines_of(ERROR.at(span(source, "HERE"), "Here."))
    line, carets = shown[3], shown[4]
    assert width_of(line) <= 80
    assert line.index("HERE") == carets.index("^^^^")
    assert line.startswith("1 | …") == (place > 70)
    assert line.endswith("…") == (place < 200)


def test_two_places_far_apart_on_a_long_line_are_shown_apart() -> None:
    source = Source("a.rom", "ONE" + "x" * 300 + "TWO")
    shown = lines_of(ERROR.at(span(source, "TWO"), "Two.", label="here").because(span(source, "ONE"), "and here"))
    assert [line for line in shown if "^^^ here" in line]
    assert [line for line in shown if "--- and here" in line]
    assert all(width_of(line) <= 80 for line in shown)


def test_wide_letters_and_tabs_move_the_caret() -> None:
    source = Source("a.rom", "\t日本 HERE")
    shown = lines_of(ERROR.at(span(source, "HERE"), "Here."))
    assert shown[3] == "1 |     日本 HERE"
    assert shown[4] == "  | " + " " * (4 + 4 + 1) + "^^^^"
    assert shown[1] == "  a.rom:1:5"


def test_a_letter_that_joins_another_takes_no_room() -> None:
    source = Source("a.rom", "e\u0301 HERE")
    assert lines_of(ERROR.at(span(source, "HERE"), "Here."))[4] == "  |   ^^^^"


def test_what_cannot_be_seen_is_written_out() -> None:
    source = Source("a.rom", "a\u202eb")
    shown = lines_of(ERROR.at(span(source, "\u202e"), "Turns the line round."))
    assert shown[3:5] == ["1 | a<U+202E>b", "  |  ^^^^^^^^"]


def test_a_place_beyond_the_end_of_a_line_has_a_caret() -> None:
    source = Source("a.rom", "score total =")
    assert lines_of(ERROR.at(Span(source, 13, 13), "Here."))[4] == "  |              ^"


def test_a_place_over_several_lines_is_marked_on_its_first() -> None:
    source = Source("a.rom", "sum(\nq1)")
    assert lines_of(ERROR.at(Span(source, 0, 8), "Here."))[3:5] == ["1 | sum(", "  | ^^^^"]


def test_long_sentences_are_wrapped_and_the_code_stays_whole() -> None:
    source = Source("a.rom", "x")
    shown = to_text([ERROR.at(Span(source, 0, 1), "word " * 30 + "end.", help="do " * 40)], 1, colour=False)
    assert all(width_of(line) <= 80 for line in shown.splitlines())
    assert "ROM999 some-fault" in shown


def test_the_last_lines_count_in_words_and_name_the_weightiest() -> None:
    source = Source("a.rom", "x")
    findings = [rule.at(Span(source, 0, 1), "x.") for rule in (NOTE, WARNING, ERROR, ERROR, ERROR)]
    assert to_text(findings, 2, colour=False).splitlines()[-2:] == [
        "3 errors, 1 warning, 1 note in 2 measures",
        "More on one of them: romdsl explain ROM999",
    ]
    assert count_line(findings[1:2], 1) == "1 warning in 1 measure"
    assert to_text([], 3, colour=False) == "No findings in 3 measures\n"


def test_colour_changes_no_sign() -> None:
    source = Source("a.rom", "bands { 5..9 mild; 11..14 moderate }")
    finding = WARNING.at(span(source, "11..14"), "A gap.", help="x", label="y").because(span(source, "5..9"), "z")
    coloured = to_text([finding], 1, colour=True)
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    assert "\x1b[36m5..9\x1b[0m" in coloured
    plain = coloured
    for code in ("0", "1", "2", "36", "1;33"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert [line.rstrip() for line in plain.split("\n")] == to_text([finding], 1, colour=False).split("\n")


@pytest.mark.parametrize(
    ("choice", "terminal", "environment", "wanted"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
    ],
)
def test_colour_only_where_it_is_wanted(choice: str, terminal: bool, environment: dict[str, str], wanted: bool) -> None:
    assert colour_wanted(choice, terminal, environment) is wanted  # type: ignore[arg-type]
