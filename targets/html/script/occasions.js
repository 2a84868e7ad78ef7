// At which occasion it is asked: staff choose before, and say the rest where they save.
const occasionNow = () => answers.occasion ?? null;
const occasionFacts = () => FORM.occasions[occasionNow()] || {};
let lastTime = {};

const showOccasion = () => {
  const { title, recurs, reason } = occasionFacts();
  start.occasion = occasionNow();
  at("occasion").textContent = title || "";
  at("occasion-line").hidden = !title;
  at("number-field").hidden = !recurs;
  at("reason-field").hidden = !reason;
  const number = at("occasion-number");
  if (recurs && !number.value && lastTime.occasion === occasionNow()) number.value = lastTime.number + 1;
  if (at("staff").hidden === false) showState();
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
  const wrong = Boolean(occasionFacts().recurs) && !numberFits();
  complain("occasion-number", wrong ? WORDS.occasion_number_wrong : "");
  return wrong ? "occasion-number" : "";
};
more.changed.push(showOccasion);
more.wiped.push(() => {
  lastTime = {};
  for (const id of ["occasion-number", "occasion-reason"]) at(id).value = "";
  complain("occasion-number", "");
});
more.begun.push((given) => {
  const item = byId.get("occasion");
  const asked = given.get("occasion");
  if (item && asked) putIn(item, asked);
  if (given.get("occasion_number")) at("occasion-number").value = given.get("occasion_number");
  showOccasion();
});
