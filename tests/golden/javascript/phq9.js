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

const SYMPTOMS = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9"];
const FREQUENCY = new Map([["0", 0], ["1", 1], ["2", 2], ["3", 3]]);
const DIFFICULTY = new Set(["0", "1", "2", "3"]);
const NON_ANSWERS = new Map(["declined", "unknown", "not_applicable"].map((why) => [`!${why}`, why]));
const ITEMS = new Map([...SYMPTOMS.map((item) => [item, choice(FREQUENCY)]), ["difficulty", choice(DIFFICULTY)]]);

// Depression severity and the alert self_harm of one person's answers.
// Throws a RangeError for an answer that is not possible.
export function score(answers) {
  const given = accepted(answers);
  const asked = visible(given);
  // total = sum(symptoms); missing at most 2, prorate; round 0
  const symptoms = present(SYMPTOMS.map((item) => FREQUENCY.get(given[item]) ?? null));
  const total_answered = symptoms.length;
  const total = total_answered >= 7 ? rounded(9 * sum(symptoms), total_answered) : null;
  const total_band =
    total === null ? null
    : total <= 4 ? "minimal"
    : total <= 9 ? "mild"
    : total <= 14 ? "moderate"
    : total <= 19 ? "moderately_severe"
    : "severe";
  const total_caseness = total === null ? null : total >= 10;
  const total_why = total === null ? "insufficient" : null;
  // alert self_harm when q9 >= 1
  const q9 = FREQUENCY.get(given.q9) ?? null;
  const self_harm = q9 === null ? null : q9 >= 1;
  const alerts = { self_harm };
  return {
    romdsl: 1,
    measure: "phq9",
    version: "1.0.0",
    definition: "sha256-1:9b85653128f030cb78b6d707192c5bb1e6f238f10fc9f1fc36e94712fb219c8e",
    scoring: "sha256-1:8894ba0fe8f638244fbace74c8619ccd004ba00a6fc872a0774e3438b29d6d7e",
    language: "en",
    occasion: null,
    occasion_number: null,
    date: null,
    scores: {
      total: {
        value: total,
        band: total_band,
        answered: total_answered,
        expected: 9,
        filled: total !== null ? 9 - total_answered : 0,
        caseness: total_caseness,
        rule: "at most 2, prorate",
        missing: total_why,
      },
    },
    alerts: Object.keys(alerts).filter((id) => alerts[id]),
    alerts_undecided: Object.keys(alerts).filter((id) => alerts[id] === null),
    checks: [],
    unused_answers: Object.keys(asked).filter((item) => !asked[item] && given[item] !== null),
  };
}

export default score;

// Whether each item with a condition is asked; null where that cannot be said.
export function shown(answers) {
  return visible(accepted(answers));
}

function visible(given) {
  const symptoms = present(SYMPTOMS.map((item) => FREQUENCY.get(given[item]) ?? null));
  const total_answered = symptoms.length;
  // difficulty when any(symptoms >= 1)
  const shown_difficulty = symptoms.some((value) => value >= 1) ? true : total_answered === 9 ? false : null;
  return { difficulty: shown_difficulty };
}

// The answer to each item, null where it is blank.
function accepted(answers) {
  const given = { __proto__: null };
  const all = new Map(Object.entries(answers));
  for (const [item, accept] of ITEMS) {
    const answer = all.get(item) ?? null;
    given[item] = answer === null || answer === "" ? null : NON_ANSWERS.has(answer) ? answer : accept(answer);
    if (given[item] === undefined) throw new RangeError(`${item}: ${JSON.stringify(answer)} is not a possible answer`);
  }
  for (const item of all.keys()) {
    if (!ITEMS.has(item)) throw new RangeError(`the measure has no item ${JSON.stringify(item)}`);
  }
  return given;
}

// The code of an option; a whole number is a code as well.
function choice(options) {
  return (answer) => {
    const code = Number.isInteger(answer) ? String(answer) : answer;
    return options.has(code) ? code : undefined;
  };
}

const present = (values) => values.filter((value) => value !== null);

const sum = (values) => values.reduce((total, value) => total + value, 0);

// n / d to a whole number, halves away from zero.
function rounded(n, d) {
  return n < 0 ? -Math.floor((d - 2 * n) / (2 * d)) : Math.floor((2 * n + d) / (2 * d));
}
