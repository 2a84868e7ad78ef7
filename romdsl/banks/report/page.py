"""The report as one HTML file without any request, and its pictures alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from ...drawing.document import boxed, document, scrolled, table
from ...drawing.text import plain
from ..content import Content
from .between_groups import MOST_DRAWN, between_groups, by_groups
from .curves import category_curves
from .difference import by_size
from .exposure import exposure_pictures
from .forms import form_pictures
from .information import information
from .item_information import item_information
from .pair import pair_picture
from .path import path_picture, simulated_path
from .people import people_and_items
from .picture import Picture
from .style import NARROW, STYLE
from .subject import NOTHING_MORE, Pair, Subject, Supplements
from .summary import summary
from .sums import sum_pictures

EACH_ITEM, PARAMETERS = "Each item: who gives which answer", "Parameters and words"
CONTENTS = "In this report"
_PAGE = (
    ".items{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;align-items:start}"
    "@media screen and (min-width:48rem){.items{grid-template-columns:repeat(2,minmax(0,1fr))}}"
    "h2{font-size:1.25rem;line-height:1.3;margin:1rem 0 0}"
    "nav h2{margin:0}nav ul{margin:.5rem 0 0;padding:0;list-style:none}nav a{display:block;padding:.25rem 0;color:inherit}"
    "@media screen and (min-width:48rem){nav ul{columns:2;column-gap:1.5rem}nav li{break-inside:avoid}}"
    ".parameters td:nth-child(2){min-width:9rem}"
    ".words{background:var(--box);border-radius:.75rem;padding:1.25rem 1.5rem}"
    ".words h2{margin:1.25rem 0 0}.words p,.words ul{margin:.5rem 0 0}.words ul{padding-inline-start:1.25rem}"
    "dl{margin:0;display:grid;grid-template-columns:minmax(0,1fr);gap:.125rem 1.25rem}"
    "dt{font-weight:600}dd{margin:0 0 .5rem}"
    "@media screen and (min-width:48rem){dl{grid-template-columns:minmax(6rem,11rem) minmax(0,1fr)}}"
    ".caution{background:var(--warm);border-inline-start:6px solid var(--edge);border-radius:.75rem;"
    "padding:1rem 1.25rem;margin:0}"
    "@media print{nav{display:none}.items{grid-template-columns:repeat(2,minmax(0,1fr))}.items details{display:none}"
    ".caution{border:1px solid #000;border-inline-start-width:6px;background:none}.words,.picture{padding-inline:0}"
    "h2{break-after:avoid}details{break-inside:avoid}main svg{max-height:255mm}table{font-size:9pt}th,td{padding-block:.5mm}"
    ".scroll{padding-bottom:2mm}}"
)


def report(content: Content, supplements: Supplements = NOTHING_MORE, language: str = "en") -> str:
    """A bank in words, pictures and tables, as one HTML file that asks for nothing.

    All values are in the reported units of the metric.  A bank without items that are asked has nothing to report: ValueError.
    """
    subject = _subject(content, supplements)
    whole = _whole(subject, supplements)
    groups = by_groups(subject.pairs)
    parts = [
        _words(subject),
        _contents(whole, groups),
        *map(_section, whole),
        *(part for number, pairs in enumerate(groups, 1) for part in _side_by_side(subject, pairs, number)),
        _heading("items", EACH_ITEM),
        _beside_each_other(category_curves(subject)),
        _heading("parameters", PARAMETERS),
        f'<section class="picture parameters">{scrolled(PARAMETERS, _parameters(subject))}</section>\n',
    ]
    return document(content.title, STYLE + _PAGE, "".join(parts), language)


def pictures(content: Content, supplements: Supplements = NOTHING_MORE) -> dict[str, Picture]:
    """Each picture of the report alone, by name; those of items are named `item-` and their id."""
    subject = _subject(content, supplements)
    pairs = [each for nth, found in enumerate(by_groups(subject.pairs), 1) for each in _of_groups(subject, found, nth)]
    return {each.name: each for each in (*_whole(subject, supplements), *pairs, *category_curves(subject))}


def _subject(content: Content, supplements: Supplements) -> Subject:
    if not content.in_use:
        raise ValueError(f"bank {content.id} has no items that are asked")
    return Subject(content, supplements)


def _whole(subject: Subject, supplements: Supplements) -> list[Picture]:
    """The pictures that are as wide as the page."""
    paths = supplements.paths
    if paths is None:
        paths = [simulated_path(subject, test) for test in subject.content.adaptive]
    return [
        information(subject),
        *(form_pictures(subject) if subject.content.forms else ()),
        *people_and_items(subject),
        *sum_pictures(subject),
        *(path_picture(subject, path, at) for at, path in enumerate(paths, 1)),
        *(each for ran in supplements.simulations for each in exposure_pictures(subject, ran)),
        *item_information(subject),
    ]


def _of_groups(subject: Subject, pairs: list[Pair], number: int) -> list[Picture]:
    """All items in two groups, then those that differ most."""
    found = by_size(subject, pairs)
    drawn = (pair_picture(subject, *each, number) for each in found[:MOST_DRAWN])
    return [*between_groups(subject, found, number), *drawn]


def _side_by_side(subject: Subject, pairs: list[Pair], number: int) -> Iterator[str]:
    drawn = _of_groups(subject, pairs, number)
    yield _heading(f"group-{number}", _in_groups(pairs))
    yield from (_section(each) for each in drawn if not each.small)
    yield _beside_each_other(each for each in drawn if each.small)


def _in_groups(pairs: list[Pair]) -> str:
    return "In two groups: “{}” and “{}”".format(*pairs[0].groups)


def _beside_each_other(small: Iterable[Picture]) -> str:
    return f'<div class="items">{"".join(map(_section, small))}</div>\n'


def _contents(whole: Iterable[Picture], groups: Sequence[list[Pair]]) -> str:
    """Where on the page everything is: that of a bank of a hundred items is long."""
    called = [(each.name, each.title if each.contents is None else each.contents) for each in whole]
    called += [(f"group-{number}", _in_groups(pairs)) for number, pairs in enumerate(groups, 1)]
    called += [("items", EACH_ITEM), ("parameters", PARAMETERS)]
    links = "".join(f'<li><a href="#{id}">{escape(plain(words))}</a></li>' for id, words in called if words)
    return f'<nav aria-label="{CONTENTS}"><h2>{CONTENTS}</h2><ul>{links}</ul></nav>\n'


def _heading(id: str, words: str) -> str:
    return f'<h2 id="{id}">{escape(plain(words))}</h2>\n'


def _section(picture: Picture) -> str:
    drawn = [
        picture.svg(width, style="")
        if picture.small
        else f'<div class="{"narrow" if width <= NARROW else "wide"}">{picture.svg(width, style="")}</div>'
        for width in picture.widths
    ]
    numbers = table(picture.numbers.head, picture.numbers.rows)
    return f'<div id="{picture.name}">{boxed("".join(drawn), f"In numbers: {picture.title}", numbers)}</div>\n'


def _words(subject: Subject) -> str:
    said = summary(subject)
    caution = f'<p class="caution">{escape(plain(said.caution))}</p>\n' if said.caution else ""
    weak = said.weak or ("Nothing that these pictures would show.",)
    return (
        f'{caution}<section class="words">{_facts(said.facts)}<h2>What is weak</h2>'
        f"<ul>{''.join(f'<li>{escape(plain(each))}</li>' for each in weak)}</ul></section>\n"
    )


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    pairs = "".join(f"<dt>{escape(plain(name))}</dt><dd>{escape(plain(said))}</dd>" for name, said in facts)
    return f"<dl>{pairs}</dl>"


def _parameters(subject: Subject) -> str:
    """Every item with its whole words and its parameters; b in units of the metric."""
    scale = subject.scale
    most = max(len(item.b) for item in subject.items)
    has_asymptotes = any(item.c > 0 or item.d < 1 for item in subject.items)
    rows: list[Sequence[str]] = []
    for at, item in enumerate(subject.items):
        thresholds = [scale.exact(each) for each in item.b]
        retired = subject.content.content(at).retired
        row = [f"{item.id} (retired)" if retired else item.id, subject.name(at), item.model.upper(), f"{item.a:.6g}"]
        row += thresholds + [""] * (most - len(thresholds))
        row += [f"{item.c:.6g}", f"{item.d:.6g}"] if has_asymptotes else []
        rows.append(row)
    heads = ["Item", "Words", "Model", "a", *(f"b{at}, in {scale.unit}" for at in range(1, most + 1))]
    return table(heads + (["c", "d"] if has_asymptotes else []), rows)
