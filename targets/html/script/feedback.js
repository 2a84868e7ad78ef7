// How a score went: what was brought along, then today; drawn and said where the person sees the result.
const pictured = FORM.scores.filter((one) => one.over_time);
const near = (value) => Number(value.toFixed(9));
const plain = (value) => String(near(value)).replace("-", "−");
const shownValue = (one, value) => value.toFixed(one.decimals).replace("-", "−");

const pointsOf = (one, result) => {
  const now = visitOf({ ...visitNow(), scoring: FORM.scoring, version: FORM.version }, result.scores);
  const points = [...more.earlier, now].map((visit) => {
    const facts = (FORM.occasions ?? {})[visit.occasion] ?? {};
    const { value, band } = scoreOf(visit.scores, one);
    return { ...visit, title: facts.title ?? "", back: Boolean(facts.back), value, band: value === null ? "" : (one.bands[band] ?? "") };
  });
  const known = points.every((point) => point.date);
  return known ? points.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.back - b.back)) : points;
};

// Visits that were scored alike are of one version: by the hash of the scoring where both have it.
const alike = (a, b) => (a.scoring && b.scoring ? a.scoring === b.scoring : !(a.version && b.version) || a.version === b.version);

const seriesOf = (one, result) => {
  const points = pointsOf(one, result);
  let epoch = 0;
  let last = null;
  for (const point of points) {
    point.starts = Boolean(last && !point.back && !alike(last, point));
    if (point.starts) epoch += 1;
    point.epoch = epoch;
    if (!point.back) last = point;
  }
  const measured = points.filter((point) => point.value !== null && !point.back);
  const { reliable } = one.over_time;
  for (const point of measured) {
    point.first = measured.find((other) => other.epoch === point.epoch);
    point.beyond = reliable !== null && point !== point.first && near(Math.abs(point.value - point.first.value)) >= near(reliable);
  }
  return { one, points, measured, ...one.over_time };
};

const whenOf = (point) => (point.date ? longDay(point.date) : point.title);
const lowered = (text) => (/^.[a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text);
const saidPoint = (one, point) => {
  if (point.value === null) return words("no_score", { when: whenOf(point) });
  const band = point.band ? `, ${lowered(point.band)}` : "";
  const back = point.back ? ` (${WORDS.looked_back})` : "";
  return `${whenOf(point)}: ${shownValue(one, point.value)}${band}${back}`;
};

const movedBy = (one, from, to) => {
  const distance = near(to.value - from.value);
  if (distance === 0) return WORDS.moved_none;
  return words(distance > 0 ? "moved_up" : "moved_down", { n: shownValue(one, Math.abs(distance)) });
};

const changesOf = ({ one, measured, own, reliable }) => {
  if (own || measured.length < 2) return own ? [WORDS.own_scores] : [];
  const [before, last] = measured.slice(-2);
  if (last.first === last) return [WORDS.stands_alone];
  const chance = reliable === null || last.value === last.first.value ? "" : `, ${last.beyond ? WORDS.beyond_chance : WORDS.maybe_chance}`;
  const found = [words(last.epoch ? "since_first_version" : "since_first", { moved: movedBy(one, last.first, last) + chance })];
  if (before !== last.first) found.push(words("since_before", { moved: movedBy(one, before, last) }));
  return found;
};

// With large letters on a small page the names of the bands have no room beside the picture.
const notesOf = (series, { isNamed }) => {
  const { one, bands, points, measured, reliable, cutoffs } = series;
  const least = reliable === null ? 0 : Math.ceil(near(reliable * 10 ** one.decimals)) / 10 ** one.decimals;
  return [
    bands.length && !isNamed ? words("bands_are", { names: bands.map((band) => lowered(band.text)).join(", ") }) : "",
    changesOf(series).join(" "),
    reliable !== null && measured.length ? words(measured.at(-1).epoch ? "reliable_is_version" : "reliable_is", { n: plain(least) }) + (measured.some((point) => point.beyond) ? ` ${WORDS.ring_marks}` : "") : "",
    ...cutoffs.map(({ value, up, open }) => words("cutoff_is", { what: words(`cutoff_${up ? "up" : "down"}${open ? "_open" : ""}`, { n: plain(value) }) })),
    points.some((point) => point.starts) ? WORDS.break_marks : "",
    points.some((point) => point.back && point.value !== null) ? WORDS.diamond_marks : "",
    points.some((point) => point.value === null) ? WORDS.hollow_marks : "",
  ].filter(Boolean);
};

const figureOf = (one, result, width) => {
  const series = seriesOf(one, result);
  const { low, high, higher, measured, points } = series;
  const ends = low === null || high === null ? "" : `, ${words("between", { low: plain(low), high: plain(high) })}${one.unit ? ` ${one.unit}` : ""}`;
  const latest = measured.at(-1);
  const lead = [higher && WORDS[`higher_${higher}`], latest ? words("latest", { said: saidPoint(one, latest) }) : WORDS.no_score_yet].filter(Boolean).join(" ");
  const figure = element("figure", "", "over-time");
  figure.append(element("h3", one.title + ends), element("p", lead, "quiet"));
  const frame = frameOf(series, width);
  const all = points.map((point) => saidPoint(one, point));
  if (points.some((point) => point.value !== null)) figure.append(pictureOf(series, frame, one.title + ends, [lead, ...all].join("\n")));
  for (const note of notesOf(series, frame)) figure.append(element("p", note, "quiet"));
  const numbers = element("details", "");
  const list = element("ol", "");
  list.append(...all.map((text) => element("li", text)));
  numbers.append(element("summary", WORDS.in_numbers), list);
  if (points.length > 1) figure.append(numbers);
  return figure;
};

const showPictures = () => {
  const place = at("over-time");
  const result = score(usedAnswers());
  const width = Math.min(720, place.clientWidth);
  if (width) place.replaceChildren(...pictured.map((one) => figureOf(one, result, width)));
};
more.done = showPictures;
more.wiped.push(() => at("over-time").replaceChildren());
addEventListener("resize", () => { if (!at("done").hidden && at("over-time").clientWidth !== drawnAt) showPictures(); });
