// Evaluates the expressions of Questionnaires over responses, as a form does: root variables in
// their order, then every calculated item and every condition.
// In: {folder, release, questionnaire, responses, more: {name: expression}}.  Out: one object {linkId: value | null} a response.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const input = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(pathToFileURL(input.folder + "/"));
const fhirpath = require("fhirpath");
const model = require(`fhirpath/fhir-context/${input.release}`);

const CALCULATED = "sdc-questionnaire-calculatedExpression";
const CONDITION = "sdc-questionnaire-enableWhenExpression";

function expressions(element, ending) {
  return (element.extension ?? [])
    .filter((extension) => extension.url.endsWith(ending))
    .map((extension) => extension.valueExpression);
}

function* items(element) {
  for (const item of element.item ?? []) {
    yield item;
    yield* items(item);
  }
}

function compiled(text) {
  const run = fhirpath.compile(text, model);
  return (response, variables) => run(response, { resource: response, ...variables });
}

// A query is asked of a server, by forms that bring earlier answers along.
const printed = expressions(input.questionnaire, "/variable").filter(({ language }) => language === "text/fhirpath");
const variables = printed.map(({ name, expression }) => [name, compiled(expression)]);
const wanted = [];
for (const item of items(input.questionnaire)) {
  for (const { expression } of expressions(item, CALCULATED)) wanted.push([item.linkId, compiled(expression)]);
  for (const { expression } of expressions(item, CONDITION)) wanted.push([`when ${item.linkId}`, compiled(expression)]);
}
for (const [name, expression] of Object.entries(input.more)) wanted.push([name, compiled(expression)]);

function evaluated(response) {
  const known = {};
  for (const [name, run] of variables) known[name] = run(response, known);
  const found = {};
  for (const [link, run] of wanted) {
    const values = run(response, known);
    if (values.length > 1) throw new Error(`${link} has ${values.length} values`);
    found[link] = values[0] ?? null;
  }
  return found;
}

process.stdout.write(JSON.stringify(input.responses.map(evaluated)));
