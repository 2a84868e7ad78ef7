/* Scores and adaptive tests of an item bank, in the same arithmetic and order as romdsl/irt/plain, which explains it.
   A bank and rules are what romdsl/irt/written.py gives; what was given is [[item, category or null], ...].
   Definitions stand at the left edge, each by itself: printed.py takes them into a module or a form. */

const TIE = 1e-9;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const shared = (values) => {
  const total = sum(values);
  return values.map((value) => value / total);
};
const dot = (values, others) => values.reduce((total, value, index) => total + value * others[index], 0);
const answered = (given) => given.filter(([, category]) => category !== null);

const sigmoid = (value) => {
  const below = Math.exp(-value);
  const upper = 1 / (1 + below);
  return [upper, below * upper];
};

const graded = (slope, theta, b) => {
  const found = [];
  let [upper, lower] = [1, 0];
  for (let index = 0; index <= b.length; index += 1) {
    const [nextUpper, nextLower] = index < b.length ? sigmoid(slope * (theta - b[index])) : [0, 1];
    /* The first and the last category have one threshold alone: there the difference is NaN. */
    const gap = -Math.expm1(-slope * (b[index] - b[index - 1])) || 1;
    const change = slope * (lower - nextUpper);
    const bend = slope * slope * (upper * lower + nextUpper * nextLower);
    found.push([upper * nextLower * gap, change, change * change - bend]);
    [upper, lower] = [nextUpper, nextLower];
  }
  return found;
};

const partialCredit = (slope, theta, b) => {
  let exponent = 0;
  const exponents = [0, ...b.map((step) => (exponent += slope * (theta - step)))];
  const top = Math.max(...exponents);
  const shares = shared(exponents.map((value) => Math.exp(value - top)));
  const mean = sum(shares.map((value, index) => index * value));
  const spread = sum(shares.map((value, index) => (index - mean) * (index - mean) * value));
  return shares.map((value, index) => {
    const change = slope * (index - mean);
    return [value, change, change * change - slope * slope * spread];
  });
};

const logistic = (slope, theta, [b], c, d) => {
  const [upper, lower] = sigmoid(slope * (theta - b));
  const change = (d - c) * slope * upper * lower;
  const bend = change * slope * (lower - upper);
  const yes = c + (d - c) * upper;
  const no = 1 - d + (d - c) * lower;
  return [[no, -change / no, -bend / no], [yes, change / yes, bend / yes]];
};

const families = { graded, "partial credit": partialCredit, logistic };
const curves = ({ items: { family, a, b, c, d }, scaling }, item, theta) =>
  families[family[item]](scaling * a[item], theta, b[item], c[item], d[item]);
const information = (at) => at.reduce((total, [share, change]) => total + share * change * change, 0);

export const tables = (bank) => {
  const { grid, prior, items } = bank;
  const nodes = Array.from({ length: grid.count }, (_, index) => (grid.first + index * grid.following) / grid.common);
  const weights = nodes.map((node) => Math.exp(-0.5 * ((node - prior.mean) / prior.sd) ** 2));
  const rows = items.a.map((_, item) => nodes.map((node) => curves(bank, item, node)));
  return {
    bank,
    nodes,
    prior: shared(weights),
    probability: rows.map((row) => row[0].map((_, index) => row.map((at) => at[index][0]))),
    known: rows.map((row) => row.map(information)),
  };
};

const posterior = ({ prior, probability }, given) =>
  answered(given).reduce(
    (weights, [item, category]) => shared(weights.map((weight, node) => weight * probability[item][category][node])),
    prior,
  );

const expected = (nodes, weights) => {
  const total = sum(weights);
  const theta = dot(nodes, weights) / total;
  const spread = dot(nodes.map((node) => (node - theta) * (node - theta)), weights);
  return { theta, error: Math.sqrt(spread / total) };
};

export const expectedAPosteriori = (tables, given) => expected(tables.nodes, posterior(tables, given));

const rounded = (value, digits) => {
  const whole = Math.floor(Math.abs(value) * 10 ** digits + (0.5 + 2 ** -20));
  return (value < 0 ? 0 - whole : whole) / 10 ** digits;
};

export const reported = ({ reported: { mean, sd, digits } }, theta) => rounded(mean + sd * theta, digits);
export const reportedError = ({ reported: { sd, digits } }, error) => rounded(sd * error, digits);

export const draw = (seed, index) => {
  const state = (seed + (index + 1) * 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
};

const worth = {
  mpwi: ({ known }, item, weights) => dot(weights, known[item]),
  mfi: ({ bank }, item, _, theta) => information(curves(bank, item, theta)),
  mepv: ({ nodes, probability }, item, weights) => {
    let left = 0;
    for (const shares of probability[item]) {
      let [whole, first, second] = [0, 0, 0];
      for (let node = 0; node < nodes.length; node += 1) {
        const product = weights[node] * shares[node];
        whole += product;
        first += product * nodes[node];
        second += product * nodes[node] * nodes[node];
      }
      left += second - (first * first) / whole;
    }
    return -left;
  },
};

export const step = (tables, rules, given, seed = 0) => {
  const weights = posterior(tables, given);
  const { theta, error } = expected(tables.nodes, weights);
  const asked = given.map(([item]) => item);
  const groups = rules.groups.map(({ items, minimum, maximum }) => {
    const count = asked.filter((item) => items.includes(item)).length;
    return { items, owed: Math.max(0, minimum - count), full: count >= maximum };
  });
  const owed = sum(groups.map((group) => group.owed));
  const left = rules.maximum - asked.length;
  let ended = left <= 0 ? "items" : null;
  const result = (item) => ({ item, theta, error, ended });

  if (!owed && answered(given).length >= Math.max(rules.minimum, 1)) {
    const drop = rules.stopDrop && expectedAPosteriori(tables, given.slice(0, -1)).error - error;
    if (drop > TIE && drop < rules.stopDrop - TIE) ended = "drop";
    if (error < rules.stopError - TIE) ended = "se";
  }
  const worths = new Map();
  tables.known.forEach((_, item) => {
    const own = groups.filter(({ items }) => items.includes(item));
    const bound = left <= owed && !own.some((group) => group.owed);
    if (ended || asked.includes(item) || bound || own.some((group) => group.full)) return;
    worths.set(item, worth[rules.select](tables, item, weights, theta));
  });
  ended ??= worths.size ? null : "bank";
  if (ended) return result(null);
  if (!asked.length && rules.first !== null) return result(rules.first);
  const best = [];
  while (best.length < rules.randomesque && worths.size) {
    const top = Math.max(...worths.values()) - TIE;
    best.push([...worths.keys()].find((item) => worths.get(item) >= top));
    worths.delete(best.at(-1));
  }
  return result(best[Math.floor((draw(seed, asked.length) * best.length) / 2 ** 32)]);
};

export { answered, curves, expected, information, sum };
