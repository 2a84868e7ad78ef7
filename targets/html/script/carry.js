// Bringing along what was said last time: words and their ids, never ratings.
for (const item of items) {
  Object.assign(item, { carried: "carried" in item.box.dataset, locked: "locked" in item.box.dataset, times: (item.box.dataset.at || "").split(" ").filter(Boolean) });
}
const rowSets = typeof sets === "undefined" ? [] : sets;

// A file may say anything: only its own entries are read, never what every object has by nature.
const saidIn = (told, id) => (Object.hasOwn(told, id) ? told[id] : undefined);
const rowsIn = (file, set) => saidIn(file.answers, set.id) ?? [];
const isAnswer = (value) => ["string", "number", "boolean"].includes(typeof value) || (Array.isArray(value) && value.every((one) => typeof one === "string"));

// One question filled in with what was brought; locked, it stands there as text.
const bringInto = (item, value) => {
  if (!item.carried || !isAnswer(value) || value === "") return;
  putIn(item, value === true ? "yes" : value === false ? "no" : Array.isArray(value) ? value.join(";") : String(value));
  if (item.wrong || !isAnswered(item)) return empty(item);
  item.brought = true;
  item.value_brought = value;
  if (!item.locked) return;
  item.box.classList.add("fixed");
  item.box.append(element("p", wordsOfAnswer(item), "fixed-text"));
};

