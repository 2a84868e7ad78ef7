// Scores and adaptive tests of the cases on standard input, by the kernel that the module of the argument has.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: kernel } = await import(pathToFileURL(process.argv[2]));
const { cases, draws, halves } = JSON.parse(readFileSync(0, "utf8"));

const administered = (tables, rules, row, seed) => {
  const given = [];
  let found = kernel.step(tables, rules, given, seed);
  while (found.item !== null) {
    const category = row[found.item];
    given.push([found.item, category < 0 ? null : category]);
    found = kernel.step(tables, rules, given, seed);
  }
  return { asked: given.map(([item]) => item), theta: found.theta, error: found.error, ended: found.ended };
};

// JSON has no zero with a sign, which toFixed would show.
const signed = (value) => (Object.is(value, -0) ? "-0" : value);

const all = (row) => row.map((category, item) => [item, category < 0 ? null : category]);

const answered = cases.map(({ bank, rules, rows }) => {
  const tables = kernel.tables(bank);
  const sessions = rows.map((row, seed) => administered(tables, rules, row, seed));
  for (const session of sessions) {
    session.shown = [kernel.reported(bank, session.theta), kernel.reportedError(bank, session.error)];
  }
  return {
    sessions,
    expected: rows.map((row) => kernel.expectedAPosteriori(tables, all(row))),
    modes: rows.slice(0, 4).map((row) => kernel.maximumAPosteriori(tables, all(row))),
    likelihoods: rows.slice(0, 4).map((row) => kernel.weightedLikelihood(tables, all(row))),
    sums: kernel.sumScores(tables, [0, 2, 3, 5]),
  };
});
console.log(
  JSON.stringify({
    answered,
    draws: draws.map(([seed, index]) => kernel.draw(seed, index)),
    shown: halves.map(([reported, value]) => [
      signed(kernel.reported({ reported }, value)),
      signed(kernel.reportedError({ reported }, value)),
    ]),
  }),
);
