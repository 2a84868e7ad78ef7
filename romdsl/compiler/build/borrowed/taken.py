"""What comes out of one borrow."""

from __future__ import annotations

from dataclasses import dataclass

from ....model.measure import (
    Alert,
    Block,
    Borrowed,
    Change,
    Check,
    Contacts,
    Item,
    Let,
    Measure,
    Note,
    Placed,
    Rows,
    Scale,
    Score,
    Table,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """The parts of a lender that are taken, with their new names, and what the measure must have for them.

    `named` is what stands behind `from`; `borrowed` are the lender and those that it borrows from itself;
    `occasions` are those of the lender at which something of it is asked.
    """

    lender: Measure
    named: Placed[str]
    borrowed: tuple[Borrowed, ...]
    parts: tuple[Block | Item | Note | Rows, ...] = ()
    contexts: tuple[Item, ...] = ()
    scales: tuple[Scale, ...] = ()
    lets: tuple[Let, ...] = ()
    scores: tuple[Score, ...] = ()
    tables: tuple[Table, ...] = ()
    alerts: tuple[Alert, ...] = ()
    checks: tuple[Check, ...] = ()
    contacts: tuple[Contacts, ...] = ()
    changes: tuple[Change, ...] = ()
    occasions: frozenset[str] = frozenset()
