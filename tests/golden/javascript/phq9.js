// Patient Health Questionnaire-9 (phq9 1.0.0)
//
// score `total`: Depression severity, 0 to 27, higher is worse
// alert `self_harm`: when q9 >= 1
// Source: Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity
// measure. J Gen Intern Med 2001;16:606-13
// Licence: Pfizer Inc. No permission required to reproduce, translate, display or distribute.
// Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an
// educational grant from Pfizer Inc
// Written from the measure's definition: change that, and write this again.

const FREQUENCY = {
  __proto__: null,
  "!declined": null,
  "!unknown": null,
  "!not_applicable": null,
  0: 0,
  1: 1,
  2: 2,
  3: 3,
};
const DIFFICULTY = {
  __proto__: null,
  "!declined": "!declined",
  "!unknown": "!unknown",
  "!not_applicable": "!not_applicable",
  0: "0",
  1: "1",
  2: "2",
  3: "3",
};

// Depression severity and the alert self_harm of one person's answers.
export function score(answers) {
  const given = accepted(answers);
  // total = sum(symptoms); missing at most 2, prorate; round 0
  const symptoms = present([given.q1, given.q2, given.q3, given.q4, given.q5, given.q6, given.q7, given.q8, given.q9]);
  const total_answered = symptoms.length;
  // difficulty when any(symptoms >= 1)
  const shown_difficulty = symptoms.some((value) => value >= 1) ? true : total_answered === 9 ? false : null;
  const total_2 = total_answered >= 7 ? rounded(9 * sum(symptoms), total_answered) : null;
  const total_band =
    total_2 === null ? null
    : total_2 <= 4 ? "minimal"
    : total_2 <= 9 ? "mild"
    : total_2 <= 14 ? "moderate"
    : total_2 <= 19 ? "moderately_severe"
    : "severe";
  const total_caseness = total_2 === null ? null : total_2 >= 10;
  const total_why = total_2 === null ? "insufficient" : null;
  // alert self_harm when q9 >= 1
  const q9 = given.q9;
  const self_harm = q9 === null ? null : q9 >= 1;
  return {
    romdsl: 1,
    measure: "phq9",
    version: "1.0.0",
    definition: "sha256-1:0cb2316eb2e1a5b575af7426aac0c43bcb737f336b29960288327d95dd72ba24",
    scoring: "sha256-1:c38a53cc514d508a64c66de4848d4776f70181cf07832ffd38c1d5b165c14bc0",
    language: "en",
    occasion: null,
    occasion_number: null,
    date: null,
    scores: {
      total: {
        value: total_2,
        band: total_band,
        answered: total_answered,
        expected: 9,
        filled: total_2 !== null ? 9 - total_answered : 0,
        caseness: total_caseness,
        rule: "at most 2, prorate",
        missing: total_why,
      },
    },
    alerts: self_harm ? ["self_harm"] : [],
    alerts_undecided: self_harm === null ? ["self_harm"] : [],
    checks: [],
    unused_answers: !shown_difficulty && given.difficulty !== null ? ["difficulty"] : [],
  };
}

export default score;

// Whether each item with a condition is asked; null: that cannot be said.
export function shown(answers) {
  const given = accepted(answers);
  const symptoms = present([given.q1, given.q2, given.q3, given.q4, given.q5, given.q6, given.q7, given.q8, given.q9]);
  const total_answered = symptoms.length;
  const shown_difficulty = symptoms.some((value) => value >= 1) ? true : total_answered === 9 ? false : null;
  return { difficulty: shown_difficulty };
}

let keysRead = 0;

// What is used of the answer to each item; null of a blank.
function accepted(answers) {
  keysRead = 0;
  const given = {
    q1: choice(FREQUENCY, answers.q1, "q1"),
    q2: choice(FREQUENCY, answers.q2, "q2"),
    q3: choice(FREQUENCY, answers.q3, "q3"),
    q4: choice(FREQUENCY, answers.q4, "q4"),
    q5: choice(FREQUENCY, answers.q5, "q5"),
    q6: choice(FREQUENCY, answers.q6, "q6"),
    q7: choice(FREQUENCY, answers.q7, "q7"),
    q8: choice(FREQUENCY, answers.q8, "q8"),
    q9: choice(FREQUENCY, answers.q9, "q9"),
    difficulty: choice(DIFFICULTY, answers.difficulty, "difficulty"),
  };
  if (Object.keys(answers).length === keysRead) return given;
  for (const item in answers) if (!Object.hasOwn(given, item)) throw new RangeError(`the measure has no item ${item}`);
  return given;
}

// What is used of an option: its score or its code.
function choice(options, answer, item) {
  if (answer === undefined) return null;
  keysRead += 1;
  if (answer === null || answer === "") return null;
  const used = typeof answer === "string" || Number.isInteger(answer) ? options[answer] : undefined;
  if (used !== undefined) return used;
  throw new RangeError(`${item}: ${JSON.stringify(answer)} is not a possible answer`);
}

function present(values) {
  const found = [];
  for (const value of values) if (value !== null) found.push(value);
  return found;
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

// n / d to a whole number, halves away from zero.
const rounded = (n, d) => Math.sign(n) * Math.floor((2 * Math.abs(n) + d) / (2 * d));
