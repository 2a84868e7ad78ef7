"""Slips in who is due, who was asked again, and what may be known of small groups."""

from __future__ import annotations

from .slip import slips

DUE, RATES = ("tests/over_time/test_schedule.py",), ("tests/over_time/test_followup.py",)

MUTATIONS = (
    *slips(
        "romdsl/over_time/schedule.py",
        DUE,
        ("the last day of a window is late", "if on <= window.last else", "if on < window.last else"),
        ("the first day of a window is to come", '"coming" if on < window.first', '"coming" if on <= window.first'),
        ("months count from the day before", "min(day.day, calendar.monthrange(year, month)[1])", "min(day.day, 28)"),
        ("reviews go on behind the end", "if occasion.until is not None and", "if False and"),
        ("looking back is due on any day after", '"due" if on == day else "late"', '"due"'),
    ),
    *slips(
        "romdsl/over_time/sittings.py",
        (*DUE, *RATES),
        ("visits to come are looked at", "if sitting.date is None or sitting.date <= on]", "]"),
    ),
    *slips(
        "romdsl/over_time/followup.py",
        RATES,
        ("a window closes on its last day", "last is not None and last < on", "last is not None and last <= on"),
        (
            "another part of the normal distribution",
            "Z = 1.959963984540054",
            "Z = 1.644853626951473",
        ),
        (
            "the rate is of all who began",
            "self.done / self.closed if self.closed and",
            "self.done / self.baselines if self.baselines and",
        ),
        ("later is in time", 'closed["in time"], closed["later"]', 'closed.total() - closed["never"], closed["later"]'),
        ("the last day is too late", "day is None or day <= last", "day is None or day < last"),
        ("what was before the start counts", "or start is None or day >= start]", "or True]"),
        (
            "change covers those in time alone",
            "100 * rate.paired / rate.baselines",
            "100 * (rate.done or 0) / rate.baselines",
        ),
        (
            "means of windows that are open",
            'if one.closed and one.again == "never"]',
            'if one.again == "never"]',
        ),
        ("means of few people", "if len(known) >= FEWEST else None", "if known else None"),
        ("everybody is shown, however few", "if len(people) >= FEWEST else", "if people else"),
    ),
    *slips(
        "romdsl/over_time/few.py",
        RATES,
        ("four people are shown", "FEWEST = 5", "FEWEST = 4"),
        ("what subtraction gives away is shown", "if 0 < rest < FEWEST:", "if False:"),
        ("columns are looked at one by one", "if len(around) == 1:", "if False:"),
        ("the largest is left out for it", "more.add(min(shown,", "more.add(max(shown,"),
    ),
    *slips(
        "romdsl/cli/followup_output.py",
        ("tests/over_time/test_followup_command.py",),
        ("a name ends its cell in Markdown", "<>|~", "<>~"),
        ("a name is a formula in CSV", "isinstance(each, str) and spreadsheet_safe", "False"),
    ),
    *slips(
        "romdsl/cli/followup_scores.py",
        ("tests/over_time/test_followup_command.py",),
        ("what is no number is a score", "return number if isfinite(number) else None", "return number"),
        ("scores in the file are not looked at", "closed if not found[one.person] and", "closed if"),
    ),
)
