"""What is wrong with a file is said at its line and column."""

from __future__ import annotations

import pytest

from romdsl.banks.importing import imported
from romdsl.irt.bank import Model

HEADER = "item,a,b1,b2,b3\ngood,2,-1,0,1\n"


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("x,2,-1,1,0", "b3", "go up"),
        ("x,2,0,0,1", "b2", "go up"),
        ("x,0,-1,0,1", "a", "above 0"),
        ("x,-1.2,-1,0,1", "a", "above 0"),
        ("x,,-1,0,1", "a", "needs a slope"),
        ("x,NaN,-1,0,1", "a", "a number is due here, and “NaN” is none"),
        ("x,2,-1,inf,1", "b2", "a number is due"),
        ("x,2,-1,0,one", "b3", "a number is due here, and “one” is none"),
        ("x,2,1_0,20,30", "b1", "a number is due"),
        ("x,2,-1,,1", "b2", "it is empty, and b3 behind it is not"),
        ("x,2,,,", "b", "nothing says where"),
        ("x,2,-1,0", "", "4 cells, the first line has 5"),
        ('x,2,-1,0,1,"2"', "", "6 cells, the first line has 5"),
        (",2,-1,0,1", "item", "it is empty"),
        ("good,2,-1,0,1", "item", "line 2 is an item good too"),
    ],
)
def test_a_row_with_a_fault(row: str, column: str, said: str) -> None:
    found = imported(f"{HEADER}{row}\nlast,2,-1,0,1\n", model="grm")
    (fault,) = found.faults
    assert (fault.row, fault.column) == (3, column) and said in fault.words
    assert [item.id for item in found.items] == ["good", "last"]


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("", "", "is empty"),
        ("item,a,b1,b2\n", "", "no line with an item"),
        ("item,a,thr1,thr2\nx,1,0,1\n", "", "the columns here are item, a, thr1, thr2"),
        ("item,a,b1,beta2,b3\nx,1,0,1,2\n", "b2", "this column is not there, and b3 is; not known here: beta2"),
        ("item,alpha,b1,b2\nx,1,0,1\n", "a", "not known here: alpha"),
        (
            "item,a,b1,b2,d1,d2\nx,1,0,1,0,-1\n",
            "",
            "slope a and thresholds b (a/b), or as slope a and intercepts d (a/d)",
        ),
        ("item,a,b1,b2,thresh3\nx,1,0,1,2\n", "thresh3", "this may be b3, since b2 is the last known here"),
        ("item,a,b_1,b1,b2,Beta_3\nx,1,0,0,1,2\n", "Beta_3", "this may be b3"),
        ("item,a,b1,B1\nx,1,0,1\n", "B1", "2 columns have this name"),
        ("item,a,b1,D,scaling\nx,1,0,1,1.7\n", "scaling", "2 columns say D"),
        ("item,a,D\nx,1,0.3\n", "", "the columns here are item, a, D, and D is the scaling"),
        ("item,a1,a2,d1,d2\nx,1,1,1,-1\n", "a2", "one trait"),
        # c beside a and b is -a b in each row: flexMIRT's intercept, or an asymptote?
        ("item,a,b,c\nx,2,-0.1,0.2\ny,1,-0.25,0.25\n", "", "or as slope a and intercepts c of flexMIRT (flexmirt)"),
    ],
)
def test_a_header_with_a_fault(text: str, column: str, said: str) -> None:
    found = imported(text, model="grm")
    assert [(fault.row, fault.column) for fault in found.faults] == [(1, column)] and said in found.faults[0].words
    assert found.items == ()


def test_a_line_that_is_no_csv() -> None:
    (fault,) = imported("item,a,b1\nx,1\r,0\n").faults
    assert fault.row == 2 and "cannot be read as CSV" in fault.words


def test_graded_or_partial_credit_is_not_guessed() -> None:
    text = "item,a,b1,b2\nx,1,0,1\ny,1,0,1\n"
    (fault,) = imported(text).faults
    assert (fault.row, fault.column) == (1, "") and "(--model grm) or partial credit (--model gpcm" in fault.words
    models = [imported(text, model=model).items[0].model for model in ("grm", "gpcm", "pcm")]  # type: ignore[arg-type]
    assert models == ["grm", "gpcm", "pcm"]
    # A row that leaves its model out.
    (fault,) = imported("item,model,a,b1,b2\nx,grm,1,0,1\ny,,1,0,1\n").faults
    assert fault.row == 3 and "--model grm" in fault.words


