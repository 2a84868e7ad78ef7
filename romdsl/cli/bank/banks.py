"""The bank that a command works on."""

from __future__ import annotations

from pathlib import Path

from ...banks.content import Content
from ...banks.from_measure import contents
from ...diagnostics import nearest
from ...faults import Fault, unreadable
from ...model.measure import Measure
from ..findings import the_measure


def the_bank(measure: str, bank: str | None = None) -> Content:
    """The one bank of a measure, or the one that is named; errors of the measure end the command."""
    checked, _ = the_measure(measure)
    return bank_in(checked.measure, bank)


def bank_in(measure: Measure, bank: str | None) -> Content:
    """The one bank of a measure, or the one that is named; raises Fault where that is none."""
    found = {content.id: content for content in contents(measure)}
    if not found:
        raise Fault(f"the measure {measure.id} has no item bank")
    if bank is None and len(found) == 1:
        bank = next(iter(found))
    if bank is None:
        raise Fault(f"the measure {measure.id} has several banks; name one with --bank: {', '.join(found)}")
    if bank not in found:
        near = nearest(bank, found)
        raise Fault(
            f"there is no bank “{bank}”; {f'did you mean {near}?' if near else 'there are ' + ', '.join(found)}"
        )
    if not found[bank].bank.items:
        raise Fault(f"the bank {bank} has no item with parameters")
    return found[bank]


def form_in(content: Content, form: str) -> tuple[int, ...]:
    """The items of a form; raises Fault where it is none."""
    if form not in content.forms:
        near = nearest(form, content.forms)
        known = ", ".join(content.forms) or "none"
        raise Fault(f"there is no form “{form}”; {f'did you mean {near}?' if near else f'there are {known}'}")
    return content.forms[form]


def text_of(path: Path) -> str:
    """The text of a CSV; raises Fault where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise unreadable(path.as_posix(), fault) from None
    except UnicodeDecodeError:
        raise Fault(f"{path} is no text in UTF-8; save it as CSV UTF-8") from None
