"""The terms of what is borrowed, in words: whatever is written of a measure must carry them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.measure import Borrowed, Licence, Measure


def borrowed_terms(measure: Measure) -> tuple[str, ...]:
    """For each measure that parts are borrowed from: which one, its source, its holder and its terms."""
    return tuple(" ".join(_sentences(each)) for each in measure.borrowed)


def licence_terms(licence: Licence) -> list[str]:
    """A licence in words, one text a part."""
    said = [part.value for part in (licence.holder, licence.terms, licence.credit) if part]
    for word, listed in (("Allows", licence.allows), ("Forbids", licence.forbids)):
        if listed:
            said.append(f"{word}: {', '.join(each.value for each in listed)}")
    if licence.until:
        said.append(f"Until: {licence.until.value}")
    return said


def _sentences(borrowed: Borrowed) -> Iterator[str]:
    what = "in part" if borrowed.in_part else "whole"
    said = [
        f"“{borrowed.prefix}” is borrowed word for word, {what}: {borrowed.title.value}, version {borrowed.version}"
    ]
    said += [part.value for part in (borrowed.source, borrowed.citation) if part]
    said += licence_terms(borrowed.licence) if borrowed.licence else []
    yield from (text if text.endswith((".", "!", "?")) else f"{text}." for text in map(str.strip, said) if text)
