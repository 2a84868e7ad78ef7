/* Scores and adaptive tests of an item bank, in the same arithmetic and order as romdsl/irt/plain, which explains it.
   A bank and rules are what romdsl/irt/written.py gives; what was given is [[item, category or null], ...]. */

const TIE = 1e-9;
const sum = (values) => values.reduce((total, value) => total + value, 0);

const sigmoid = (value) => {
  const below = Math.exp(-value);
  const upper = 1 / (1 + below);
  return [upper, below * upper];
};

const graded = (slope, { b }, theta) => {
  const steps = [[1, 0], ...b.map((step) => sigmoid(slope * (theta - step))), [0, 1]];
  return steps.slice(1).map(([nextUpper, nextLower], k) => {
    const [upper, lower] = steps[k];
    const gap = k > 0 && k < b.length ? -Math.expm1(-slope * (b[k] - b[k - 1])) : 1;
    const change = slope * (lower - nextUpper);
    const bend = slope * slope * (upper * lower + nextUpper * nextLower);
    return [upper * nextLower * gap, change, change * change - bend];
  });
};

const partialCredit = (slope, { b }, theta) => {
  const exponents = [0];
  for (const step of b) exponents.push(exponents.at(-1) + slope * (theta - step));
  const top = Math.max(...exponents);
  const weights = exponents.map((exponent) => Math.exp(exponent - top));
  const total = sum(weights);
  const shares = weights.map((weight) => weight / total);
  const mean = sum(shares.map((share, k) => k * share));
  const spread = sum(shares.map((share, k) => (k - mean) * (k - mean) * share));
  return shares.map((share, k) => {
    const change = slope * (k - mean);
    return [share, change, change * change - slope * slope * spread];
  });
};

const logistic = (slope, { b, c, d }, theta) => {
  const [upper, lower] = sigmoid(slope * (theta - b[0]));
  const yes = c + (d - c) * upper;
  const no = 1 - d + (d - c) * lower;
  const first = (d - c) * slope * upper * lower;
  const second = first * slope * (lower - upper);
  return [[no, -first / no, -second / no], [yes, first / yes, second / yes]];
};

const families = { graded, "partial credit": partialCredit, logistic };
export const curves = (bank, item, theta) => families[item.family](bank.scaling * item.a, item, theta);
const known = (at) => sum(at.map(([share, change]) => share * change * change));

export const tables = (bank) => {
  const { grid, prior, items } = bank;
  const nodes = Array.from({ length: grid.count }, (_, index) => (grid.first + index * grid.following) / grid.common);
  const heights = nodes.map((node) => Math.exp(-0.5 * ((node - prior.mean) / prior.sd) ** 2));
  const total = sum(heights);
  const atNodes = items.map((item) => nodes.map((node) => curves(bank, item, node)));
  return {
    bank,
    nodes,
    prior: heights.map((height) => height / total),
    probability: atNodes.map((rows) => rows[0].map((_, k) => rows.map((at) => at[k][0]))),
    information: atNodes.map((rows) => rows.map(known)),
  };
};

const posterior = ({ prior, probability }, given) => {
  let weights = prior;
  for (const [item, category] of given) {
    if (category === null) continue;
    const products = weights.map((weight, node) => weight * probability[item][category][node]);
    const total = sum(products);
    weights = products.map((product) => product / total);
  }
  return weights;
};

const expected = (nodes, weights) => {
  const total = sum(weights);
  const theta = sum(nodes.map((node, index) => node * weights[index])) / total;
  const spread = sum(nodes.map((node, index) => (node - theta) * (node - theta) * weights[index]));
  return { theta, error: Math.sqrt(spread / total) };
};

export const expectedAPosteriori = (tables, given) => expected(tables.nodes, posterior(tables, given));

export const sumScores = ({ nodes, prior, probability }, form) => {
  let likely = [prior];
  for (const item of form) {
    const shares = probability[item];
    const grown = Array.from({ length: likely.length + shares.length - 1 }, () => nodes.map(() => 0));
    likely.forEach((weights, before) =>
      shares.forEach((share, k) => weights.forEach((weight, node) => (grown[before + k][node] += weight * share[node]))),
    );
    likely = grown;
  }
  return likely.map((weights, total) => ({ total, probability: sum(weights), ...expected(nodes, weights) }));
};

const slopes = (bank, given, theta) => {
  const found = [0, 0, 0, 0];
  for (const [item, category] of given) {
    if (category === null) continue;
    const at = curves(bank, bank.items[item], theta);
    found[0] += at[category][1];
    found[1] += known(at);
    found[2] += sum(at.map(([share, first, second]) => share * first * second));
    found[3] += Math.log(at[category][0]);
  }
  return found;
};