// Takes what was brought along out of a question, so that it can be answered anew.
const release = (item) => {
  item.brought = false;
  item.box.classList.remove("fixed");
  const text = item.box.querySelector(".fixed-text");
  if (text) text.remove();
  empty(item);
  untag(item);
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// What a file says, or null where no form has saved it.
const readLast = (text) => {
  try {
    const file = JSON.parse(text);
    if (!isObject(file) || file.romdsl !== 1 || !isObject(file.answers)) return null;
    return areWhole(file.answers, items.filter((item) => !item.own), "id") && rowSets.every((set) => areRows(set, rowsIn(file, set))) ? file : null;
  } catch {
    return null;
  }
};

// Seen before anything is filled in: a list within a list is no answer, and one of great depth cannot be written down.
const areWhole = (told, asked, id) => asked.every((item) => !item.carried || !Array.isArray(saidIn(told, item[id])) || isAnswer(told[item[id]]));

const areRows = (set, rows) => {
  if (!Array.isArray(rows) || !rows.every((row) => isObject(row) && areWhole(row, set.slots[0].fields, "field_id"))) return false;
  const ids = rows.map((row) => row.id);
  const isId = (id) => typeof id === "string" && (set.fixed ? set.places.includes(id) : /^r[1-9]\d{0,5}$/.test(id));
  return ids.every(isId) && new Set(ids).size === ids.length;
};

const isThereStill = (row) => row.state !== "retired";

// Why a file cannot be brought along, in one sentence; empty where it can.
const whyNot = (file) => {
  if (!file || typeof file.measure !== "string" || !["string", "undefined"].includes(typeof file.person)) return WORDS.brought_no_json;
  if (file.measure !== FORM.measure) return words("brought_measure", { measure: file.measure });
  const person = at("person").value.trim();
  if (person && file.person !== person) return words("brought_person", { other: file.person ?? "–", person });
  const isFull = (set) => rowsIn(file, set).filter(isThereStill).length > set.slots.length;
  if (rowSets.some(isFull)) return WORDS.brought_many;
  const isWritten = items.some(isOfNow) || rowSets.some((set) => set.slots.some((slot) => slot.before));
  return isWritten ? WORDS.brought_late : "";
};

// Whether something stands there that would be lost.
const isOfNow = (item) => {
  if (!(item.carried || item.own) || !isAnswered(item)) return false;
  return !item.brought || JSON.stringify(answers[item.id]) !== JSON.stringify(item.value_brought);
};

const carriedOf = (set, row) => {
  const kept = set.slots[0].fields.filter((item) => item.carried && isAnswer(saidIn(row, item.field_id)));
  return Object.fromEntries(kept.map((item) => [item.field_id, row[item.field_id]]));
};

const bringRows = (set, rows) => {
  closeAll(set);
  if (!set.fixed) rows = [...rows].sort((a, b) => numberOfId(a.id) - numberOfId(b.id));
  const known = rows.map((row) => ({ ...row, replaces: typeof row.replaces === "string" ? row.replaces : null }));
  set.retired = set.fixed ? [] : known.filter((row) => !isThereStill(row)).map((row) => retiredRow({ ...row, words: carriedOf(set, row) }));
  set.last = set.fixed ? 0 : Math.max(0, ...rows.map((row) => numberOfId(row.id)));
  if (set.fixed) fillUp();
  for (const row of known.filter(isThereStill)) {
    const slot = set.fixed ? set.slots.find((one) => one.place === row.id) : openRow(set, row);
    slot.brought = true;
    for (const item of slot.fields) bringInto(item, saidIn(row, item.field_id));
  }
};

// Where there is a reason why it is not brought along, says it.
const refuseIf = (why) => {
  complain("last-file", why);
  at("brought").hidden = Boolean(why);
  if (!why) return;
  at("last-file").value = "";
  say(why);
};

const bring = (text) => {
  const file = readLast(text);
  const why = whyNot(file);
  refuseIf(why);
  if (why) return;
  if (typeof file.person === "string") at("person").value = file.person;
  for (const item of items) if (item.brought && !item.own) release(item);
  for (const item of items) if (!item.own && !item.context) bringInto(item, saidIn(file.answers, item.id));
  for (const set of rowSets) bringRows(set, rowsIn(file, set));
  if (rowSets.length) {
    fillUp();
    showRows();
  }
  more.earlier = visitsIn(file);
  changed(true);
  at("brought").textContent = words("brought", { what: nameOfLast(file) });
  say(at("brought").textContent);
};

const nameOfLast = ({ person, occasion, date }) => {
  const known = FORM.occasions && FORM.occasions[occasion];
  const day = isDay(date) ? longDay(date) : "";
  return [person, known ? known.title : occasion, day].filter((part) => part && typeof part === "string").join(", ");
};

// Asked at some occasions alone, and kept: elsewhere it is not seen, and counts; a new row is asked at once.
const showKept = () => {
  for (const item of items) {
    if (!item.carried || !item.times.length) continue;
    item.kept = !item.times.includes(answers.occasion) && !(item.slot && !item.slot.brought);
    item.box.classList.toggle("kept", item.kept);
  }
};
more.changed.push(showKept);
// What was brought along counts where it is not asked too.
const usedBefore = more.used;
more.used = (used) => {
  const kept = { ...used };
  for (const item of items) if (item.brought && !item.own && isAnswered(item)) kept[item.id] = answers[item.id];
  return usedBefore(kept);
};
more.wiped.push(() => {
  for (const item of items) if (item.brought) release(item);
  more.earlier = [];
  at("last-file").value = "";
  complain("last-file", "");
  at("brought").hidden = true;
});

// `#last=` and the file as base64url brings it along; it does not stay in the address.
more.begun.push((given) => {
  showKept();
  const last = given.get("last");
  if (!last) return;
  given.delete("last");
  history.replaceState(null, "", `${location.pathname}${location.search}#${given}`);
  bring(decoded(last));
});

const decoded = (text) => {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "";
  }
};

at("bring").hidden = false;
at("bring").closest("section").hidden = false;
for (const kind of ["input", "change", "click", "focusout"]) at("bring").addEventListener(kind, (event) => event.stopPropagation());
// What a form saves has some kB: anything far larger is not read at all.
const MOST_BYTES = 5_000_000;
at("last-file").onchange = async () => {
  const [file] = at("last-file").files;
  if (!file) return;
  if (file.size > MOST_BYTES) return refuseIf(WORDS.brought_large);
  bring(await file.text());
};
