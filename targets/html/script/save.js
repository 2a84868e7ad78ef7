// Saving: one file with the answers, what they give, and who and when.
let saved = null;
let start = {};

const markUnsaved = () => {
  if (saved) saved.fresh = false;
};
const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};

const personFits = (person) => {
  if (!FORM.person_pattern) return true;
  try {
    return new RegExp(`^(?:${FORM.person_pattern})$`, "u").test(person);
  } catch {
    return true;
  }
};

// Marks a field of staff that is wrong; says whether it is.
const complain = (id, message) => {
  const line = at(`w-${id}`);
  line.textContent = message;
  line.hidden = !message;
  markWrong(at(id), line.id, Boolean(message));
  return Boolean(message);
};

const staffFieldsFit = () => {
  const person = at("person").value.trim();
  const noPerson = complain("person", person ? (personFits(person) ? "" : WORDS.person_wrong) : WORDS.person_needed);
  const noDate = complain("date", at("date").value ? "" : WORDS.date_needed);
  const other = more.complains();
  const wrong = noPerson ? "person" : noDate ? "date" : other;
  if (wrong) {
    at(wrong).focus();
    say(at(`w-${wrong}`).textContent);
  }
  return !wrong;
};

const fileName = () => {
  const parts = [FORM.measure, at("person").value.trim(), start.occasion, at("date").value];
  return `${parts.filter(Boolean).map((part) => part.replace(/[^\w-]+/g, "-")).join("_")}.json`;
};

const visitNow = () => ({ date: at("date").value, occasion: start.occasion || null, ...more.noted() });

const record = () => {
  const used = usedAnswers();
  const visit = visitNow();
  const { date, occasion, occasion_number = null } = visit;
  return {
    romdsl: 1,
    measure: FORM.measure,
    version: FORM.version,
    definition: FORM.definition,
    scoring: FORM.scoring,
    person: at("person").value.trim(),
    ...visit,
    mode: at("mode").value,
    language: FORM.language,
    answers: used,
    result: { ...score(used), occasion, occasion_number, date },
    ...more.kept(),
  };
};

const save = () => {
  if (!staffFieldsFit()) return;
  const text = `${JSON.stringify(record(), null, 1)}\n`;
  const file = new Blob([text], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = fileName();
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  for (const one of more.saved) one();
  saved = { fresh: true, file: link.download };
  at("file-text").value = text;
  at("copy").hidden = false;
  showState();
  say(at("state").textContent);
};

// `#person=A12&date=2026-01-12&occasion=baseline&mode=interview` fills the part for staff.
const prefill = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  start = { occasion: given.get("occasion") };
  at("person").value = given.get("person") || "";
  at("date").value = given.get("date") || today();
  if (!at("date").value) at("date").value = today();
  if (given.has("mode")) at("mode").value = given.get("mode");
  if (at("mode").selectedIndex < 0) at("mode").selectedIndex = 0;
  at("occasion").textContent = start.occasion || "";
  at("occasion-line").hidden = !start.occasion;
  for (const item of items) if (item.context) fillIn(item, given.get(item.id) ?? given.get(item.name));
  for (const one of more.begun) one(given);
};

// The names of a part for staff mean that, whatever a context is called.
const OWN = ["person", "date", "occasion", "mode"];
const fillIn = (item, text) => {
  if (text && !OWN.includes(item.id)) putIn(item, text);
};
const putIn = (item, text) => {
  const chosen = item.kind === "several" ? text.split(";") : [text];
  for (const input of item.box.querySelectorAll("[type=radio],[type=checkbox]")) input.checked = chosen.includes(input.value);
  if (item.field) item.field.value = item.minutes ? text.split(":")[0] : text;
  if (item.minutes) item.minutes.value = text.split(":")[1] ?? "";
  takeQuietly(item, true);
};

const wipeStaff = () => {
  saved = null;
  history.replaceState(null, "", location.pathname + location.search);
  prefill();
  at("mode").selectedIndex = 0;
  complain("person", "");
  complain("date", "");
  at("file-text").value = "";
  at("copy").hidden = true;
};

// An untouched form is printed whole, with every question and its number.
const beforePaper = () => {
  renumber(!isBegun());
  at("paper-person").textContent = at("staff").hidden ? "" : at("person").value;
  at("paper-date").textContent = at("staff").hidden ? "" : at("date").value;
};
