// The items of the page, and small ways to speak about them.
const at = (id) => document.getElementById(id);
const form = at("form");

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const words = (name, values = {}) => fill(WORDS[name], values);
const say = (text) => {
  at("say").textContent = "";
  setTimeout(() => { at("say").textContent = text; }, 50);
};

const items = [...form.querySelectorAll(".item")].map((box) => ({
  id: box.id.slice(2),
  box,
  kind: box.dataset.kind,
  conditional: "when" in box.dataset,
  presence: box.dataset.presence,
  labelled: "label" in box.dataset,
  number: box.querySelector(".n"),
  range: box.querySelector("[type=range]"),
  field: box.querySelector("[type=text],textarea"),
  asked: true,
  wrong: false,
}));
const byId = new Map(items.map((item) => [item.id, item]));

// Answers as data has them, those to questions that are hidden now among them; nowhere but here.
let answers = {};

const question = (item) => at(`q-${item.id}`).textContent;
const numberOf = (item) => item.number.textContent.replace(/\.$/, "");

// Questions that are asked are numbered on; labels stay as they are.
const renumber = (everything) => {
  let n = 0;
  for (const item of items) {
    if (item.labelled || !(item.asked || everything)) continue;
    n += 1;
    item.number.textContent = `${n}.`;
  }
};
const isAnswered = (item) => item.id in answers;
const firstControl = (item) =>
  item.box.querySelector("input:checked") || (item.range && !item.wrong ? item.range : item.field) || item.box.querySelector("input");
const askedItems = () => items.filter((item) => item.asked);
const wordsOfAnswer = (item) => {
  const chosen = item.box.querySelector("input:checked + span");
  return chosen ? chosen.textContent : String(answers[item.id]);
};
