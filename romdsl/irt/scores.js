/* Further scores of what was given, after romdsl/irt/plain/modes.py and sums.py: a form that scores by the posterior
   mean alone does without them. */

import { answered, curves, expected, information, sum } from "./kernel.js";

export const sumScores = ({ nodes, prior, probability }, form) =>
  form
    .reduce((rows, item) => {
      const found = [];
      rows.forEach((weights, before) =>
        probability[item].forEach((shares, index) => {
          const row = (found[before + index] ??= nodes.map(() => 0));
          weights.forEach((weight, node) => (row[node] += weight * shares[node]));
        }),
      );
      return found;
    }, [prior])
    .map((weights, total) => ({ total, probability: sum(weights), ...expected(nodes, weights) }));

const crossing = ({ bank, nodes }, given, pull, height, precision) => {
  const slopes = (theta) => {
    const found = [0, 0, 0, 0];
    for (const [item, category] of answered(given)) {
      const at = curves(bank, item, theta);
      found[0] += at[category][1];
      found[1] += information(at);
      found[2] += sum(at.map(([share, change, bend]) => share * change * bend));
      found[3] += Math.log(at[category][0]);
    }
    return found;
  };
  const rises = (theta) => pull(theta, slopes(theta)) > 0;
  const high = (theta) => slopes(theta)[3] - height(theta);
  const rising = nodes.map(rises);
  let start = -1;
  nodes.forEach((node, index) => {
    const falls = rising[index] && rising[index + 1] === false;
    if (falls && (start < 0 || high(node) > high(nodes[start]))) start = index;
  });
  let left = nodes.at(start);
  let right = nodes[start + 1];
  if (start < 0) left = right = rising.at(-1) ? left : right;
  for (let index = 0; index < 45; index += 1) {
    const middle = (left + right) / 2;
    if (rises(middle)) left = middle;
    else right = middle;
  }
  const theta = (left + right) / 2;
  return { theta, error: 1 / Math.sqrt(slopes(theta)[1] + precision) };
};

export const maximumAPosteriori = (tables, given) => {
  const { mean, sd } = tables.bank.prior;
  return crossing(
    tables,
    given,
    (theta, [change]) => change - (theta - mean) / (sd * sd),
    (theta) => ((theta - mean) * (theta - mean)) / (2 * sd * sd),
    1 / (sd * sd),
  );
};

export const weightedLikelihood = (tables, given) =>
  answered(given).length
    ? crossing(tables, given, (_, [change, known, lean]) => change + lean / (2 * known), () => 0, 0)
    : { theta: NaN, error: NaN };
