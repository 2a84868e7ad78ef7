"""Everything that the page shows and the script needs, taken from the checked measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from romdsl.emit.bank_forms import chosen
from romdsl.emit.published import band_texts, code_texts
from romdsl.emit.target import Options, Service
from romdsl.model.checked import CheckedMeasure
from romdsl.model.measure import Alert, Borrowed, Check, Licence, Measure, Score
from romdsl.program import Program

from .adaptive import AdaptiveTest
from .feedback import has_pictures, picture_values
from .groups import Group, groups_of
from .help import Help, held_to, helps_of, looked_at, paper_line, words_of
from .over_time import carries, occasion_values
from .questions import Question, question_of
from .quoted import quoted
from .words import ENGLISH, RIGHT_TO_LEFT, language_name


@dataclass(frozen=True, slots=True)
class PaperAlert:
    """When staff must look at a paper form, and what they do then."""

    when: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Page:
    """One form.  `before` and `after` are the groups around those under the recall strip."""

    measure: str
    title: str
    language: str
    direction: str
    lead: str
    instructions: str
    recall: str
    contexts: tuple[Question, ...]
    before: tuple[Group, ...]
    groups: tuple[Group, ...]
    after: tuple[Group, ...]
    margin: str
    helps: tuple[Help, ...]
    paper_alerts: tuple[PaperAlert, ...]
    has_circles: bool
    has_squares: bool
    shown_scores: bool
    pictures: bool
    modes: tuple[tuple[str, str], ...]
    source: str
    service: Service
    logo: str
    device: str
    occasions: bool
    carries: bool
    tests: tuple[str, ...]


MODES = ("screen", "paper", "interview", "phone")


def page_of(checked: CheckedMeasure, options: Options, tests: tuple[AdaptiveTest, ...] = ()) -> Page:
    """The page of a measure for a service."""
    measure = quoted(checked.measure)
    named = frozenset(item.id for check in measure.checks for item in held_to(check, checked))
    groups = groups_of(measure, named)
    contexts = tuple(question_of(context, checked=named) for context in measure.contexts)
    adaptive = {test.block for test in tests}
    questions = [question for group in groups if group.id not in adaptive for question in group.counted]
    on_paper = kinds_on_paper(contexts, [group for group in groups if group.id not in adaptive])
    language = measure.language.value if measure.language else "en"
    before, strip, after = around_recall(groups)
    logo = options.service.logo or ""
    return Page(
        measure=measure.id,
        title=measure.title.value,
        language=language,
        direction="rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr",
        lead=lead(questions, measure.instructions is not None, tests),
        instructions=measure.instructions.value if measure.instructions else "",
        recall=capital(measure.recall.value) if measure.recall else "",
        contexts=contexts,
        before=before,
        groups=strip,
        after=after,
        margin=margin(questions),
        helps=helps_of(checked, options),
        paper_alerts=paper_alerts(checked),
        has_circles=bool(on_paper & {"choice", "truth"}),
        has_squares="several" in on_paper,
        shown_scores=any(score.shown for score in measure.scores),
        pictures=has_pictures(measure),
        modes=modes(measure),
        source=source_line(measure),
        service=options.service,
        logo=logo if logo.startswith("data:image/") else "",
        device=options.values.get("device", "tablet"),
        occasions=bool(measure.occasions),
        carries=carries(measure),
        tests=tuple(test.block for test in tests),
    )


def kinds_on_paper(contexts: tuple[Question, ...], groups: list[Group]) -> set[str]:
    """The kinds of answers that are filled in on paper, where an adaptive test is not."""
    return {question.kind for question in (*contexts, *(each for group in groups for each in group.questions))}


def paper_alerts(checked: CheckedMeasure) -> tuple[PaperAlert, ...]:
    return tuple(
        PaperAlert(paper_line(alert, checked), alert.staff.value) for alert in checked.measure.alerts if alert.staff
    )


def around_recall(groups: tuple[Group, ...]) -> tuple[tuple[Group, ...], tuple[Group, ...], tuple[Group, ...]]:
    """The groups before the first block, from the first block to the last, and after it.

    The recall period holds for the blocks; a single question (“How are you today?”) may have its own.
    """
    places = [place for place, group in enumerate(groups) if group.id]
    if not places:
        return (), groups, ()
    return groups[: places[0]], groups[places[0] : places[-1] + 1], groups[places[-1] + 1 :]


def lead(questions: list[Question], instructed: bool, tests: tuple[AdaptiveTest, ...] = ()) -> str:
    """How many questions, and that they may be left out."""
    every, always = len(questions), sum(not question.conditional for question in questions)
    if tests:
        always += sum(test.least for test in tests)
        every += sum(test.most for test in tests)
        count = ENGLISH["usually" if always < every else "questions"].format(n=always, all=every)
    elif always == every:
        count = ENGLISH["one_question" if every == 1 else "questions"].format(n=every)
    else:
        count = ENGLISH["questions_or" if every - always == 1 else "questions_to"].format(n=always, all=every)
    sentences = [count]
    if not instructed and any(question.kind == "choice" for question in questions):
        sentences.append(ENGLISH["choose"])
    needed = [question for question in questions if question.presence == "required"]
    if not needed:
        sentences.append(ENGLISH["leave_out_one" if every == 1 else "leave_out"])
    elif len(needed) < every:
        sentences.append(ENGLISH["leave_out_but"])
    return " ".join(sentences)


def margin(questions: list[Question]) -> str:
    """How much room the numbers need: more for hundreds and for long labels."""
    longest = max([len(question.label) for question in questions] + [len(str(len(questions)))])
    return "wide-numbers" if longest > 3 else "hundreds" if longest == 3 else ""


def modes(measure: Measure) -> tuple[tuple[str, str], ...]:
    given = [mode.value for mode in measure.modes] or list(MODES)
    return tuple((mode, ENGLISH[f"mode_{mode}"]) for mode in given if mode in MODES)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def source_line(measure: Measure) -> str:
    """Credit, terms and version, for the foot."""
    parts = [measure.title.value]
    parts += [part.value for part in (measure.source, measure.citation) if part]
    parts += terms(measure.licence)
    sentences = [sentence(part) for part in parts if part.strip()]
    if measure.version:
        sentences.append(ENGLISH["version"].format(version=measure.version.value))
    if measure.status and measure.status.value in ENGLISH:
        sentences.append(ENGLISH[measure.status.value])
    return " ".join([*sentences, *(borrowed_line(borrowed) for borrowed in measure.borrowed)])


def terms(licence: Licence | None) -> list[str]:
    return [part.value for part in (licence.credit, licence.terms) if part] if licence else []


def borrowed_line(borrowed: Borrowed) -> str:
    """Where parts come from that are another measure's, with the credit and terms of that one."""
    name = f"{borrowed.title.value}, {ENGLISH['foot_version']} {borrowed.version}"
    parts = [ENGLISH["borrowed_part" if borrowed.in_part else "borrowed"].format(name=name)]
    parts += [part.value for part in (borrowed.source, borrowed.citation) if part]
    return " ".join(sentence(part) for part in [*parts, *terms(borrowed.licence)] if part.strip())


