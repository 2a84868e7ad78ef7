"""A word that professionals use and many people do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....diagnostics import Finding, Rule
from ..context import Context
from ..wording import own_questions

rule = Rule("ROM805", "jargon", "warning")

PLAINER = {
    "adequate": "enough", "adequately": "well enough", "adverse": "harmful", "ambulate": "walk", "ambulation": "walking",
    "anhedonia": "no pleasure in things", "approximately": "about", "assistance": "help", "cognition": "thinking",
    "cognitive": "to do with thinking", "commence": "start", "comorbid": "other", "coping strategies": "ways of coping",
    "dysphoria": "feeling low", "dysphoric": "low", "dyspnoea": "short of breath", "dyspnea": "short of breath",
    "endeavour": "try", "facilitate": "help", "holistic": "whole", "hypersomnia": "sleeping too much",
    "hypervigilance": "being on the lookout", "hypervigilant": "on the lookout", "ideation": "thoughts",
    "insomnia": "trouble sleeping", "interpersonal": "with other people", "intervention": "help", "lethargic": "tired",
    "lethargy": "tiredness", "libido": "interest in sex", "maladaptive": "unhelpful", "micturition": "passing water",
    "modality": "kind", "nocturia": "getting up at night to pass water", "oedema": "swelling", "edema": "swelling",
    "prior to": "before", "prognosis": "what is likely to happen", "pruritus": "itching", "psychosocial": "in your life",
    "rumination": "going over things again and again", "ruminate": "go over things again and again",
    "self-efficacy": "belief that you can do it", "somatic": "of the body", "subsequent to": "after",
    "subsequently": "later", "sufficient": "enough", "symptomatology": "symptoms", "terminate": "end",
    "utilise": "use", "utilize": "use", "utilising": "using", "utilizing": "using", "with regard to": "about",
}  # fmt: skip
FOUND = re.compile(rf"\b({'|'.join(sorted(PLAINER, key=len, reverse=True))})\b", re.IGNORECASE)


def findings(context: Context) -> Iterator[Finding]:
    for question in own_questions(context.measure):
        found = FOUND.search(question.text.value)
        if found is not None:
            message = f"“{found.group()}” is a word that many people do not use."
            help = f"write “{PLAINER[found.group().lower()]}”, or ask people how they would say it"
            yield rule.at(question.text.span, message, help=help)
