"""The Questionnaire in words, as XHTML for people who see nothing else of it."""

from __future__ import annotations

from xml.sax.saxutils import escape

from romdsl.model.measure import Block, Choice, Item, Measure, Note, Rows

from .words import Json, clean


def narrative(measure: Measure) -> Json:
    """Title and questions with their options."""
    lines = [f"<p><b>{safe(measure.title.value)}</b></p>", "<ul>"]
    lines.extend(line_of(context) for context in measure.contexts)
    for part in measure.parts:
        if isinstance(part, Block):
            stem = part.text.value if part.text else ""
            lines.append(f"<li>{safe(stem)}<ul>" if stem else "<li><ul>")
            lines.extend(line_of(member) for member in part.members)
            lines.append("</ul></li>")
        elif isinstance(part, Rows):
            stem = part.text.value if part.text else part.id
            lines.append(f"<li>{safe(stem)}<ul>{''.join(line_of(field.items[0]) for field in part.fields)}</ul></li>")
        else:
            lines.append(line_of(part))
    lines.append("</ul>")
    if not measure.parts and not measure.contexts:
        lines = lines[:1]
    return told(measure, "".join(lines))


def told(measure: Measure, content: str) -> Json:
    """XHTML as the narrative of a resource of this measure, with the language on it in both ways."""
    language = safe(measure.language.value) if measure.language else ""
    said = f' lang="{language}" xml:lang="{language}"' if language else ""
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml"{said}>{content}</div>'}


def line_of(part: Item | Note) -> str:
    options = ""
    if isinstance(part, Item) and isinstance(part.answer, Choice):
        options = f" <i>({safe(' / '.join(option.text.value for option in part.answer.options))})</i>"
    return f"<li>{safe(part.text.value)}{options}</li>"


def safe(text: str) -> str:
    return escape(clean(text), {'"': "&quot;"})
