// Rows of the person's own: as many as are wanted, each with an id that is never used for another.
const CLOSED = { open: false, id: "", replaces: null, brought: false, before: null };
const sets = [...form.querySelectorAll(".rows")].map((box) => ({
  id: box.id.slice(5),
  box,
  places: [...box.querySelectorAll(".own")].map((own) => own.dataset.place),
  fixed: "fixed" in box.dataset,
  least: Number(box.dataset.least),
  list: box.querySelector(".list"),
  add: box.querySelector(".add"),
  slots: [...box.querySelectorAll(".own")].map((own) => ({
    box: own,
    place: own.dataset.place,
    title: own.firstElementChild,
    fields: items.filter((item) => item.own === own),
    ...CLOSED,
  })),
  retired: [],
  last: 0,
}));
for (const set of sets) {
  for (const slot of set.slots) for (const item of slot.fields) Object.assign(item, { set, slot, field_id: item.box.dataset.field });
}

const opened = (set) => set.slots.filter((slot) => slot.open);
const wanted = (set) => (set.fixed ? set.slots.length : Math.max(1, set.least));
const isSaid = (slot) => slot.fields.some(isAnswered);
const numberOfId = (id) => Number(id.slice(1));
const usedIds = (set) => [...set.retired, ...opened(set), ...opened(set).map((slot) => slot.before)].filter(Boolean).map((one) => numberOfId(one.id));
const nextId = (set) => `r${Math.max(set.last, ...usedIds(set)) + 1}`;

// A row that is opened stands behind those that are open already, as its id does.
const openRow = (set, brought = {}) => {
  const slot = set.slots.find((one) => !one.open);
  if (!slot) return null;
  const id = set.fixed ? slot.place : brought.id || nextId(set);
  Object.assign(slot, CLOSED, { open: true, id, replaces: brought.replaces ?? null, brought: Boolean(brought.id) });
  return slot;
};

const closeRow = (set, slot) => {
  for (const item of slot.fields) release(item);
  Object.assign(slot, CLOSED);
  if (set.fixed) return;
  set.slots = [...set.slots.filter((one) => one !== slot), slot];
  set.list.append(slot.box);
};

const closeAll = (set) => {
  for (const slot of [...set.slots]) closeRow(set, slot);
  set.slots.sort((a, b) => set.places.indexOf(a.place) - set.places.indexOf(b.place));
  set.list.append(...set.slots.map((slot) => slot.box));
  Object.assign(set, { retired: [], last: 0 });
};

const showRows = () => {
  for (const set of sets) {
    const open = opened(set);
    for (const slot of set.slots) {
      slot.box.classList.toggle("off", !slot.open);
      slot.box.querySelector(".sure").hidden = true;
      showButtons(set, slot, open.length);
    }
    if (set.fixed) continue;
    set.slots.forEach((slot, nth) => { slot.title.textContent = nth + 1; });
    set.add.hidden = open.length === set.slots.length;
  }
  items.sort((a, b) => (a.box.compareDocumentPosition(b.box) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  route(true);
};

const showButtons = (set, slot, count) => {
  const [reword, remove] = ["reword", "remove"].map((name) => slot.box.querySelector(`.${name}`));
  remove.hidden = set.fixed || !(slot.brought || slot.before || count > wanted(set));
  reword.hidden = set.fixed || !(slot.before || slot.fields.some((item) => item.box.classList.contains("fixed")));
  reword.textContent = slot.before ? WORDS.reword_back : WORDS.reword;
  const before = slot.box.querySelector(".before");
  before.hidden = !slot.before;
  before.textContent = slot.before ? words("row_kept_before", { words: slot.before.said }) : "";
};

const fillUp = () => {
  for (const set of sets) while (opened(set).length < wanted(set)) openRow(set);
};

// The questions of open rows are asked as if these stood at the first places: the ids go there too.
more.shown = (given) => {
  const asked = { ...given };
  const places = new Map();
  for (const set of sets) {
    for (const slot of set.slots) for (const item of slot.fields) delete asked[item.id];
    opened(set).forEach((slot, nth) => {
      const place = set.fixed ? slot.place : set.places[nth];
      asked[`${set.id}_${place}_state`] = "active";
      for (const item of slot.fields) {
        const name = `${set.id}_${place}_${item.field_id}`;
        if (isAnswered(item)) asked[name] = answers[item.id];
        places.set(item, name);
      }
    });
  }
  const now = shown(asked);
  const out = { ...now };
  for (const item of items) if (item.slot) out[item.id] = places.has(item) && now[places.get(item)] === true;
  return out;
};

const valuesOf = (slot) => {
  const known = slot.fields.filter((item) => isAnswered(item) && (item.asked || item.brought));
  return Object.fromEntries(known.map((item) => [item.field_id, answers[item.id]]));
};

// Rows as the file has them.  A row in other words retires the old one once there are other words.
const recorded = (set) => {
  const rows = opened(set).flatMap((slot) => {
    const values = valuesOf(slot);
    const { before } = slot;
    const row = { id: slot.id, ...values, state: "active", replaces: slot.replaces };
    if (!before) return Object.keys(values).length ? [row] : [];
    const isOther = slot.fields.some((item) => item.locked && isAnswered(item));
    return isOther ? [retiredRow(before), row] : [{ ...row, id: before.id, ...before.words, replaces: before.replaces }];
  });
  return set.fixed ? rows : [...set.retired, ...rows].sort((a, b) => numberOfId(a.id) - numberOfId(b.id));
};

more.used = (used) => {
  const kept = { ...used };
  for (const item of items) if (item.slot) delete kept[item.id];
  for (const set of sets) {
    const rows = recorded(set);
    if (rows.length) kept[set.id] = rows;
  }
  return kept;
};

// A row more than are needed counts once something stands in it; words that nobody can change do not.
more.counts = ({ set, slot, box }) => !set || (slot.open && !box.classList.contains("fixed") && (opened(set).indexOf(slot) < set.least || isSaid(slot)));

more.saved.push(() => { for (const set of sets) set.last = Math.max(set.last, ...usedIds(set)); });
more.wiped.push(() => {
  for (const set of sets) closeAll(set);
  fillUp();
  showRows();
});
