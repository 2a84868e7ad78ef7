"""Where the answers to inputs stand in a QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .text import Text, one_of, quoted

FEW = 40


@dataclass(frozen=True, slots=True)
class Repeated:
    """Where an input of a person's own rows stands: in a repetition of a group below the root group.

    `group` and `link` are linkIds, `place` counts from 0 the repetitions in which something is said; `link` is
    None for the input that says whether that row is there.
    """

    group: str
    place: int
    link: str | None

    @property
    def row(self) -> str:
        # Not `repeat(item)`, which would take two rows that say the same for one.
        said = f"linkId = {quoted(self.group)} and item.answer.exists()"
        return f"%resource.item.item.where({said})[{self.place}]"


class Paths:
    """The paths of inputs: those in `repeated` are told by their places, all others have linkIds of their own."""

    def __init__(self, repeated: Mapping[str, Repeated]) -> None:
        self._repeated = repeated

    def answers(self, items: Sequence[str]) -> str:
        """The answers to some items."""
        alone = [item for item in items if item not in self._repeated]
        paths = [wherever(alone)] if alone else []
        for item in items:
            if (place := self._repeated.get(item)) is not None and place.link is not None:
                paths.append(f"{place.row}.item.where({one_of([place.link], 'linkId').text}).answer")
        return paths[0] + "".join(f".combine({path})" for path in paths[1:])

    def row_is_there(self, item: str) -> Text | None:
        """`true` or nothing, for the input that says whether a repetition is there; None for any other input."""
        place = self._repeated.get(item)
        return Text(f"{place.row}.select(true)") if place is not None and place.link is None else None


def wherever(items: Sequence[str]) -> str:
    """The answers to items, however deep they are nested."""
    if len(items) <= FEW:
        which = one_of(items, "linkId")
        return f"%resource.repeat(item).where({which.text}).answer"
    # A text holds thousands of ids where a list of them would be compared one by one.
    listed = quoted(f",{','.join(items)},")
    return f"%resource.repeat(item).where({listed}.contains(',' & linkId & ',')).answer"
