// The items of the page, and small ways to speak about them.
const at = (id) => document.getElementById(id);
const form = at("form");

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const words = (name, values = {}) => fill(WORDS[name], values);
const say = (text) => {
  at("say").textContent = "";
  setTimeout(() => { at("say").textContent = text; }, 50);
};

const element = (name, text, className) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

// A hidden line would be read out too where it describes a control, so it does so only while it is shown.
const describe = (control, id, shown) => {
  const ids = (control.getAttribute("aria-describedby") || "").split(" ").filter((other) => other && other !== id);
  if (shown) ids.push(id);
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
};
const markWrong = (control, id, wrong) => {
  describe(control, id, wrong);
  if (wrong) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
};

// What only some forms have puts itself in here: rows of the person's own, occasions, what is brought along.
const more = { shown: (given) => shown(given), used: (used) => used, counts: () => true, waits: () => false, noted: () => ({}), kept: () => ({}), done: () => {}, complains: () => "", total: true, earlier: [], begun: [], changed: [], saved: [], wiped: [] };

const items = [...form.querySelectorAll(".item")].map((box) => ({
  id: box.id.slice(2),
  box,
  kind: box.dataset.kind,
  conditional: "when" in box.dataset,
  presence: box.dataset.presence,
  labelled: "label" in box.dataset,
  context: Boolean(box.closest(".contexts")),
  name: box.dataset.name,
  row: box.closest("tr"),
  block: box.closest(".block"),
  own: box.closest(".own"),
  number: (box.closest("tr") || box).querySelector(".n"),
  range: box.querySelector("[type=range]"),
  field: box.querySelector("[type=text],[type=time],[type=date],textarea"),
  minutes: box.querySelector(".minutes"),
  asked: true,
  wrong: false,
}));
const byId = new Map(items.map((item) => [item.id, item]));

// Answers as data has them, those to questions that are hidden now among them; nowhere but here.
let answers = {};

const question = (item) => at(`q-${item.id}`).textContent;
const numberOf = (item) => (item.number ? item.number.textContent.replace(/\.$/, "") : "");
const named = (item) => item.own ? words("in_row", { row: item.own.firstElementChild.textContent, name: question(item) }) : `${item.number ? `${numberOf(item)}. ` : ""}${question(item)}`;

// Questions that are asked are numbered on; labels stay as they are.
const renumber = (everything) => {
  let n = 0;
  let row = null;
  for (const item of items) {
    if (item.context || item.own || item.labelled || !(item.asked || everything)) continue;
    if (!item.row || item.row !== row) n += 1;
    row = item.row;
    item.number.textContent = `${n}.`;
  }
};
const isAnswered = (item) => Object.hasOwn(answers, item.id);
const firstControl = (item) =>
  item.box.querySelector("input:checked") || (item.range && !item.wrong ? item.range : item.field) || item.box.querySelector("input");
const usedItems = () => items.filter((item) => item.asked);
const askedItems = () => usedItems().filter((item) => !item.context && !item.kept && more.counts(item));

// Questions as people count them: a row of a grid is one, and is answered when all its cells are.
const placeOf = (item) => item.row || item.box;
const oneEach = (list) => [...new Map(list.map((item) => [placeOf(item), item]).reverse()).values()].reverse();

// Dates as the form's readers write them: the browser knows which English it is.
const formLanguage = document.documentElement.lang;
const dateLanguage = navigator.language.split("-")[0] === formLanguage ? navigator.language : formLanguage;
const longDay = (day) => new Date(`${day}T12:00:00Z`).toLocaleDateString(dateLanguage, { dateStyle: "long", timeZone: "UTC" });

const someWords = (n, one, many) => (n === 1 ? WORDS[one] : words(many, { n }));
const SAYINGS = {
  several: (item) => [...item.box.querySelectorAll("input:checked + span")].map((span) => span.textContent).join(", "),
  date: (item) => longDay(answers[item.id]),
  duration: (item) => {
    const [hours, minutes] = answers[item.id].split(":").map(Number);
    const parts = [hours && someWords(hours, "hour_said", "hours_said"), minutes && someWords(minutes, "minute_said", "minutes_said")];
    return parts.filter(Boolean).join(" ") || words("minutes_said", { n: 0 });
  },
};
const wordsOfAnswer = (item) => {
  if (SAYINGS[item.kind]) return SAYINGS[item.kind](item);
  const chosen = item.box.querySelector("input:checked + span");
  return chosen ? chosen.textContent : String(answers[item.id]);
};
