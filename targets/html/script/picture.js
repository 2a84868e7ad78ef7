// The picture itself: bands with their words, the line of the scores, limits, gaps and breaks; no colour says anything alone.
const make = (name, attributes = {}, text = "") => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, typeof value === "number" ? near(value) : value);
  made.textContent = text;
  return made;
};
const pen = document.createElement("canvas").getContext("2d");
let drawnAt = 0;

const linesOf = (text, most) => {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

// 1, 2 or 5 times a power of ten, so that a span has two to five steps.
const niceStep = (span) => {
  const power = 10 ** Math.floor(Math.log10(span / 2));
  return [1, 2, 5, 10].map((part) => part * power).find((step) => span / step <= 5);
};

// The ends of the scale; where it has none, or one so wide that no line would be seen, what the values need.
const endsOf = ({ low, high, points, cutoffs, bands, reliable, measured }) => {
  const limits = reliable === null || !measured.length ? [] : [measured[0].value - reliable, measured[0].value + reliable];
  const needed = [...points.map((point) => point.value), ...cutoffs.map((one) => one.value), ...bands.map((band) => band.first), ...limits].filter((value) => value !== null);
  if (low !== null && high !== null && low < high && high - low < 500) return [low, high];
  const [from, to] = [low !== null && high === null ? low : Math.min(...needed), Math.max(...needed)];
  const step = niceStep(Math.max(to - from, 1));
  return [Math.floor(near(from / step)) * step, Math.max(Math.ceil(near(to / step)), Math.floor(near(from / step)) + 1) * step];
};

// Middles as near as can be to those wanted, in their order, so that nothing overlaps.
const spread = (wanted, sizes, low, high) => {
  const found = [];
  let edge = low;
  wanted.forEach((middle, nth) => { found.push(Math.max(middle, edge + sizes[nth] / 2)); edge = found[nth] + sizes[nth] / 2; });
  edge = high;
  for (let nth = found.length - 1; nth >= 0; nth -= 1) {
    found[nth] = Math.min(found[nth], edge - sizes[nth] / 2);
    edge = found[nth] - sizes[nth] / 2;
  }
  return found;
};

// In true distances of time, and yet apart; in equal ones where a day is not known.
const alongTime = (points, left, right) => {
  if (points.length === 1) return [(left + right) / 2];
  const days = points.map((point) => Date.parse(point.date) / 864e5);
  const [gap, steps, whole] = [22, points.length - 1, days.at(-1) - days[0]];
  if (!(whole > 0) || gap * steps >= right - left) return points.map((_, nth) => left + ((right - left) * nth) / steps);
  return spread(days.map((day) => left + ((right - left) * (day - days[0])) / whole), points.map(() => gap), left - gap / 2, right + gap / 2);
};

const frameOf = (series, width) => {
  const letter = 0.875 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  pen.font = `600 ${letter}px ${getComputedStyle(document.body).fontFamily}`;
  const names = series.bands.map((band) => linesOf(band.text, width * (width < 480 ? 0.26 : 0.3)));
  const widest = Math.max(0, ...names.flat().map((line) => pen.measureText(line).width));
  const column = widest > width * 0.4 ? 0 : widest;
  const [low, high] = endsOf(series);
  const ticks = series.bands.length ? [low, high, ...series.bands.map((band) => band.first).filter((first) => first > low && first < high)] : [low, high, ...stepsIn(low, high)];
  const left = Math.max(...ticks.map((tick) => pen.measureText(plain(tick)).width)) + 10;
  const [top, heights] = [letter * 2, names.map((lines) => lines.length * letter * 1.2 + 4)];
  const bottom = top + Math.max(width < 480 ? 190 : 220, heights.reduce((all, one) => all + one, 0));
  const right = width - (column ? column + 14 : 8);
  const lane = series.points.some((point) => point.value === null) ? letter * 1.8 : 0;
  const y = (value) => bottom - ((Math.min(Math.max(value, low), high) - low) / (high - low)) * (bottom - top);
  return { isNamed: column > 0, width, letter, names, heights, low, high, ticks, left, right, top, bottom, lane, y, xs: alongTime(series.points, left + 24, right - 24) };
};
const stepsIn = (low, high) => {
  const step = niceStep(high - low);
  const found = [];
  for (let value = (Math.floor(near(low / step)) + 1) * step; value < high; value += step) found.push(near(value));
  return found;
};

const drawBands = (svg, { bands, measured, one }, { isNamed, names, heights, letter, left, right, top, bottom, low, high, y }) => {
  if (!bands.length) return;
  const edges = bands.map((band, nth) => [y(band.from ?? low), y(bands[nth + 1]?.from ?? high)]);
  edges.forEach(([from, to], nth) => {
    if (nth % 2) svg.append(make("rect", { class: "ground", x: left, y: to, width: right - left, height: Math.max(0, from - to) }));
    if (nth) svg.append(make("path", { class: "edge", d: `M${left} ${from}H${right}` }));
  });
  if (!isNamed) return;
  const order = bands.map((_, nth) => nth).reverse();
  const spots = spread(order.map((nth) => (edges[nth][0] + edges[nth][1]) / 2), order.map((nth) => heights[nth]), top - letter, bottom + letter / 2);
  order.forEach((nth, place) => {
    const isNow = measured.length && one.bands[bands[nth].code] === measured.at(-1).band;
    names[nth].forEach((line, n) => svg.append(make("text", { class: isNow ? "strong" : "", x: right + 12, y: spots[place] + (n - (names[nth].length - 1) / 2) * letter * 1.2 + letter * 0.35 }, line)));
  });
};

const drawAxes = (svg, frame) => {
  const { ticks, letter, left, right, top, bottom, y } = frame;
  const written = [];
  for (const tick of ticks) {
    if (written.some((other) => Math.abs(y(other) - y(tick)) < letter * 1.5)) continue;
    written.push(tick);
    svg.append(make("text", { class: "tick", x: left - 8, y: y(tick) + letter * 0.35 }, plain(tick)));
  }
  svg.append(make("path", { class: "edge", d: `M${left} ${top}H${right}` }), make("path", { class: "axis", d: `M${left} ${top}V${bottom}H${right}` }));
};

const drawLimits = (svg, { points, measured, reliable, cutoffs }, { xs, left, right, top, bottom, lane, low, high, y }) => {
  const across = (kind, value, from) => {
    if (value >= low && value <= high) svg.append(make("path", { class: kind, d: `M${from} ${y(value)}H${right}` }));
  };
  for (const cutoff of cutoffs) across("cutoff", cutoff.value, left);
  const first = measured.at(-1)?.first;
  if (reliable !== null && first) for (const sign of [1, -1]) across("limit", first.value + sign * reliable, xs[points.indexOf(first)]);
  points.forEach((point, nth) => {
    if (point.starts && nth) svg.append(make("path", { class: "break", d: `M${(xs[nth - 1] + xs[nth]) / 2} ${top - 16}V${bottom + lane}` }));
  });
};

// The line breaks where there is no score and where another version begins.
const drawLine = (svg, { points }, { xs, bottom, lane, y }) => {
  let before = null;
  points.forEach((point, nth) => {
    if (point.back) return;
    if (before !== null && point.value !== null && points[before].value !== null && !point.starts) svg.append(make("path", { class: "way", d: `M${xs[before]} ${y(points[before].value)}L${xs[nth]} ${y(point.value)}` }));
    before = nth;
  });
  points.forEach((point, nth) => {
    const [x, top] = [xs[nth], point.value === null ? bottom + lane / 2 : y(point.value)];
    if (point.back && point.value !== null) svg.append(make("path", { class: "hollow", d: `M${x} ${top - 7}l7 7l-7 7l-7 -7z` }));
    else svg.append(make("circle", { class: point.value === null ? "hollow" : "point", cx: x, cy: top, r: 5.5 }));
    if (point.beyond) svg.append(make("circle", { class: "ring", cx: x, cy: top, r: 10.5 }));
  });
};

// Values and days, the last and the first before all others; what would touch another is left to the numbers below.
const drawWords = (svg, { one, points }, { xs, letter, left, width, bottom, lane, y }) => {
  const order = [points.length - 1, 0, ...points.keys()].filter((nth, place, all) => all.indexOf(nth) === place);
  const years = new Set(points.map((point) => point.date?.slice(0, 4)));
  const put = (taken, kind, x, base, text) => {
    const half = pen.measureText(text).width / 2;
    const middle = Math.min(Math.max(x, left + (kind === "day" ? 0 : half)), width - half);
    const box = [middle - half - 4, middle + half + 4, base - letter, base + 3];
    if (taken.some((other) => box[0] < other[1] && other[0] < box[1] && box[2] < other[3] && other[2] < box[3])) return;
    taken.push(box);
    svg.append(make("text", { class: kind, x: middle, y: base }, text));
  };
  const [values, days] = [[], []];
  const marks = points.map((point, nth) => (point.value === null ? null : [xs[nth] - 6, xs[nth] + 6, y(point.value) - 6, y(point.value) + 6])).filter(Boolean);
  const day = { day: "numeric", month: "short", ...(years.size > 1 && { year: "2-digit" }), timeZone: "UTC" };
  order.forEach((nth, place) => {
    const point = points[nth];
    if (place === 2) values.push(...marks);
    if (point.value !== null) put(values, "value", xs[nth], y(point.value) - (point.beyond ? 15 : 11), shownValue(one, point.value));
    put(days, "day", xs[nth], bottom + lane + letter * 1.5, point.date ? new Date(`${point.date}T12:00:00Z`).toLocaleDateString(dateLanguage, day) : point.title);
  });
};

const pictureOf = (series, frame, title, told) => {
  const { width } = frame;
  const height = frame.bottom + frame.lane + frame.letter * 2;
  drawnAt = width;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": title });
  svg.append(make("desc", {}, told));
  drawBands(svg, series, frame);
  drawAxes(svg, frame);
  drawLimits(svg, series, frame);
  drawLine(svg, series, frame);
  drawWords(svg, series, frame);
  return svg;
};
