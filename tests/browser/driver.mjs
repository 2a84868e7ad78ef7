// One Chromium for a whole run, steered by lines of JSON: {id, do, …} in, {id, value} or {id, fault} out.
// It runs in the folder of the npm packages, which need not be the folder of this file.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/package.json`);
const { chromium } = require("playwright-core");
const { default: packed } = await import(pathToFileURL(require.resolve("@sparticuz/chromium")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// Not the package's own arguments: one process for everything ends with its first page.
const browser = await chromium.launch({
  executablePath: await packed.executablePath(),
  args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
});

const pages = new Map();

// Notes in the page what must not happen, before anything of it runs.
const watch = () => {
  window.__seen = [];
  const seen = (what) => window.__seen.push(what);
  document.addEventListener("securitypolicyviolation", (event) => seen(`policy ${event.violatedDirective} ${event.blockedURI}`));
  addEventListener("error", (event) => seen(`fault ${event.message}`));
  addEventListener("unhandledrejection", (event) => seen(`fault ${event.reason}`));
  window.print = () => { window.__printed = (window.__printed || 0) + 1; };
};

const open = async ({ page: name, file, width = 360, height = 740, dark, script = true, forced, touch = false, hash = "", rtl }) => {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    forcedColors: forced ? "active" : "none",
    javaScriptEnabled: script,
    hasTouch: touch,
    acceptDownloads: true,
    locale: "en-GB",
  });
  const page = await context.newPage();
  const state = { context, page, requests: [], dialogs: [] };
  pages.set(name, state);
  context.on("request", (request) => state.requests.push(request.url()));
  page.on("dialog", (dialog) => {
    state.dialogs.push(`${dialog.type()} ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.addInitScript(watch);
  await page.goto(pathToFileURL(file).href + hash);
  if (rtl) await page.evaluate(() => { document.documentElement.dir = "rtl"; });
};

const tabStops = async ({ page }) => {
  const stops = [];
  for (let n = 0; n < 400; n += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const on = document.activeElement;
      return on === document.body ? null : on.name || on.id || on.textContent.trim();
    });
    if (stop === null || stop === stops[0]) break;
    stops.push(stop);
  }
  return stops;
};

// Each radio with the name of its nearest group in the accessibility tree.
const groups = async ({ context, page }) => {
  const client = await context.newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const named = (node) => ["group", "radiogroup"].includes(node.role?.value) && node.name?.value;
  return nodes.filter((node) => node.role?.value === "radio").map((radio) => {
    let node = byId.get(radio.parentId);
    while (node && !named(node)) node = byId.get(node.parentId);
    return [radio.name.value, node ? node.name.value : null];
  });
};

const scriptSeconds = async ({ context, page }) => {
  const client = await context.newCDPSession(page);
  await client.send("Performance.setTimeDomain", { timeDomain: "threadTicks" });
  await client.send("Performance.enable");
  await page.reload();
  const { metrics } = await client.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === "ScriptDuration").value;
};

const slow = async ({ context, page }) => {
  const client = await context.newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const began = Date.now();
  await page.reload();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return (Date.now() - began) / 1000;
};

const findings = async ({ page }) => {
  await page.evaluate(axe);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await page.evaluate((only) => window.axe.run({ runOnly: only }), tags);
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
};

// Pixels of a part of the page, as rows of [red, green, blue].
const pixels = async ({ page, context }, { clip }) => {
  const png = (await page.screenshot({ clip })).toString("base64");
  const blank = await context.newPage();
  const rows = await blank.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const all = canvas.getImageData(0, 0, picture.width, picture.height).data;
    return Array.from({ length: picture.height }, (_, y) =>
      Array.from({ length: picture.width }, (_, x) => [...all.slice((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3)]));
  }, png);
  await blank.close();
  return rows;
};

const download = async ({ page }, { at, key }) => {
  const waiting = page.waitForEvent("download", { timeout: 10000 });
  if (key) await page.keyboard.press(key);
  else await page.click(at);
  const got = await waiting;
  return { name: got.suggestedFilename(), text: readFileSync(await got.path(), "utf8") };
};

const media = async ({ page }, { print }) => page.emulateMedia({ media: print ? "print" : "screen" });
const paper = async ({ page }, { to }) => (await page.pdf({ preferCSSPageSize: true, ...(to && { path: to }) })).toString("latin1");
const seen = async ({ page, requests, dialogs }) => ({
  requests,
  dialogs,
  faults: await page.evaluate(() => window.__seen),
});

const actions = {
  run: ({ page }, { code, values }) => page.evaluate(`(${code})(${JSON.stringify(values ?? null)})`),
  click: ({ page }, { at, x, y }) => page.click(at, { timeout: 5000, ...(x !== undefined && { position: { x, y } }) }),
  tap: ({ page }, { at }) => page.tap(at, { timeout: 5000 }),
  check: ({ page }, { at }) => page.check(at, { timeout: 5000 }),
  fill: ({ page }, { at, text }) => page.fill(at, text, { timeout: 5000 }),
  files: ({ page }, { at, file }) => page.setInputFiles(at, file),
  leave: ({ page }, { at }) => page.locator(at).blur(),
  press: ({ page }, { key }) => page.keyboard.press(key),
  type: ({ page }, { text }) => page.keyboard.type(text),
  visible: ({ page }, { at }) => page.isVisible(at),
  count: ({ page }, { at }) => page.locator(at).count(),
  size: ({ page }, { width, height }) => page.setViewportSize({ width, height }),
  shot: async ({ page }, { to, full, clip }) => {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: to, fullPage: full, ...(clip && { clip }) });
    return to;
  },
  close: async ({ context }) => context.close(),
  tabStops, groups, scriptSeconds, slow, findings, pixels, download, media, paper, seen,
};

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  try {
    const value = asked.do === "open" ? await open(asked) : await actions[asked.do](pages.get(asked.page), asked);
    answer = { id: asked.id, value: value === undefined ? null : value };
  } catch (fault) {
    answer = { id: asked.id, fault: String(fault.message || fault) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
