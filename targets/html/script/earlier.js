// The visits before this one, as the files say that were brought along: when they were, and shown scores, never words.
const MOST_VISITS = 400;
const isDay = (text) => typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.startsWith(text) === true;
const textOr = (value, other) => (typeof value === "string" ? value : other);
const kept = FORM.scores.filter((one) => one.over_time);

const scoreOf = (scores, { id, bands }) => {
  const { value, band, missing } = (isObject(scores) && isObject(scores[id]) && scores[id]) || {};
  return { value: Number.isFinite(value) ? value : null, band: Object.hasOwn(bands, band) ? band : null, missing: textOr(missing, null) };
};

const visitOf = (file, scores) => ({
  occasion: textOr(file.occasion, null),
  occasion_number: Number.isInteger(file.occasion_number) && file.occasion_number > 0 ? file.occasion_number : null,
  date: isDay(file.date) ? file.date : null,
  version: textOr(file.version, null),
  scoring: textOr(file.scoring, null),
  scores: Object.fromEntries(kept.map((one) => [one.id, scoreOf(scores, one)])),
});

const visitsIn = (file) => {
  const before = Array.isArray(file.earlier) ? file.earlier.filter(isObject) : [];
  const visits = before.map((one) => visitOf(one, one.scores));
  return [...visits, visitOf(file, isObject(file.result) && file.result.scores)].slice(-MOST_VISITS);
};
more.kept = () => (more.earlier.length ? { earlier: more.earlier } : {});
