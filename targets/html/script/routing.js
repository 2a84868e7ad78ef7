// Which questions are asked now, and how many are answered.
const statusLine = document.createElement("p");
statusLine.className = "status screen";

const route = (atStart) => {
  if (!items.some((item) => item.conditional)) return;
  const now = shown(answers);
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
  renumber(false);
  if (atStart || !(added.length || removed.length)) return;
  tell(added.length ? added : removed, added.length > 0);
};

const setAsked = (item, asked) => {
  item.asked = asked;
  item.box.classList.toggle("off", !asked);
  if (!asked) untag(item);
};

// One line where the page has grown or shrunk, and the same words for those who hear the page.
const tell = (changes, isAdded) => {
  const first = changes[0][0];
  const last = changes[changes.length - 1][0];
  const name = isAdded ? "added" : "removed";
  const n = isAdded ? numberOf(first) : changes[0][1];
  const end = isAdded ? numberOf(last) : changes[changes.length - 1][1];
  const many = ["", "", "_two"][changes.length] ?? "_many";
  statusLine.textContent = words(`${name}${many}`, { n, last: end });
  first.box.before(statusLine);
  say(statusLine.textContent);
};

const countAnswered = () => askedItems().filter(isAnswered).length;

const showProgress = () => {
  const n = countAnswered();
  const values = { n, all: askedItems().length };
  if (at("progress")) at("progress").textContent = n ? words("answered", values) : "";
  at("progress-end").textContent = n ? words("answered_long", values) : "";
  form.classList.toggle("answered", n > 0);
};

const changed = () => {
  route(false);
  showProgress();
  if (!at("summary").hidden) showSummary();
  markUnsaved();
};
