// Fills Questionnaires in LHC-Forms, as a person does, and reads the responses back.
// In: {packages, lforms, forms: [{questionnaire, answers: {linkId: "system|code"}, repetitions: {linkId: [{linkId: text}]}}]}:
// options to click, and groups to repeat, each time with texts to type.
// Out: {before, response, shown_before, shown, elsewhere} a form: responses, lines, requests to other places.  Everything is served from this machine alone.
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const input = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(pathToFileURL(`${input.packages}/package.json`));
const { chromium } = require("playwright-core");
const { default: packed } = await import(pathToFileURL(require.resolve("@sparticuz/chromium")));

const SCRIPTS = ["assets/lib/zone.min.js", "runtime.js", "polyfills.js", "main.js"].map((name) => `webcomponent/${name}`);
const PAGE = `<!doctype html><meta charset="utf-8"><title>forms</title>
<link rel="stylesheet" href="webcomponent/styles.css"><div id="form"></div>
${[...SCRIPTS, "fhir/R4/lformsFHIR.min.js"].map((name) => `<script src="${name}"></script>`).join("\n")}`;
const KINDS = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".json": "application/json" };

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  try {
    const body = path === "/" ? PAGE : await readFile(join(input.lforms, path));
    response.writeHead(200, { "content-type": path === "/" ? "text/html" : (KINDS[extname(path)] ?? "application/octet-stream") });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: await packed.executablePath(),
  args: ["--no-sandbox", "--disable-gpu"],
});

async function filled({ questionnaire, answers, repetitions = {} }) {
  const page = await browser.newPage();
  const elsewhere = [];
  page.on("request", (request) => request.url().startsWith(address) || elsewhere.push(request.url()));
  await page.goto(address);
  await page.waitForFunction(() => window.LForms?.Util && window.LForms?.FHIR, null, { timeout: 60000 });
  await page.evaluate((form) => LForms.Util.addFormToPage(form, "form", { prepopulate: false, fhirVersion: "R4" }), questionnaire);
  await page.waitForSelector("input[type=radio]", { timeout: 60000 });
  const before = await page.evaluate(() => LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4"));
  const text = () => page.evaluate(() => document.getElementById("form").innerText.split("\n"));
  const shownBefore = await text();
  for (const [link, code] of Object.entries(answers)) {
    await page.evaluate(([id, end]) => {
      [...document.querySelectorAll("[id]")].find((each) => each.id.startsWith(`${id}/`) && each.id.endsWith(`|${end}`)).click();
    }, [link, code]);
  }
  for (const [group, rows] of Object.entries(repetitions)) {
    for (const [place, fields] of rows.entries()) {
      if (place > 0) await page.locator(`button[id^="add-${group}/"]`).last().click();
      for (const [link, text] of Object.entries(fields)) {
        const field = page.locator(`[id^="${link}/"]:is(input, textarea)`).nth(place);
        await field.fill(text);
        await field.blur();
      }
    }
  }
  await page.waitForTimeout(1500);
  const response = await page.evaluate(() => LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4"));
  const shown = await text();
  await page.close();
  return { before, response, shown_before: shownBefore, shown, elsewhere };
}

const results = [];
for (const form of input.forms) results.push(await filled(form));
await browser.close();
server.close();
process.stdout.write(JSON.stringify(results));
