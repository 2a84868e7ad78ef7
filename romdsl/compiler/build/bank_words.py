"""Which words stand where in metrics, item banks, forms and adaptive tests."""

from __future__ import annotations

from .word import ROW, Place, Word, words_of

_MODELS = ("grm", "gpcm", "pcm", "1pl", "2pl", "3pl", "4pl")
_STATUSES = ("calibrated", "pilot", "retired")

_TITLE = Word("title", "what it is called", "text")
_SOURCE = Word("source", "where it comes from", "text")
_OF = Word("of", "the bank", "name")
_MODEL = Word("model", "the item response model", "choice", among=_MODELS)
_WHERE = Word("where", "which items may be taken", "formula")
_AREA = Word("area", "how many items of an area of content: planning 1..2", "area", repeats=True)

METRIC = Word("metric", "all that fixes the digits of a score from a bank", named="id", text="title", inside="metric")
BANK = Word("bank", "items with parameters on one metric", named="id", text="text", inside="bank",
            on_line=("metric", "model", "scale", "answer", "from"))  # fmt: skip
FORM = Word("form", "items of a bank that are asked together", named="id", text="title", inside="form", on_line=("of",))
CAT = Word("cat", "an adaptive test over a bank", named="id", text="title", inside="cat", on_line=("of",))
LINK = Word("link", "carries another score over to a metric, by a table", named="id", text="title", inside="link",
            on_line=("from", "to", "file", "method", "sample", "error", "source"))  # fmt: skip

CALIBRATION = words_of(
    _MODEL,
    Word("a", "its discrimination", "number"),
    Word("b", "its thresholds or steps", "numbers"),
    Word("c", "its lower asymptote", "number"),
    Word("d", "its upper asymptote", "number"),
    Word("tags", "the areas of content that it belongs to", "names"),
    Word("grade", "the school grade in which its words are read", "whole"),
    Word("enemies", "items that may not stand in one form with it", "names"),
    Word("dif", "groups for whom it works otherwise", "names"),
    Word("languages", "the languages that it is there in", "names"),
    Word("status", "whether it is scored, tried out, or asked no more", "choice", among=_STATUSES),
    Word("exposure", "the highest share of the people tested who may be asked it", "number"),
)
"""What an item of a bank says beside what every item says."""

BANK_PLACES: dict[str, Place] = {
    "metric": Place(
        "a metric",
        words_of(
            _TITLE,
            Word("D", "the scaling of the logistic curves: 1, or 1.7", "number"),
            Word("prior", "how theta is spread before anything is answered: normal 0, 1", "prior"),
            Word("grid", "the nodes of theta: -4.5..4.5 by 0.1", "grid"),
            Word("reports", "what is shown for a theta: 50 + 10 * theta", "reports"),
            Word("round", "to how many decimals it is shown", "whole"),
            Word("higher", "what a higher value means", "choice", among=("better", "worse")),
            Word("at least", "how many items must be answered: at least 4 answered", "answered"),
            Word("population", "the people whose mean and standard deviation the metric has", "text"),
            Word("sample", "who answered when the items were calibrated", "text"),
            _SOURCE,
        ),
        splits=True,
    ),
    "form": Place(
        "a form",
        words_of(
            _TITLE, _OF,
            Word("items", "its items, in the order in which they are asked", "names"),
            Word("beside", "items that are asked with it and not scored", "names"),
            Word("choose", "how many items it has", "interval"),
            _WHERE, _AREA,
            Word("never together", "items of which at most one is taken", "names", repeats=True),
            Word("must", "items that are taken", "names"),
            Word("most information at", "where it measures best, in reported units", "numbers"),
            Word("require", "the standard error it must reach: se <= 3.5 over 40..60", "precision", repeats=True),
        ),
    ),
    "cat": Place(
        "an adaptive test",
        words_of(
            _TITLE, _OF,
            Word("select", "how the next item is chosen", "choice", among=("mpwi", "mfi", "mepv")),
            Word("items", "how many items at least and at most: 4..12", "interval"),
            Word("stop when", "when it ends: se < 3 or drop < 0.1, in reported units", "stop"),
            Word("start", "the item that is asked first", "name"),
            _AREA,
            Word("randomesque", "of how many best items one is drawn", "whole"),
            _WHERE,
        ),
    ),
    "link": Place(
        "a link",
        words_of(
            _TITLE,
            Word("from", "the score that is carried over", "name"),
            Word("to", "the metric that it is carried over to", "name"),
            Word("file", "the CSV file beside the definition that holds its rows", "text"),
            Word("method", "how the two were linked", "text"),
            Word("sample", "who answered both", "text"),
            Word("error", "the standard error that linking adds, in reported units", "number"),
            _SOURCE,
        ),
        ROW, "rows",
    ),
}  # fmt: skip


def bank_place(item: Word, words: dict[str, Word]) -> dict[str, Place]:
    """The places of a bank and of its items, from the word and the words of every item."""
    inside = words | CALIBRATION
    member = Word(
        item.name, item.meaning, named="id", text="text", inside="bank item",
        on_line=tuple(word for word in inside if word != "text"),
    )  # fmt: skip
    bank = words_of(
        words["text"], words["scale"], words["answer"],
        Word("metric", "the metric of its items", "name"),
        _MODEL,
        Word("from", "the CSV file beside the definition that holds the parameters", "text"),
        Word("dif studied", "groups and languages in which it was looked for whether items work otherwise", "names"),
        member,
    )  # fmt: skip
    return {
        "bank": Place("a bank", bank, member, "items", True, below="bank items"),
        "bank items": Place("the items of a bank", words_of(member), member),
        "bank item": Place("an item of a bank", inside, splits=True),
    }
