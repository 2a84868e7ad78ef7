"""No text in either spelling makes a traceback or a hang, and no fault is lost beside others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from romdsl.compiler import read, write
from romdsl.compiler.parse.files import source_from_bytes
from romdsl.diagnostics import Report
from romdsl.source import Source
from tests.texts import EVERY_WORD

MEASURES = [
    (path.name, path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent.parent / "measures").glob("*/measure.*"))
]
MEASURES += [("every.rom", EVERY_WORD), ("every.yaml", write.to_yaml(Source("every.rom", EVERY_WORD)))] * 3
FRAGMENTS = (
    "{", "}", "(", ")", '"', "'", '"""', ";", "#", " # ", ":", ": ", "- ", "&a ", "*a", "!x ", "<<: *a", "[", "{a:1}", "|", ">-",
    "\n", "\n\n", "  ", "\t", "\u202e", "\x00", "=", "..", "..<", "when", "missing", "score x", "scale", "items:", "if", "and",
    "“", "”", "\\", "%YAML 1.1\n", "---\n", "...\n", "? ", "@", "`", ",", "\u2028", "\ufeff", '"\\x', "\ud800", "(" * 100,
    "{" * 60, "[" * 60, "- " * 60, "->", " -> ", "includes", "recode(", "recode(x, 0 -> ", "across", "table t", "bands when ", "several",
    "check c that", "rows:", "by: x\n", "norm mean", "from \"../x.csv\"", "t(x).", "8..10", "else -> ", "not " * 100, "9" * 5000, "\ue000",
)  # fmt: skip
SECONDS = 5
"""For one text of a few kilobytes; it takes some hundredths of one."""


def reads(source: Source) -> Report:
    """Reads and writes a text, and holds what is found to the text."""
    start = time.process_time()
    report = Report()
    measure = read(source, report)
    assert measure is not None or report.has_errors
    for finding in report.findings:
        span = finding.span
        assert 0 <= span.start <= span.end <= len(source.text) + 1
        assert span.line >= 1 and span.column >= 1 and finding.message
    write.formatted(source)
    assert time.process_time() - start < SECONDS
    return report


@st.composite
def mutated(draw: st.DrawFn) -> Source:
    """A shipped measure after some slips of the hand, at times under the other ending."""
    name, text = draw(st.sampled_from(MEASURES))
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:place] + draw(st.sampled_from(FRAGMENTS)) + text[place:]
            case 1:
                text = text[:place] + text[place + draw(st.integers(1, 40)) :]
            case 2:
                other = draw(st.integers(0, len(text)))
                text = text[:place] + text[other : other + draw(st.integers(1, 80))] + text[place:]
            case _:
                lines = text.split("\n")
                row = draw(st.integers(0, len(lines) - 1))
                lines[row] = " " * draw(st.integers(0, 4)) + lines[row].lstrip()
                text = "\n".join(lines)
    return Source(draw(st.sampled_from([name, name, "other.rom", "other.yaml"])), text)


@given(mutated())
@settings(max_examples=150)
def test_mutated_measures(source: Source) -> None:
    reads(source)


@given(
    st.sampled_from(["m.rom", "m.yaml", "m"]),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5)), max_size=40).map("".join),
)
@settings(max_examples=150)
def test_random_texts(name: str, text: str) -> None:
    reads(Source(name, text))


@given(st.binary(max_size=60))
def test_random_bytes(data: bytes) -> None:
    report = Report()
    assert (source_from_bytes("m.rom", data, report) is None) == report.has_errors