def test_what_is_wrong_with_rows_is_told_before_the_model_is() -> None:
    text = "item,a,b1,b2\nx,-1,0,1\ny,1,0,one\nz,1,1,0\nx,1,0,1\n"
    faults = imported(text).faults
    # Thresholds that fall (z) are right in partial credit.
    assert [(fault.row, fault.column) for fault in faults] == [(1, ""), (2, "a"), (3, "b2"), (5, "item")]
    faults = imported("item,a,c1,c2\nx,1,1,0\ny,0,1,0\n").faults
    assert [(fault.row, fault.column) for fault in faults] == [(1, ""), (3, "a")]
    assert len(imported("ID,PAR1,PAR2,PAR3\nx,1,0,1\n").faults) == 1


def test_standard_errors_of_more_or_fewer_steps_are_left_out() -> None:
    """Only a number that goes on where the steps end, and begins a row of its own, may be a lost step."""
    found = imported("item,a,b1,b2,se1,se2,se3,grade5,x12\nx,1,0,1,0.1,0.1,0.1,4,2\n", model="grm")
    assert (found.faults, len(found.items)) == ((), 1)


@pytest.mark.parametrize(
    ("text", "model", "column", "said"),
    [
        ("item,model,a,b1,b2\nx,GRSM,1,0,1\n", None, "model", "“GRSM” is no model known here"),
        ("item,model,a,b1,b2\nx,2PL,1,0,1\n", None, "b2", "2pl has one threshold"),
        ("item,a,b1,b2\nx,1.3,0,1\n", "pcm", "a", "the slope of pcm is 1, here it is 1.3"),
        ("item,a,b,c\nx,1,0,1.2\n", None, "c", "between 0 and 1"),
        ("item,a,b,d\nx,1,0,-0.4\n", None, "d", "between 0 and 1"),
        ("ID,MODEL,PAR1,PAR2,PAR3\nx,3PL,1,0,\n", None, "", "3pl takes 3 parameters (a, b, c), and here are 2"),
        ("ID,MODEL,PAR1,PAR2\nx,,1,0\n", None, "MODEL", "the model is due here"),
        ("a,CB1,CB2,NCAT\n1,0,NA,3\n", "grm", "NCAT", "3 categories need 2 cb, and here are 1"),
        (",a1,ak0,ak1,ak2,d0,d1,d2\nx,1,0,0.4,2,0,1,1\n", None, "ak1", "no nominal model"),
        ("item,a,c1,c2\nx,1,1,0\n", "gpcm", "c", "as contrasts"),
        ("item,a,d\nx,1e-300,1e300\n", None, "a", "cannot be worked out"),
        ("item,a,b,b1,b2\nx,1,0,0,1\n", "grm", "b", "a row has one or the other"),
        ("item,a,b1,b2,D\nx,1,0,1,1.702\n", "grm", "D", "D is 1 or 1.7, here it is 1.702"),
        ("item,a,b1,b2,scaling\nx,1,0,1,one\n", "grm", "scaling", "a number is due here"),
        ("item,a,b1,b2,D\nx,1,0,1,\ny,1,0,1,1.7\n", "grm", "D", "D is due here, 1 or 1.7"),
        # All in capitals: an upper asymptote of 0.95 is not lost.
        ("ITEM,A,B,C,D\nx,1,0,0.2,0.95\n", None, "D", "an upper asymptote is called d (beside b) or u"),
    ],
)
def test_a_row_that_its_model_cannot_have(text: str, model: Model | None, column: str, said: str) -> None:
    (fault,) = imported(text, model=model).faults
    assert (fault.row, fault.column) == (2, column) and said in fault.words


def test_all_faults_are_said_in_the_order_of_lines() -> None:
    found = imported(f"{HEADER}x,NaN,one,0,1\ny,2,-1,0\nz,0,-1,0,1\n", model="grm")
    assert [(fault.row, fault.column) for fault in found.faults] == [(3, "a"), (3, "b1"), (4, ""), (5, "a")]


def test_steps_of_partial_credit_may_be_out_of_order() -> None:
    assert imported("item,a,b1,b2\nx,1.5,1,0\n", model="gpcm").faults == ()


def test_d_of_a_row_and_of_the_file_may_not_differ() -> None:
    text = "item,a,b1,b2,D\nx,1,0,1,1.7\ny,1,0,1,1\n"
    (fault,) = imported(text, model="grm", scaling=1.7).faults
    assert (fault.row, fault.column) == (3, "D") and "D is 1 here, and --scaling said 1.7" in fault.words


def test_a_scaling_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match=r"D is 1 or 1\.7, not 1\.702"):
        imported(HEADER, model="grm", scaling=1.702)