def paper_foot(checked: CheckedMeasure) -> str:
    """What identifies the form at the foot of each page: measure, version, language, first letters of its hash."""
    measure = checked.measure
    parts = [measure.title.value]
    if measure.version:
        parts.append(f"{ENGLISH['foot_version']} {measure.version.value}")
    parts.append(language_name(measure.language.value if measure.language else "en"))
    check = checked.definition.removeprefix("sha256-1:")[:8]
    parts.append(f"{ENGLISH['foot_check']} {check[:4]} {check[4:]}")
    return " · ".join(parts)


def script_values(checked: CheckedMeasure, program: Program, options: Options) -> Mapping[str, object]:
    """What the script must know beside the page itself."""
    measure = checked.measure
    decimals = {output.score: output.decimals for output in program.outputs}
    return {
        "measure": measure.id,
        "version": measure.version.value if measure.version else None,
        "definition": checked.definition,
        "scoring": checked.scoring,
        "language": measure.language.value if measure.language else None,
        "person_pattern": options.service.person_pattern,
        "alerts": [alert_values(alert, checked) for alert in measure.alerts],
        "checks": [check_values(check, checked) for check in measure.checks],
        **({"occasions": occasion_values(measure)} if measure.occasions else {}),
        "scores": [
            score_values(score, checked, decimals.get(score.id, 0))
            for score in measure.scores
            if is_told(score, measure, options.values.get("form", ""))
        ],
    }


def is_told(score: Score, measure: Measure, form: str) -> bool:
    """A standard error is told beside its score, and of the scores of a bank those of what is asked: a form, or all."""
    forms = chosen(measure, form)
    asked = {forms[block.id].id if block.id in forms else block.id for block in measure.blocks}
    return score.error_of is None and (score.form is None or score.form in asked)


def alert_values(alert: Alert, checked: CheckedMeasure) -> Mapping[str, object]:
    return {
        "id": alert.id,
        "title": words_of(alert.id),
        "severity": alert.severity.value if alert.severity else "",
        "staff": alert.staff.value if alert.staff else "",
        "items": [item.id for item in looked_at(alert, checked)],
    }


def check_values(check: Check, checked: CheckedMeasure) -> Mapping[str, object]:
    return {
        "id": check.id,
        "text": check.text.value if check.text else words_of(check.id),
        "warning": check.warning,
        "items": [item.id for item in held_to(check, checked)],
    }


def score_values(score: Score, checked: CheckedMeasure, decimals: int) -> Mapping[str, object]:
    measure = checked.measure
    return {
        "id": score.id,
        "title": score.title.value if score.title else words_of(score.id),
        "decimals": decimals,
        "bands": band_texts(score),
        "codes": code_texts(measure, score),
        "unit": score.unit.value if score.unit else "",
        "shown": score.shown,
        **({"form": score.form} if score.form else {}),
        **({"over_time": picture_values(score, checked)} if score.shown_over_time else {}),
    }
