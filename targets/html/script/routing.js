// Which questions are asked now, and how many are answered.
const statusLine = document.createElement("p");
statusLine.className = "status screen";

const route = (atStart) => {
  if (!items.some((item) => item.conditional)) return;
  const now = more.shown(answers);
  const added = [];
  const removed = [];
  for (const item of items) {
    if (!item.conditional) continue;
    const asked = now[item.id] === true;
    if (asked === item.asked) continue;
    (asked ? added : removed).push([item, asked ? 0 : numberOf(item)]);
  }
  for (const [item] of added) setAsked(item, true);
  for (const [item] of removed) setAsked(item, false);
  for (const [item] of [...added, ...removed]) hideEmpty(item);
  renumber(false);
  if (atStart || !(added.length || removed.length)) return;
  tell(added.length ? added : removed, added.length > 0);
};

const setAsked = (item, asked) => {
  item.asked = asked;
  item.box.classList.toggle("off", !asked);
  if (!asked) untag(item);
};

// A row, and a block with its stem, go with the last of their questions.
const hideEmpty = (item) => {
  for (const holder of [item.row, item.block]) {
    if (holder) holder.classList.toggle("off", !holder.querySelector(".item:not(.off)"));
  }
};

// One line where the page has grown or shrunk, and the same words for those who hear the page.
const tell = (changes, isAdded) => {
  const first = changes[0][0];
  const numbers = [...new Set(changes.map(([item, before]) => (isAdded ? numberOf(item) : before)))].filter(Boolean);
  const name = isAdded ? "added" : "removed";
  const n = numbers[0];
  const end = numbers[numbers.length - 1];
  const many = ["", "", "_two"][numbers.length] ?? "_many";
  if (!n) return say(words(`more_${name}`));
  statusLine.textContent = words(`${name}${many}`, { n, last: end });
  (first.row ? first.row.closest("table") : first.box).before(statusLine);
  say(statusLine.textContent);
};

const countAsked = () => oneEach(askedItems()).length;
const countAnswered = () => countAsked() - oneEach(askedItems().filter((item) => !isAnswered(item))).length;
const isBegun = () => askedItems().some(isAnswered);

const showProgress = () => {
  const n = countAnswered();
  const values = { n, all: countAsked() };
  const name = more.total ? "answered" : "answered_so_far";
  if (at("progress")) at("progress").textContent = n ? words(name, values) : "";
  at("progress-end").textContent = n ? words(`${name}_long`, values) : "";
  form.classList.toggle("answered", isBegun());
};

const changed = (finished) => {
  route(false);
  for (const one of more.changed) one();
  showProgress();
  showChecks(finished);
  if (!at("summary").hidden) showSummary();
  markUnsaved();
};
