// What answers must be: said at the questions that a check names, once the person has left them.
const MOST_PLACES = 3;
const checks = FORM.checks.map((check) => ({ ...check, items: check.items.map((id) => byId.get(id)), fails: false, told: false }));

// Where the words of a check stand: at each question that it names, or at the last of many.
const placesOfCheck = (check) => {
  const answered = check.items.filter((item) => item.asked && isAnswered(item));
  const places = answered.length ? answered : check.items.filter((item) => item.asked);
  return places.length > MOST_PLACES ? places.slice(-1) : places;
};

const showChecks = (finished) => {
  if (!checks.length) return;
  const failed = score(usedAnswers()).checks;
  for (const check of checks) {
    check.fails = failed.includes(check.id);
    const tell = check.fails && (finished || check.told);
    if (tell && !check.told) say(check.warning ? check.text : `${WORDS.check} ${check.text}`);
    check.told = tell;
  }
  const told = checks.filter((check) => check.told).map((check) => [check, placesOfCheck(check)]);
  for (const item of new Set(checks.flatMap((check) => check.items))) {
    const lines = told.filter(([, places]) => places.includes(item)).map(([check]) => lineOfCheck(check));
    at(`k-${item.id}`).replaceChildren(...lines);
  }
};

const lineOfCheck = (check) => {
  const line = element("p", check.text, check.warning ? "hint" : "wrong");
  if (!check.warning) line.prepend(element("b", WORDS.check), " ");
  return line;
};

const failedChecks = () => checks.filter((check) => check.fails && !check.warning);
