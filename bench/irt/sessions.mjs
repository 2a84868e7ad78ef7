// CPU milliseconds of adaptive tests by our kernel, and by the arithmetic that jsCAT publishes, written here: at each
// theta of a grid the likelihood of all answers anew, the posterior mean, and the item of most information there.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: irt } = await import(pathToFileURL(process.argv[2]));
const { graded, two, rows, twoRows, rules } = JSON.parse(readFileSync(0, "utf8"));
const RUNS = 5;

const taken = (work) => {
  let least = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1e3);
  }
  return least;
};

let steps = 0;
const ours = (tables, of, row, seed) => {
  const given = [];
  for (;;) {
    steps += 1;
    const { item } = irt.step(tables, of, given, seed);
    if (item === null) return given.length;
    given.push([item, row[item]]);
  }
};

const chance = ({ a, b: [b] }, theta) => 1 / (1 + Math.exp(-a * (theta - b)));
const grid = Array.from({ length: 81 }, (_, index) => (index - 40) / 10);

const anew = (items, row, { maximum, stopError }) => {
  const given = [];
  let theta = 0;
  let error = 1;
  while (given.length < maximum && error >= stopError) {
    const left = items.map((item, index) => {
      const share = chance(item, theta);
      return { index, worth: item.a * item.a * share * (1 - share) };
    });
    const open = left.filter(({ index }) => !given.includes(index));
    open.sort((one, other) => other.worth - one.worth);
    given.push(open[0].index);
    const weights = grid.map((node) => {
      const likelihood = given.reduce((product, index) => {
        const share = chance(items[index], node);
        return product * (row[index] ? share : 1 - share);
      }, 1);
      return likelihood * Math.exp(-0.5 * node * node);
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    theta = weights.reduce((sum, weight, index) => sum + weight * grid[index], 0) / total;
    error = Math.sqrt(weights.reduce((sum, weight, index) => sum + weight * (grid[index] - theta) ** 2, 0) / total);
  }
  return given.length;
};

const found = [["compile a bank of 124 items", taken(() => irt.tables(graded))]];
const [large, small] = [irt.tables(graded), irt.tables(two)];
for (const of of rules) {
  steps = 0;
  const cost = taken(() => rows.forEach((row, seed) => ours(large, of, row, seed)));
  found.push([`next item and score of one person, ${of.select}`, cost / (steps / RUNS)]);
}
const plain = two.items.a.map((a, index) => ({ a, b: two.items.b[index] }));
const mfi = rules.find(({ select }) => select === "mfi");
found.push(["100 adaptive tests, 124 items of 2 categories, mfi", taken(() => twoRows.forEach((row) => ours(small, mfi, row, 0)))]);
found.push(["the same by the arithmetic of jsCAT", taken(() => twoRows.forEach((row) => anew(plain, row, mfi)))]);
console.log(JSON.stringify(found));