const crossing = (nodes, slope, height) => {
  const rising = nodes.map((node) => slope(node) > 0);
  let start = -1;
  nodes.forEach((node, index) => {
    const falls = rising[index] && rising[index + 1] === false;
    if (falls && (start < 0 || height(node) > height(nodes[start]))) start = index;
  });
  if (start < 0) return rising.at(-1) ? nodes.at(-1) : nodes[0];
  let [left, right] = [nodes[start], nodes[start + 1]];
  for (let turn = 0; turn < 45; turn += 1) {
    const middle = (left + right) / 2;
    if (slope(middle) > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
};

export const maximumAPosteriori = ({ bank, nodes }, given) => {
  const { mean, sd } = bank.prior;
  const theta = crossing(
    nodes,
    (at) => slopes(bank, given, at)[0] - (at - mean) / (sd * sd),
    (at) => slopes(bank, given, at)[3] - ((at - mean) * (at - mean)) / (2 * sd * sd),
  );
  return { theta, error: 1 / Math.sqrt(slopes(bank, given, theta)[1] + 1 / (sd * sd)) };
};

export const weightedLikelihood = ({ bank, nodes }, given) => {
  if (given.every(([, category]) => category === null)) return { theta: NaN, error: NaN };
  const slope = (at) => {
    const [change, information, lean] = slopes(bank, given, at);
    return change + lean / (2 * information);
  };
  const theta = crossing(nodes, slope, (at) => slopes(bank, given, at)[3]);
  return { theta, error: 1 / Math.sqrt(slopes(bank, given, theta)[1]) };
};

const rounded = (value, digits) => Math.floor(value * 10 ** digits + (0.5 + TIE)) / 10 ** digits;
export const reported = ({ reported: { mean, sd, digits } }, theta) => rounded(mean + sd * theta, digits);
export const reportedError = ({ reported: { sd, digits } }, error) => rounded(sd * error, digits);

export const draw = (seed, index) => {
  const state = (seed + (index + 1) * 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
};

const worth = {
  mpwi: ({ information }, weights, _, item) => sum(weights.map((weight, node) => weight * information[item][node])),
  mfi: ({ bank }, weights, theta, item) => known(curves(bank, bank.items[item], theta)),
  mepv: ({ nodes, probability }, weights, _, item) => {
    let left = 0;
    for (const shares of probability[item]) {
      let [whole, first, second] = [0, 0, 0];
      nodes.forEach((node, index) => {
        const product = weights[index] * shares[index];
        whole += product;
        first += product * node;
        second += product * node * node;
      });
      left += second - (first * first) / whole;
    }
    return -left;
  },
};

const inArea = ({ items }, asked, name) => asked.filter((item) => items[item].area === name).length;
const owed = (bank, { areas }, asked) =>
  areas.map(({ name, minimum }) => Math.max(0, minimum - inArea(bank, asked, name)));

const openItems = (bank, rules, asked) => {
  const lacking = owed(bank, rules, asked);
  const bound = rules.maximum - asked.length <= sum(lacking);
  return [...bank.items.keys()].filter((item) => {
    const place = rules.areas.findIndex(({ name }) => name === bank.items[item].area);
    const most = rules.areas[place]?.maximum ?? Infinity;
    const full = place >= 0 && inArea(bank, asked, rules.areas[place].name) >= most;
    return !asked.includes(item) && !full && (!bound || lacking[place] > 0);
  });
};

const chosen = (tables, rules, weights, theta, asked, seed) => {
  const open = openItems(tables.bank, rules, asked);
  if (!open.length) return null;
  if (!asked.length && rules.first !== null) return rules.first;
  const worths = new Map(open.map((item) => [item, worth[rules.select](tables, weights, theta, item)]));
  const best = [];
  while (best.length < rules.randomesque && worths.size) {
    const top = Math.max(...worths.values()) - TIE;
    best.push([...worths.keys()].find((item) => worths.get(item) >= top));
    worths.delete(best.at(-1));
  }
  return best.length > 1 ? best[Math.floor((draw(seed, asked.length) * best.length) / 2 ** 32)] : best[0];
};

const hasEnded = (tables, rules, given, error) => {
  if (given.length >= rules.maximum) return true;
  const answered = given.filter(([, category]) => category !== null).length;
  if (answered < Math.max(rules.minimum, 1) || sum(owed(tables.bank, rules, given.map(([item]) => item)))) return false;
  const drop = given.at(-1)[1] === null ? 0 : expectedAPosteriori(tables, given.slice(0, -1)).error - error;
  return error < rules.stopError || (drop > 0 && drop < rules.stopDrop);
};

export const step = (tables, rules, given, seed = 0) => {
  const weights = posterior(tables, given);
  const estimate = expected(tables.nodes, weights);
  const ended = hasEnded(tables, rules, given, estimate.error);
  const asked = given.map(([item]) => item);
  return { item: ended ? null : chosen(tables, rules, weights, estimate.theta, asked, seed), ...estimate };
};
