"""The words of the form itself, in English; a translation is another dictionary with the same keys."""

from __future__ import annotations

from collections.abc import Mapping

PAGE_ENGLISH: Mapping[str, str] = {
    # top of the form
    "help_now": "Help now",
    "one_question": "1 question.",
    "questions": "{n} questions.",
    "questions_or": "{n} or {all} questions.",
    "questions_to": "{n} to {all} questions.",
    "choose": "Choose the answer that fits best.",
    "leave_out": "You can leave out any question.",
    "leave_out_but": "You can leave out any question, except those marked “needed”.",
    "leave_out_one": "You can leave it out.",
    "needed": "needed",
    "no_script": "This page cannot save your answers here, because its script does not run. You can still fill it in and print it.",
    # questions
    "or": "or",
    "clear": "Clear answer",
    "as_number": "as a number",
    "between": "{low} to {high}",
    "at_least": "{low} or more",
    "at_most": "{high} or less",
    "in_steps": "in steps of {step}",
    "check_whole": "a whole number",
    "check_number": "a number",
    "check_time": "hours and minutes are both needed.",
    "check_date": "day, month and all four digits of the year are needed.",
    "check_duration": "whole hours and whole minutes.",
    "hours": "hours",
    "minutes": "minutes",
    "tick_all": "Choose all that apply.",
    "none_of_these": "None of these",
    "hour_digits": "hh",
    "minute_digits": "mm",
    "day_digits": "dd",
    "month_digits": "mm",
    "year_digits": "yyyy",
    # the part for staff, before the questions
    "by_staff": "To be filled in by staff",
    # finishing
    "finish": "Finish",
    "continue": "Continue without answering",
    "go_back": "Go back to my answers",
    "start_again": "Start again",
    "start_and_wipe": "Start again and wipe the answers",
    "wipe_ask": "Wipe all answers on this page?",
    "wipe": "Wipe and start again",
    "keep": "Keep the answers",
    # help
    "help_title": "If you need help, it is there now.",
    "watching": "No one is watching your answers as you give them.",
    # hand-over
    "thanks": "Thank you.",
    "give_back": "Please give the {device} back.",
    "kept": "Your answers are kept on this {device} until your worker saves them. You can still go back and change them.",
    "result": "Your result",
    "i_am_staff": "I am staff: the {device} is back with me",
    # staff
    "save_or_print": "Save or print",
    "person": "The person’s code",
    "person_help": "As your service writes it. No name.",
    "date": "Date of the answers",
    "mode": "How it was filled in",
    "mode_screen": "On a screen",
    "mode_paper": "On paper, typed in afterwards",
    "mode_interview": "In an interview",
    "mode_phone": "By phone",
    "save": "Save the answers",
    "print": "Print",
    "saving": "Saving writes one file to this device,",
    "scores": "Show the scores",
    "no_file": "No file? Copy its text instead",
    "back_to_hand_over": "Back to the person’s page",
    "fill_in": "Fill it in",
    # foot and paper
    "version": "Version {version}.",
    "draft": "This is a draft.",
    "pilot": "This is being tried out.",
    "retired": "This version is no longer in use.",
    "paper_name": "Name or number",
    "paper_day": "Date",
    "paper_with": "Filled in with (if any)",
    "paper_fill": "Fill in one circle on each line:",
    "paper_squares": "Where there are squares, tick all that apply.",
    "paper_change": "To change it, cross it out",
    "paper_other": "and fill in another. You may leave a line empty.",
    "paper_staff": "Staff:",
    "paper_any_but": "Any answer but {answers} to {question}?",
    "paper_answer": "{answers} to {question}?",
    "paper_see": "Look at {questions} before the person leaves.",
    "paper_all": "Look at the answers before the person leaves.",
    "question": "question {n}",
    "quoted": "“{text}”",
    "and": "and",
    "foot_version": "version",
    "foot_check": "check",
    "foot_page": "page",
}
"""What stands in the page itself.  A text with {name} in it takes a number or a word there."""

SCRIPT_ENGLISH: Mapping[str, str] = {
    "yes": "Yes",
    "no": "No",
    "cleared": "Answer cleared",
    "untouched": "Not answered yet",
    "of": "{n} of {all}",
    "of_high": "of {all}",
    "check": "Please check:",
    "added": "Question {n} added.",
    "added_two": "Questions {n} and {last} added.",
    "added_many": "Questions {n} to {last} added.",
    "removed": "Question {n} removed.",
    "removed_two": "Questions {n} and {last} removed.",
    "removed_many": "Questions {n} to {last} removed.",
    "answered": "{n} of {all} answered",
    "answered_long": "{n} of {all} questions answered.",
    "not_answered": "Not answered yet",
    "one_left": "1 question is not answered",
    "some_left": "{n} questions are not answered",
    "left_one_body": "You can go back to it, or leave it out. Both are fine.",
    "left_body": "You can go back to them, or leave them out. Both are fine.",
    "one_needed": "1 question needs an answer",
    "some_needed": "{n} questions need an answer",
    "needed_body": "The form can be finished once every question marked “needed” is answered.",
    "one_wrong": "1 answer to check",
    "some_wrong": "{n} answers to check",
    "wrong_body": "It cannot be used as it stands. You can go back and change it, or leave it out.",
    "look_again": "Please look at these answers again",
    "look_body": "The form can be finished once one of them is changed or cleared.",
    "and_more": "and {n} more",
    "go_back_to": "Go back to question {n}",
    "go_back_to_named": "Go back to “{name}”",
    "wiped": "The answers are wiped.",
    "for_staff": "For staff.",
    "severity_low": "severity low",
    "severity_medium": "severity medium",
    "severity_high": "severity high",
    "not_known": "not known",
    "was_answered": "Question {n} was answered “{answer}”.",
    "was_blank": "Question {n} was not answered.",
    "was_hidden": "Question {n} was not asked.",
    "said_of": "{name}: {answer}.",
    "not_said_of": "{name}: not filled in.",
    "staff_blank": "Not filled in by staff: {names}.",
    "staff_look": "Look at this with the person:",
    "hours_said": "{n} hours",
    "hour_said": "1 hour",
    "minutes_said": "{n} minutes",
    "minute_said": "1 minute",
    "a_question": "A question",
    "all_answered": "All {n} questions are answered.",
    "one_answered": "The question is answered.",
    "some_answered": "{n} of {all} questions are answered.",
    "not_saved": "Nothing has been saved yet.",
    "saved": "Saved as {file}, where this device keeps what it downloads.",
    "changed": "Changed since it was saved.",
    "person_needed": "Please check: the person’s code is needed.",
    "person_wrong": "Please check: the code is not written as in this service.",
    "date_needed": "Please check: the date is needed.",
    "occasion": "Occasion",
    "score_missing": "cannot be worked out",
    "score_counts": "{answered} of {expected} answered",
    "score_filled": "{n} filled in",
}
"""What the script says as things change."""

ENGLISH: Mapping[str, str] = {**PAGE_ENGLISH, **SCRIPT_ENGLISH}

LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Cymraeg"}
RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])


def language_name(code: str) -> str:
    """The language as its speakers call it, or its code."""
    return LANGUAGES.get(code.split("-")[0].lower(), code)


def joined(parts: list[str], words: Mapping[str, str] = ENGLISH) -> str:
    """“a, b and c”."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {words['and']} {parts[-1]}"
