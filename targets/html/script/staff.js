// What staff see once the form is back with them: alerts first, scores only when asked for.
// The answers to what is asked: those to hidden questions stay in memory, and are neither saved nor scored.
const usedAnswers = () => {
  const used = {};
  for (const item of usedItems()) if (isAnswered(item)) used[item.id] = answers[item.id];
  return more.used(used);
};

const saidOf = (item) => {
  if (item.context) {
    const name = question(item);
    return isAnswered(item) ? words("said_of", { name, answer: wordsOfAnswer(item) }) : words("not_said_of", { name });
  }
  if (!item.asked) return words("was_hidden", { n: WORDS.a_question });
  if (item.own) return isAnswered(item) ? words("named_was_answered", { name: named(item), answer: wordsOfAnswer(item) }) : words("named_was_blank", { name: named(item) });
  const n = numberOf(item);
  return isAnswered(item) ? words("was_answered", { n, answer: wordsOfAnswer(item) }) : words("was_blank", { n });
};

const banner = (alert, isKnown) => {
  const box = document.createElement("div");
  box.className = "banner";
  const severity = alert.severity ? `, ${WORDS[`severity_${alert.severity}`]}` : "";
  const unknown = isKnown ? "" : `: ${WORDS.not_known}`;
  box.append(element("p", `${WORDS.for_staff} ${alert.title}${severity}${unknown}.`));
  if (alert.staff) box.append(element("p", alert.staff, "what"));
  const told = alert.items.map((id) => byId.get(id)).filter((item) => item.asked);
  for (const item of told) box.append(element("p", saidOf(item)));
  return box;
};

const showStaff = () => {
  const result = score(usedAnswers());
  const raised = FORM.alerts.filter((alert) => result.alerts.includes(alert.id));
  const undecided = FORM.alerts.filter((alert) => result.alerts_undecided.includes(alert.id));
  at("alerts").replaceChildren(
    ...raised.map((alert) => banner(alert, true)),
    ...undecided.map((alert) => banner(alert, false)),
  );
  at("looks").replaceChildren(...checks.filter((check) => result.checks.includes(check.id)).map(lookAt));
  showBlankContexts();
  showScores(at("all-scores"), FORM.scores, true);
  at("scores").hidden = FORM.scores.length === 0;
  at("scores").open = false;
  showState();
};

const lookAt = (check) => {
  const box = element("div", "", "look");
  box.append(element("b", WORDS.staff_look), " ", element("span", check.text));
  return box;
};

// What staff were to fill in and have not: scores may rest on it.
const showBlankContexts = () => {
  const blank = items.filter((item) => item.context && !isAnswered(item));
  const place = at("blank-contexts");
  if (!place) return;
  place.hidden = !blank.length;
  if (!blank.length) return;
  place.querySelector("p").textContent = words("staff_blank", { names: blank.map(question).join(", ") });
  at("fill-in").onclick = () => {
    showPage("form");
    goTo(blank[0]);
  };
};

const showState = () => {
  const n = countAnswered();
  const all = countAsked();
  const count = n < all ? words("some_answered", { n, all }) : all === 1 ? WORDS.one_answered : words("all_answered", { n });
  at("state").textContent = `${count} ${saved ? words(saved.fresh ? "saved" : "changed", { file: saved.file }) : WORDS.not_saved}`;
  at("file").textContent = fileName();
};

const scoreText = (one, result) => {
  if (result.value === null) return WORDS.score_missing;
  if (typeof result.value === "boolean") return result.value ? WORDS.yes : WORDS.no;
  if (typeof result.value === "string") return one.codes[result.value] ?? result.value.replaceAll("_", " ");
  const value = result.value.toFixed(one.decimals);
  const band = result.band === null ? "" : `, ${one.bands[result.band]}`;
  return `${value}${one.unit ? ` ${one.unit}` : ""}${band}`;
};

const countsText = (one, result) => {
  const ofTest = FORM.tests?.some((test) => test.id === one.form);
  const counts = ofTest ? words("answered_so_far", { n: result.answered }) : words("score_counts", result);
  return `${counts}${result.filled ? `, ${words("score_filled", { n: result.filled })}` : ""}`;
};

const showScores = (list, scores, withErrors = false) => {
  if (!list || !scores.length) return;
  const results = score(usedAnswers()).scores;
  list.replaceChildren();
  for (const one of scores) {
    const result = results[one.id];
    const known = withErrors && Number.isFinite(result.se);
    const error = known ? `, ${words("score_error", { se: result.se.toFixed(one.decimals) })}` : "";
    const line = element("dd", `${scoreText(one, result)}${error}`);
    line.append(element("small", countsText(one, result)));
    list.append(element("dt", one.title), line);
  }
};
