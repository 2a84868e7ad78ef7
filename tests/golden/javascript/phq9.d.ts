/** Patient Health Questionnaire-9 (phq9 1.0.0) */

export type NonAnswer = "!declined" | "!unknown" | "!not_applicable";

/** Answers by item; one that is absent or null is blank. */
export interface Answers {
  /** Little interest or pleasure in doing things */
  q1?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Feeling down, depressed, or hopeless */
  q2?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Trouble falling or staying asleep, or sleeping too much */
  q3?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Feeling tired or having little energy */
  q4?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Poor appetite or overeating */
  q5?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Feeling bad about yourself — or that you are a failure or have let yourself or your family down */
  q6?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Trouble concentrating on things, such as reading the newspaper or watching television */
  q7?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual */
  q8?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** Thoughts that you would be better off dead or of hurting yourself in some way */
  q9?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
  /** If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people? */
  difficulty?: "0" | "1" | "2" | "3" | 0 | 1 | 2 | 3 | NonAnswer | null;
}

/** One score; the value is null where it is missing, and `missing` says why. */
export interface Score<Value, Band> {
  value: Value | null;
  band: Band | null;
  answered: number;
  expected: number;
  filled: number;
  caseness: boolean | null;
  rule: string | null;
  missing: "blank" | "declined" | "unknown" | "not_applicable" | "not_shown" | "insufficient" | "no_norm" | null;
}

export type Alert = "self_harm";

export type Check = never;

export interface Result {
  romdsl: 1;
  measure: string;
  version: string | null;
  definition: string;
  scoring: string;
  language: string | null;
  occasion: string | null;
  occasion_number: number | null;
  date: string | null;
  scores: {
    total: Score<number, "minimal" | "mild" | "moderate" | "moderately_severe" | "severe">;
  };
  alerts: Alert[];
  alerts_undecided: Alert[];
  checks: Check[];
  unused_answers: string[];
}

/** Depression severity and the alert self_harm of one person's answers. Throws a RangeError where an answer is not possible. */
export function score(answers: Answers): Result;

export default score;

/** Whether each item that has a condition is asked: true, false, or null where that cannot be said. */
export function shown(answers: Answers): {
  difficulty: boolean | null;
};
