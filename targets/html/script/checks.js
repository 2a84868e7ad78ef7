// What answers must be: said at the last question that a check names, once the person has left them.
const checks = FORM.checks.map((check) => ({ ...check, items: check.items.map((id) => byId.get(id)), fails: false, told: false }));

// Where the words of a check stand, once: at the last question that it names, where all that it is about has been seen.
const placeOfCheck = (check) => {
  const asked = items.filter((item) => item.asked && check.items.includes(item));
  const answered = asked.filter(isAnswered);
  return (answered.length ? answered : asked).at(-1);
};

const showChecks = (finished) => {
  if (!checks.length) return;
  const failed = score(usedAnswers()).checks;
  for (const check of checks) {
    check.fails = failed.includes(check.id);
    const tell = check.fails && (check.told || finished === "end" || (finished && !more.waits(check)));
    if (tell && !check.told) say(check.warning ? check.text : `${WORDS.check} ${check.text}`);
    check.told = tell;
  }
  const told = checks.filter((check) => check.told).map((check) => [check, placeOfCheck(check)]);
  for (const item of new Set(checks.flatMap((check) => check.items))) {
    const lines = told.filter(([, place]) => place === item).map(([check]) => lineOfCheck(check));
    at(`k-${item.id}`).replaceChildren(...lines);
  }
};

const lineOfCheck = (check) => {
  const line = element("p", check.text, check.warning ? "hint" : "wrong");
  if (!check.warning) line.prepend(element("b", WORDS.check), " ");
  return line;
};

const failedChecks = () => checks.filter((check) => check.fails && !check.warning);
