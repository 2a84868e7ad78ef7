// What was answered: read from the controls at each change.

// A code is a whole number in data where that writes the same code again.
const asData = (code) => (/^(0|[1-9]\d{0,14})$/.test(code) ? Number(code) : code);

// The number that was typed, as plain decimals, or null where it is none: 7 · 7.5 · 7,5 · −2.
const plainNumber = (text) => {
  const found = /^([-−]?)(\d{1,15})(?:\.(\d{1,9})|,(\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  const part = found[3] || found[4];
  return (found[1] ? "-" : "") + found[2] + (part ? `.${part}` : "");
};

const placesOf = (text) => (text.split(".")[1] || "").length;
const scaled = (text, places) => {
  const [whole, part = ""] = text.replace("-", "").split(".");
  const size = BigInt(whole + part.padEnd(places, "0"));
  return text.startsWith("-") ? -size : size;
};

// The number as data when it lies on the grid between the ends, else null.
const possible = (text, limits) => {
  const plain = plainNumber(text);
  if (plain === null) return null;
  const places = Math.max(...[plain, limits.low, limits.high, limits.step].map(placesOf));
  const value = scaled(plain, places);
  const low = limits.low && scaled(limits.low, places);
  const high = limits.high && scaled(limits.high, places);
  if (limits.low && ("lowOpen" in limits ? value <= low : value < low)) return null;
  if (limits.high && ("highOpen" in limits ? value >= high : value > high)) return null;
  const from = limits.low ? value - low : value;
  return from % scaled(limits.step, places) === 0n ? Number(plain) : null;
};

const readNumber = (item) => {
  const text = item.field.value;
  if (!text.trim()) return { answer: undefined, wrong: false };
  const number = possible(text, item.field.dataset);
  return number === null ? { answer: undefined, wrong: true } : { answer: number === 0 ? 0 : number, wrong: false };
};

const readItem = (item) => {
  if (item.field && item.kind !== "text") return readNumber(item);
  if (item.kind === "text") return { answer: item.field.value.trim() ? item.field.value : undefined, wrong: false };
  const chosen = item.box.querySelector("input:checked");
  if (!chosen) return { answer: undefined, wrong: false };
  return { answer: item.kind === "truth" ? chosen.value === "yes" : asData(chosen.value), wrong: false };
};

// Takes up what stands in the controls of an item; `finished` when the person has left the box.
const take = (item, finished = true) => {
  takeQuietly(item, finished);
  changed();
};

const takeQuietly = (item, finished) => {
  const { answer, wrong } = readItem(item);
  item.wrong = wrong;
  if (answer === undefined) delete answers[item.id];
  else answers[item.id] = answer;
  item.box.classList.toggle("given", answer !== undefined || wrong);
  if (item.range) showSlider(item);
  if (item.field && item.kind !== "text" && (finished || !wrong)) showWrong(item, wrong);
  if (item.field) showOnPaper(item);
  if (answer !== undefined || wrong) untag(item);
};

const showWrong = (item, wrong) => {
  const line = at(`w-${item.id}`);
  if (wrong && line.hidden) say(line.textContent);
  line.hidden = !wrong;
  if (wrong) item.field.setAttribute("aria-invalid", "true");
  else item.field.removeAttribute("aria-invalid");
};

const showOnPaper = (item) => {
  for (const place of item.box.querySelectorAll(".written")) place.textContent = item.field.value;
  for (const mark of item.box.querySelectorAll("[data-mark]")) {
    mark.classList.toggle("on", isAnswered(item) && mark.dataset.mark === String(answers[item.id]));
  }
};

const empty = (item) => {
  for (const input of item.box.querySelectorAll("[type=radio]")) input.checked = false;
  if (item.field) item.field.value = "";
  takeQuietly(item, true);
};

const clear = (item) => {
  empty(item);
  changed();
  firstControl(item).focus();
  say(WORDS.cleared);
};
