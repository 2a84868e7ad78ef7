"""The JSON Schema for editors is the one that the table of words gives, and takes what the compiler takes.

`python -m tests.test_schema` writes it anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from romdsl.compiler import read, write
from romdsl.compiler.build.schema import json_schema
from romdsl.compiler.build.words import PLACES
from romdsl.diagnostics import Report
from romdsl.source import Source
from tests.texts import EVERY_WORD

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "spec" / "measure.schema.json"
SHIPPED = sorted((ROOT / "measures").glob("*/measure.*"))


class TextLoader(yaml.SafeLoader):
    """Takes every scalar and key as the text that it is."""


TextLoader.yaml_implicit_resolvers = {}


def written() -> str:
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def faults(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(json_schema())
    return [error.message for error in validator.iter_errors(yaml.load(text, Loader=TextLoader))]


def as_yaml(path: Path) -> str:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    return write.to_yaml(source)


def test_the_file_is_what_the_table_gives() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert FILE.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_shipped_measures_fit(path: Path) -> None:
    assert faults(as_yaml(path)) == []


def test_every_word_fits() -> None:
    assert faults(write.to_yaml(Source("every.rom", EVERY_WORD))) == []
    assert faults("measure m: M\ntable t:\n  by: a\n  rows:\n    - 7 -> 1\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "measure m: M\nscore s:\n  value: a\n  bands wen a:\n    0: low\n",
        "measure m: M\ntable t:\n  by: a\n  row:\n    7: 1\n",
        "measure m: M\ntable t:\n  by: a\n  rows: 7\n",
        "measure m: M\ncontext c:\n  text: C\n  required: yes\n",
        "measure m: M\nitem q1:\n  text: T\n  requierd: yes\n",
        "measure m: M\nscore s:\n  value: sum(b)\n  mising: none\n",
        "measure m: M\nstatus: finished\n",
        "measure m: M\nscael s:\n  0: Never\n",
        "measure m: M\nitem q1:\n  text: T\n  required: maybe\n",
        "measure m: M\nblock b:\n  items: q1\n",
        "measure m: M\nversion:\n  number: 1.0.0\n",
    ],
)
def test_what_the_compiler_refuses_for_its_words_the_schema_refuses(text: str) -> None:
    report = Report()
    read(Source("m.yaml", text), report)
    assert any(finding.rule.code.startswith("ROM2") for finding in report.findings)
    assert faults(text)


def test_every_word_of_the_table_stands_in_the_schema() -> None:
    text = written()
    for place in PLACES.values():
        for word in place.words.values():
            assert f'"{word.name}"' in text or f'"^{word.name} ' in text, word.name


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