FAULTS = {
    "rom": (
        ('item a{} "A" answer text requierd', "unknown-word"),
        ('item a{} "A', "open-quote"),
        ("let a{} = 1 + * 2", "formula-breaks-off"),
        ('scale a{} {{ 0 "No"; 1 Yes }}', "text-without-quotes"),
        ('alert a{} {{ severity highh; when 1 = 1 }}', "not-among"),
        ("statsu draft", "unknown-word"),
        ("}}", "stray-brace"),
        ("translation a{} {{ }}", "word-comes-later"),
        ('rows a{} "A" 0..2.5 {{ g "G" answer text }}', "not-a-count"),
        ('occasions {{ a{} "A" every some weeks }}', "not-a-timing"),
        ("change a{} from start to end", "change-lacks-word"),
        ('score a{} = 1 missing none', "word-out-of-place"),
        ('case "a{}" {{ gives }}', "no-value"),
        ('item a{} “A” answer text', "curly-quote"),
        ("let a{} = 1\n  + 2", "line-begins-with-sign"),
        ('item a{} "A\u202e" answer text', "refused-character"),
        ("table a{} by x {{ 1 -> one }}", "not-a-cell"),
        ("table a{} by x, y {{ 1, 2 -> 3; 1 -> 2 }}", "uneven-row"),
        ('table a{} by x from "none.csv"', "no-table-file"),
        ("let a{} = recode(x, 0 = 1)", "not-a-recode"),
        ('score a{} = 1 {{ norm mean 2; higher better }}', "lacks-word"),
        ('item a{} "A" several answer date', "several-without-scale"),
        ('check a{} "A"', "no-condition"),
        ('block a{} "A" across w1 "W answer date {{ q "Q" }}', "open-quote"),
    ),
    "yaml": (
        ("item a{}:\n  text: A\n  answer: text\n  requierd: yes", "unknown-word"),
        ("item a{}: A: b", "text-needs-quotes"),
        ("item a{}: A # of days", "cut-at-hash"),
        ("let a{}: 1 + * 2", "formula-breaks-off"),
        ("item a{}: !x", "yaml-tag"),
        ("item a{}: *x", "yaml-anchor"),
        ("scale a{}: {{0: No, or hardly}}", "key-without-value"),
        ("item a{}:\n  text: A\n   answer: text", "indent-slip"),
        ("no colon {}", "unreadable-line"),
        ("item a{}: 'A' and b", "text-needs-quotes"),
        ("translation a{}:\n  x: y", "word-comes-later"),
        ("alert a{}:\n  when: 1 = 1\n  severity: highh", "not-among"),
        ("item a{}: [A", "text-needs-quotes"),
        ("item a{}: A\u202e", "refused-character"),
        ("table a{}:\n  by: x\n  rows:\n    1: one", "not-a-cell"),
        ("table a{}:\n  by: x\n  rows:\n    - 1, 2 -> 3", "uneven-row"),
        ("table a{}:\n  by: x\n  from: none.csv", "no-table-file"),
        ("let a{}: recode(x, 0 = 1)", "not-a-recode"),
        ("score a{}:\n  value: 1\n  bands wen x:\n    0: a", "unknown-word"),
        ("item a{}:\n  text: A\n  several: yes\n  answer: date", "several-without-scale"),
        ("check a{}:\n  text: A", "no-condition"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("spelling", ["rom", "yaml"])
@given(data=st.data())
@settings(max_examples=80)
def test_no_fault_hides_another(spelling: str, data: st.DataObject) -> None:
    """Some faults one below the other: each is found, at its own lines."""
    chosen = data.draw(st.lists(st.sampled_from(FAULTS[spelling]), min_size=1, max_size=7))
    text = 'measure m "M"\n' if spelling == "rom" else "measure m: M\n"
    claimed: list[tuple[str, int, int]] = []
    for number, (fault, name) in enumerate(chosen):
        first = text.count("\n") + 1
        text += fault.format(number) + "\n"
        claimed.append((name, first, text.count("\n")))
    report = reads(Source(f"m.{spelling}", text))
    found = [(finding.rule.name, finding.span.line) for finding in report.findings]
    for name, first, last in claimed:
        assert any(rule == name and first <= line <= last for rule, line in found), (name, first, text, found)


def test_limits() -> None:
    """Past each limit a finding, in either spelling, and quickly."""
    long = "x" * 10_001
    deep = 'measure m "M"\nlicence ' + "{ holder " * 60
    cases = [
        ("m.rom", f'measure m "{long}"\n', "text-too-long"),
        ("m.yaml", f"measure m: {long}\n", "text-too-long"),
        ("m.rom", deep, "nested-too-deep"),
        ("m.yaml", "measure m: M\nscale s: " + "[" * 100_000, "text-needs-quotes"),
        ("m.yaml", "measure m: M\nscale s: " + "[a, " * 100 + "]" * 100, "nested-too-deep"),
        ("m.yaml", "measure m: M\nscale s: " + "{a: " * 20_000, "nested-too-deep"),
        ("m.rom", "#" * 6_000_001, "file-too-large"),
        ("m.yaml", "measure m: M\n" + "? " * 5_000, "key-is-no-text"),
        ("m.yaml", "measure m: M\na: &a [x, x]\nb: &b [*a, *a]\n<<: [*a, *b]\n", "yaml-merge-key"),
        ("m.yaml", "", "empty-file"),
        ("m.rom", "\n# nothing\n", "empty-file"),
        ("m.yaml", "- a\n- b\n", "not-a-list-of-keys"),
        ("m.yaml", "just text", "not-a-list-of-keys"),
    ]
    for name, text, rule in cases:
        report = reads(Source(name, text)) if len(text) < 6_000_000 else _read(Source(name, text))
        assert rule in [finding.rule.name for finding in report.findings], (rule, report.findings[:3])


def _read(source: Source) -> Report:
    report = Report()
    read(source, report)
    return report


def test_too_many_items() -> None:
    text = (
        'measure m "M"\nscale s { 0 "N" }\nblock b "B" scale s {\n'
        + "".join(f'i{n} "I"\n' for n in range(20_001))
        + "}\n"
    )
    assert [finding.rule.name for finding in _read(Source("m.rom", text)).findings] == ["too-many-items"]


@pytest.mark.parametrize(
    ("data", "rule", "place"),
    [
        (b'\xef\xbb\xbfmeasure m "M"\r\nversion 1.0.0\r\n', None, None),
        (b'measure m "caf\xe9"\n', "not-utf8", (1, 15)),
        (b'measure m "M"\r\n# \xff\n', "not-utf8", (2, 3)),
        ('measure m "M"'.encode("utf-16"), "not-utf8", (1, 1)),
        (b"#" * 6_000_001, "file-too-large", (1, 1)),
    ],
)
def test_bytes_of_a_file(data: bytes, rule: str | None, place: tuple[int, int] | None) -> None:
    report = Report()
    source = source_from_bytes("m.rom", data, report)
    if rule is None:
        assert source is not None and "\r" not in source.text and not _read(source).findings
    else:
        (finding,) = report.findings
        assert (finding.rule.name, (finding.span.line, finding.span.column)) == (rule, place)
