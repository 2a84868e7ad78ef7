"""The texts that people read and answer, and how hard they are to read (English)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.measure import Block, Item, Measure, Note, Placed, Rows

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
SENTENCE_END = re.compile(r"[.!?…:;]+(?=\s|$)")
VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Question:
    """A text that is asked, and the item it belongs to."""

    item: Item
    text: Placed[str]


def is_english(measure: Measure) -> bool:
    """Whether the measure says that its texts are English."""
    return measure.language is not None and measure.language.value.lower().split("-")[0] == "en"


def own_questions(measure: Measure) -> Iterator[Question]:
    """The English texts that an author may change: not those of validated blocks, nor of a licence without adapt."""
    if not is_english(measure) or not may_adapt(measure):
        return
    for part in measure.parts:
        if not isinstance(part, Note) and "." in part.id:
            continue  # borrowed words are not the author's
        if isinstance(part, Item):
            yield Question(part, part.text)
        elif isinstance(part, Block) and not part.validated:
            if part.rows:  # each row is read once, whatever its columns are
                yield from (Question(row.items[0], row.text) for row in part.rows if row.items)
            else:
                yield from (Question(item, item.text) for item in part.items)
        elif isinstance(part, Rows):
            yield from (Question(field.items[0], field.text) for field in part.fields)


def may_adapt(measure: Measure) -> bool:
    """Whether the terms leave the words to the author: without a licence they are the author's own."""
    licence = measure.licence
    if licence is None:
        return True
    allowed = {word.value for word in licence.allows}
    return "adapt" in allowed and "adapt" not in {word.value for word in licence.forbids}


def all_texts(measure: Measure) -> Iterator[str]:
    """Every text that stands on the form before or at a question."""
    if measure.instructions is not None:
        yield measure.instructions.value
    for part in measure.parts:
        match part:
            case Note(text):
                yield text.value
            case Item(_, text):
                yield text.value
            case Block(_, stem, members):
                if stem is not None:
                    yield stem.value
                yield from (row.text.value for row in part.rows)
                yield from (column.text for column in part.columns)
                yield from (member.text.value for member in members if not part.rows)
            case Rows(_, stem):
                if stem is not None:
                    yield stem.value
                yield from (field.text.value for field in part.fields)


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    count = len(VOWELS.findall(letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee")) and count > 1:
        count -= 1
    if (
        letters.endswith(("es", "ed"))
        and count > 1
        and not letters.endswith(("ted", "ded", "ses", "ces", "ges", "ies"))
    ):
        count -= 1
    return max(1, count)


def reading_grade(text: str) -> float:
    """The school grade by Flesch and Kincaid: .39 words a sentence + 11.8 syllables a word - 15.59."""
    words = words_of(text)
    sentences = max(1, len([part for part in SENTENCE_END.split(text) if WORD.search(part)]))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
