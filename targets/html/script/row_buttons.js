// Adding, removing and rewording rows, with the focus and the words that go with it.
const firstIn = (slot) => slot.fields.find((item) => item.asked && !item.kept && !item.box.classList.contains("fixed"));

const addRow = (set) => {
  const slot = openRow(set);
  showRows();
  changed(true);
  focusRow(slot);
  say(words("row_added", { n: slot.title.textContent }));
};

const focusRow = (slot) => {
  const first = firstIn(slot);
  if (first) goTo(first);
  else slot.title.focus();
};

const askToRemove = (set, slot) => {
  if (!isSaid(slot) && !slot.before) return removeRow(set, slot);
  const sure = slot.box.querySelector(".sure");
  const text = sure.querySelector("p");
  text.textContent = slot.brought || slot.before ? text.dataset.brought : text.dataset.new;
  sure.hidden = false;
  slot.box.querySelector(".remove").hidden = true;
  sure.querySelector(".keep").focus();
};

const keepRow = (slot) => {
  showRows();
  slot.box.querySelector(".remove").focus();
};

const carriedIn = (slot) => Object.fromEntries(slot.fields.filter((item) => item.brought).map((item) => [item.field_id, item.value_brought]));
const retiredRow = ({ id, words: said, replaces }) => ({ id, ...said, state: "retired", replaces });

const removeRow = (set, slot) => {
  const place = opened(set).indexOf(slot);
  if (slot.before) set.retired.push(retiredRow(slot.before));
  else if (slot.brought) set.retired.push(retiredRow({ ...slot, words: carriedIn(slot) }));
  closeRow(set, slot);
  fillUp();
  showRows();
  changed(true);
  const open = opened(set);
  if (set.add.hidden) focusRow(open[Math.min(place, open.length - 1)]);
  else set.add.focus();
  say(words("row_removed", { n: open.length }));
};

// Other words are another row, which says which one it replaces; the old words can be had back.
const reword = (set, slot) => {
  if (slot.before) putBack(slot);
  else {
    const locked = slot.fields.find((item) => item.box.classList.contains("fixed"));
    const before = { id: slot.id, replaces: slot.replaces, words: carriedIn(slot), said: wordsOfAnswer(locked) };
    const id = nextId(set);
    for (const item of slot.fields) release(item);
    Object.assign(slot, { id, replaces: before.id, brought: false, before });
  }
  showRows();
  changed(true);
  focusRow(slot);
};

const putBack = (slot) => {
  const { id, replaces, words: said } = slot.before;
  for (const item of slot.fields) release(item);
  Object.assign(slot, { id, replaces, brought: true, before: null });
  for (const item of slot.fields) bringInto(item, said[item.field_id]);
};

for (const set of sets) {
  if (set.add) set.add.onclick = () => addRow(set);
  for (const slot of set.slots) {
    slot.box.querySelector(".remove").onclick = () => askToRemove(set, slot);
    slot.box.querySelector(".reword").onclick = () => reword(set, slot);
    slot.box.querySelector(".sure .keep").onclick = () => keepRow(slot);
    slot.box.querySelector(".sure .yes").onclick = () => removeRow(set, slot);
  }
}
more.begun.push(() => {
  fillUp();
  showRows();
});

// What numbers come to, where a check says what they should.
const sums = [...form.querySelectorAll(".sum")].map((line) => ({ line, ...line.dataset, set: sets.find((set) => set.box.contains(line)) }));
const addends = ({ set, field }) => opened(set).flatMap((slot) => slot.fields.filter((item) => item.field_id === field && item.asked));

const showSums = () => {
  for (const sum of sums) {
    const n = Number(addends(sum).filter(isAnswered).reduce((all, item) => all + answers[item.id], 0).toFixed(9));
    const left = Number((sum.total - n).toFixed(9));
    const rest = left === 0 ? "" : `, ${left > 0 ? words("sum_left", { n: left }) : words("sum_over", { n: -left })}`;
    const text = `${words("sum_of", { n, all: sum.total })}${sum.unit ? ` ${sum.unit}` : ""}${rest}`;
    if (sum.line.textContent !== text) sum.line.textContent = text;
    sum.line.classList.toggle("full", left === 0);
  }
};
more.changed.push(showSums);
more.begun.push(showSums);

// A sum is not yet wrong while rows or numbers are to come.
more.waits = ({ id }) => sums.some((sum) => sum.check === id && (opened(sum.set).length < sum.set.slots.length || !addends(sum).every(isAnswered)));
