"""Each convention: items worked out by hand, and what programs would write of known items read back."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from romdsl.banks.importing import CONVENTIONS, imported
from romdsl.irt import Item
from romdsl.irt.bank import Model
from tests.irt.banks import item

GRADED = Item("sad", "grm", 2.0, (-1.0, 0.5, 1.5))
PARTIAL = Item("sad", "gpcm", 2.0, (-1.0, 0.5, 0.25))


@pytest.mark.parametrize(
    ("convention", "model", "text"),
    [
        ("a/b", "grm", "item,a,b1,b2,b3\nsad,2,-1,0.5,1.5\n"),
        # d = -a b: 2, -1, -3.
        ("a/d", "grm", "item,a,d1,d2,d3\nsad,2,2,-1,-3\n"),
        ("mirt", None, '"","a1","d1","d2","d3"\n"sad",2,2,-1,-3\n'),
        ("flexmirt", "grm", "Item\tLabel\ta\tc1\tc2\tc3\nsad\tsad\t2\t2\t-1\t-3\n"),
        ("prosetta", None, "item_id,item_model,a,cb1,cb2,cb3\nsad,GR,2,-1,0.5,1.5\n"),
        ("testdesign", None, "ID,MODEL,PAR1,PAR2,PAR3,PAR4\nsad,GR,2,-1,0.5,1.5\n"),
    ],
)
def test_a_graded_item_by_hand(convention: str, model: Model | None, text: str) -> None:
    for named in ("", convention):
        found = imported(text, model=model, convention=named)
        assert (found.items, found.faults) == ((GRADED,), ())
        assert found.said[0] == f"The columns were read as {CONVENTIONS[convention].title}."


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (None, "item,model,a,b1,b2,b3\nsad,gpcm,2,-1,0.5,0.25\n"),
        ("gpcm", "item,a,d1,d2,d3\nsad,2,2,-1,-0.5\n"),
        # mirt adds up: d1 = -2 * -1, d2 = -2 * (-1 + 0.5), d3 = -2 * (-1 + 0.5 + 0.25).
        (None, ",a1,ak0,ak1,ak2,ak3,d0,d1,d2,d3\nsad,2,0,1,2,3,0,2,1,0.5\n"),
        (None, "ID,MODEL,PAR1,PAR2,PAR3,PAR4\nsad,GPC,2,-1,0.5,0.25\n"),
    ],
)
def test_a_partial_credit_item_by_hand(model: Model | None, text: str) -> None:
    found = imported(text, model=model)
    assert (found.items, found.faults) == ((PARTIAL,), ())


def test_firestar_has_no_ids_and_says_how_many_categories() -> None:
    found = imported("a,CB1,CB2,CB3,NCAT\n2,-1,0.5,1.5,4\n1.5,0,1,NA,3\n1.5,0,1,2,4\n", model="grm")
    assert [each.b for each in found.items] == [(-1.0, 0.5, 1.5), (0.0, 1.0), (0.0, 1.0, 2.0)]
    assert "Items have no ids: they are called item1, item2, …" in found.said
    assert "Most items have 4 categories; fewer have item2." in found.said


def test_items_with_two_categories() -> None:
    text = "ID,MODEL,PAR1,PAR2,PAR3\none,1PL,0.5,,\ntwo,2PL,2,0.5,\nthree,3PL,2,0.5,0.2\nrasch,PC,0.5,1,\n"
    expected = (
        Item("one", "1pl", 1, (0.5,)),
        Item("two", "2pl", 2, (0.5,)),
        Item("three", "3pl", 2, (0.5,), 0.2),
        Item("rasch", "pcm", 1, (0.5, 1.0)),
    )
    assert imported(text).items == expected
    # Without a model the asymptotes tell: none, a lower one, both.
    text = "item,a,b,c,d\ntwo,2,0.5,0,1\nthree,2,0.5,0.2,1\nfour,2,0.5,0.2,0.9\n"
    assert imported(text).items == (expected[1], expected[2], Item("four", "4pl", 2, (0.5,), 0.2, 0.9))
    # mirt: d = -a b = -1.
    text = ",a1,d,g,u\ntwo,2,-1,0,1\nthree,2,-1,0.2,1\nfour,2,-1,0.2,0.9\n"
    assert imported(text).items == (expected[1], expected[2], Item("four", "4pl", 2, (0.5,), 0.2, 0.9))


def test_mirt_has_all_its_models_in_one_table() -> None:
    text = (
        '"","a1","d","g","u","d1","d2","ak0","ak1","ak2","d0"\n'
        '"two",2,-1,0,1,NA,NA,NA,NA,NA,NA\n"graded",2,NA,NA,NA,2,-1,NA,NA,NA,NA\n"partial",2,NA,NA,NA,2,1,0,1,2,0\n'
    )
    found = imported(text)
    assert found.faults == ()
    assert found.items == (
        Item("two", "2pl", 2, (0.5,)),
        Item("graded", "grm", 2, (-1.0, 0.5)),
        Item("partial", "gpcm", 2, (-1.0, 0.5)),
    )


def test_scalings_by_hand() -> None:
    text = "item,a,d1,d2,d3\nsad,2,2,-1,-3\n"
    found = imported(text, model="grm", scaling=1.7)
    # D (a theta + d) with D 1.7: a slope of 3.4 at D 1; thresholds stay where they are.
    assert found.items == (Item("sad", "grm", 3.4, GRADED.b),)
    assert found.said[1:] == (
        "Intercepts d were divided by -a: b = -d / a, to 9 decimals.",
        "Slopes for D 1.7 were multiplied by 1.7, since D of the metric is 1.",
    )
    found = imported(text, model="grm", metric_scaling=1.7)
    assert found.items == (Item("sad", "grm", 1.176470588, GRADED.b),)
    assert found.said[2] == "Slopes for D 1 were divided by 1.7, since D of the metric is 1.7."
    assert imported(text, model="grm", scaling=1.7, metric_scaling=1.7).items == (GRADED,)
    # A Rasch item with D 1.7 has a slope of 1.7 with D 1, and is then called by the name of such an item.
    found = imported("item,b1,b2\nx,0,1\n", model="pcm", scaling=1.7)
    assert found.items == (Item("x", "gpcm", 1.7, (0.0, 1.0)),)
    assert "Items of pcm became gpcm, since their slope is no longer 1." in found.said


PAGE = Path(__file__).resolve().parents[3] / "spec" / "item_banks.md"
ROWS = re.findall(r"^\| `([\w/]+)` \| `([\w,]+)` \| `([\w,.-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_has_a_row_of_each_convention() -> None:
    assert {name for name, _, _ in ROWS} == set(CONVENTIONS)


@pytest.mark.parametrize(("convention", "head", "row"), ROWS)
def test_each_row_of_the_page_is_the_item_that_the_page_says(convention: str, head: str, row: str) -> None:
    for named in ("", convention):
        found = imported(f"{head}\n{row}\n", model="grm", convention=named)
        assert found.faults == () and CONVENTIONS[convention].title in found.said[0]
        assert [(each.a, each.b) for each in found.items] == [(2, (-1, 0.5))]
        assert found.items[0].model == ("gpcm" if "ak0" in head else "grm")


@pytest.mark.parametrize("column", ["D", "scaling", "Scaling"])
def test_a_column_that_says_d_is_converted_row_by_row(column: str) -> None:
    text = f"item,a,b1,b2,b3,{column}\none,3.4,-1,0.5,1.5,1\ntwo,2,-1,0.5,1.5,1.7\n"
    found = imported(text, model="grm")
    # 1.7 * 2 = 3.4: the same curve.
    assert (found.items, found.faults) == (tuple(Item(id, "grm", 3.4, GRADED.b) for id in ("one", "two")), ())
    assert found.said[1:] == (
        f"D was read row by row from column {column} (rows with 1: 1, rows with 1.7: 1).",
        "Slopes for D 1.7 were multiplied by 1.7, since D of the metric is 1.",
    )
    # 3.4 / 1.7 = 2, with the metric at 1.7.
    assert [each.a for each in imported(text, model="grm", metric_scaling=1.7).items] == [2, 2]


def test_a_small_d_is_no_scaling() -> None:
    """Beside b it is the upper asymptote, alone the intercept; both may stand beside a capital D."""
    text = "item,a,b,c,d,D\none,2,0.5,0.2,1,1.7\ntwo,2,0.5,0.2,0.9,1\n"
    assert imported(text).items == (
        Item("one", "3pl", 3.4, (0.5,), 0.2),
        Item("two", "4pl", 2, (0.5,), 0.2, 0.9),
    )
    # d = -a b = -1.
    assert imported("item,a,d,D\none,2,-1,1.7\n").items == (Item("one", "2pl", 3.4, (0.5,)),)
    assert imported("item,a,b1,b2,d\none,2,0,1,1\n", model="grm").items == (Item("one", "grm", 2, (0.0, 1.0)),)


def test_semicolons_have_decimal_commas() -> None:
    assert imported("\ufeffitem;a;b1;b2;b3\n\nsad;2,0;-1;0,5;1,5\n", model="grm").items == (GRADED,)


def test_other_columns_are_left_out_and_named() -> None:
    found = imported('item,a,se_a,b1,b2,b3,text\nsad,2,0.1,-1,0.5,1.5,"I, too"\n', model="grm")
    assert found.items == (GRADED,) and "Not used: se_a, text." in found.said


WRITE = {
    "a/b": lambda a, b: [a, *b],
    "a/d": lambda a, b: [a, *(-a * each for each in b)],
    "mirt": lambda a, b: [a, *(-a * each for each in b)],
    "flexmirt": lambda a, b: [a, *(-a * each for each in b)],
    "prosetta": lambda a, b: [a, *b],
    "firestar": lambda a, b: [a, *b],
}


@pytest.mark.parametrize("convention", WRITE)
@pytest.mark.parametrize("scaling", [1.0, 1.7])
def test_there_and_back(convention: str, scaling: float) -> None:
    random = Random(5)
    items = [item("grm", index, random) for index in range(60)]
    most = max(len(each.b) for each in items)
    of = CONVENTIONS[convention]
    lines = [
        ",".join(
            ["item", of.slope, *(f"{of.steps}{k + 1}" for k in range(most)), *["NCAT"] * (convention == "firestar")]
        )
    ]
    for each in items:
        cells = [repr(number) for number in WRITE[convention](each.a / scaling, each.b)]
        cells += ["NA"] * (most - len(each.b)) + [str(each.categories)] * (convention == "firestar")
        lines.append(",".join([each.id, *cells]))
    found = imported("\n".join(lines), model="grm", scaling=scaling)
    assert found.faults == ()
    for ours, each in zip(found.items, items, strict=True):
        # 1e-8 after nine decimals and a slope up to 3.5.
        assert ours.id == each.id and (ours.a, *ours.b) == pytest.approx((each.a, *each.b), abs=1e-8)
