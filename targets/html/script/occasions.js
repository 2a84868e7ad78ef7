// At which occasion it is asked: staff choose before, and say the rest where they save.
const occasionNow = () => answers.occasion ?? null;
const occasionFacts = () => FORM.occasions[occasionNow()] || {};
const showOccasion = () => {
  const { title, recurs, reason, back } = occasionFacts();
  start.occasion = occasionNow();
  at("occasion").textContent = title || "";
  at("occasion-line").hidden = !title;
  at("number-field").hidden = !recurs;
  at("reason-field").hidden = !reason;
  const number = at("occasion-number");
  if (recurs && [number.dataset.next, ""].includes(number.value)) number.value = number.dataset.next = nextNumber();
  showLookingBack(back);
  if (at("staff").hidden === false) showState();
};

// Whoever looks back is told so before the questions, with the day where the file of that visit was brought along.
const showLookingBack = (back) => {
  const then = FORM.occasions[back];
  const day = then && dayOf(back);
  at("looking-back").hidden = !then;
  at("looking-back").textContent = then ? words(day ? "looking_back_on" : "looking_back", { title: then.title, day }) : "";
};
const dayOf = (occasion) => {
  const found = more.earlier.find((one) => one.occasion === occasion && one.date);
  return found ? longDay(found.date) : "";
};

// The one after all that are known to have been; nothing where nothing is known.
const nextNumber = () => {
  const done = more.earlier.filter((one) => one.occasion === occasionNow());
  return more.earlier.length ? String(1 + Math.max(done.length, ...done.map((one) => one.occasion_number))) : "";
};

const numberFits = () => /^[1-9]\d{0,3}$|^$/.test(at("occasion-number").value.trim());

more.noted = () => {
  const { recurs, reason } = occasionFacts();
  const number = at("occasion-number").value.trim();
  const said = at("occasion-reason").value.trim();
  return {
    occasion: occasionNow(),
    occasion_number: recurs && number ? Number(number) : null,
    ...(reason && { occasion_reason: said || null }),
  };
};
more.complains = () => {
  const { recurs, reason } = occasionFacts();
  const wrongNumber = complain("occasion-number", recurs && !numberFits() ? WORDS.occasion_number_wrong : "");
  const noReason = complain("occasion-reason", reason && !at("occasion-reason").value.trim() ? WORDS.reason_needed : "");
  return wrongNumber ? "occasion-number" : noReason ? "occasion-reason" : "";
};
more.changed.push(showOccasion);
more.wiped.push(() => {
  at("occasion-number").dataset.next = "";
  for (const id of ["occasion-number", "occasion-reason"]) at(id).value = "";
  for (const id of ["occasion-number", "occasion-reason"]) complain(id, "");
});
more.begun.push((given) => {
  const item = byId.get("occasion");
  const asked = given.get("occasion");
  if (item && asked) putIn(item, asked);
  if (given.get("occasion_number")) at("occasion-number").value = given.get("occasion_number");
  showOccasion();
});
