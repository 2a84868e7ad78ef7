// Reads modules and answers, a JSON line each, and writes a line with their results.
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { module, answers } = JSON.parse(line);
  const { score } = await import(`data:text/javascript;base64,${Buffer.from(module).toString("base64")}`);
  process.stdout.write(`${JSON.stringify(answers.map((one) => scored(score, one)))}\n`);
}

function scored(score, answers) {
  try {
    return score(answers);
  } catch (refusal) {
    if (refusal instanceof RangeError) return null;
    throw refusal;
  }
}
