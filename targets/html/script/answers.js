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

const NOTHING = { answer: undefined, wrong: false };
const WRONG = { answer: undefined, wrong: true };
const right = (answer) => ({ answer, wrong: false });

const readNumber = (item) => {
  const text = item.field.value;
  if (!text.trim()) return NOTHING;
  const number = possible(text, item.field.dataset);
  return number === null ? WRONG : right(number === 0 ? 0 : number);
};

// What is half filled in has no value: the browser alone knows of it.
const readClock = (item) => {
  const { value, validity } = item.field;
  if (validity.badInput || validity.rangeUnderflow || validity.rangeOverflow) return WRONG;
  return value ? right(value) : NOTHING;
};

// Hours and minutes, one of which may be empty; 90 minutes are 1:30.
const readDuration = (item) => {
  const texts = [item.field.value.trim(), item.minutes.value.trim()];
  if (!texts[0] && !texts[1]) return NOTHING;
  if (!texts.every((text) => /^\d{0,4}$/.test(text))) return WRONG;
  const all = Number(texts[0]) * 60 + Number(texts[1]);
  const hours = Math.floor(all / 60);
  return hours > 9999 ? WRONG : right(`${hours}:${String(all % 60).padStart(2, "0")}`);
};

const readTicks = (item) => {
  const ticked = [...item.box.querySelectorAll("input:checked")];
  if (!ticked.length) return NOTHING;
  return right(ticked.filter((input) => !("none" in input.dataset)).map((input) => asData(input.value)));
};

const readChosen = (item) => {
  const chosen = item.box.querySelector("input:checked");
  return chosen ? right(item.kind === "truth" ? chosen.value === "yes" : asData(chosen.value)) : NOTHING;
};

const READERS = {
  number: readNumber,
  slider: readNumber,
  time: readClock,
  date: readClock,
  duration: readDuration,
  several: readTicks,
  choice: readChosen,
  truth: readChosen,
  text: (item) => (item.field.value.trim() ? right(item.field.value) : NOTHING),
};
const readItem = (item) => READERS[item.kind](item);

// Some boxes stand alone: with one of them ticked no other is.
const settle = (input) => {
  const alone = "alone" in input.dataset;
  for (const other of input.closest(".options").querySelectorAll("input:checked")) {
    if (other !== input && (alone || "alone" in other.dataset)) other.checked = false;
  }
};

// Takes up what stands in the controls of an item; `finished` when the person has left the box.
const take = (item, finished = true) => {
  takeQuietly(item, finished);
  changed(finished);
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
  for (const field of [item.field, item.minutes].filter(Boolean)) {
    markWrong(field, line.id, wrong);
  }
};

const showOnPaper = (item) => {
  const text = item.kind in SAYINGS && isAnswered(item) ? wordsOfAnswer(item) : item.field.value;
  for (const place of item.box.querySelectorAll(".written")) place.textContent = text;
  for (const mark of item.box.querySelectorAll("[data-mark]")) {
    mark.classList.toggle("on", isAnswered(item) && mark.dataset.mark === String(answers[item.id]));
  }
};

const empty = (item) => {
  for (const input of item.box.querySelectorAll("[type=radio],[type=checkbox]")) input.checked = false;
  for (const field of [item.field, item.minutes]) if (field) field.value = "";
  takeQuietly(item, true);
};

const clear = (item) => {
  empty(item);
  changed(true);
  firstControl(item).focus();
  say(WORDS.cleared);
};
