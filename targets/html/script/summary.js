// What is left when the person wants to finish: to go back to, or to leave out.
const MOST_LINKS = 5;

const left = () => {
  const used = usedItems();
  const wrong = used.filter((item) => item.wrong);
  const wanted = (item) => (item.context ? item.presence === "required" : item.presence !== "optional" && !item.kept && more.counts(item));
  const blank = used.filter((item) => !item.wrong && !isAnswered(item) && wanted(item));
  return { failed: failedChecks(), wrong, blank, needed: blank.filter((item) => item.presence === "required") };
};

const tag = (item) => {
  if (item.box.querySelector(".tag")) return;
  const mark = document.createElement("span");
  mark.className = "tag";
  mark.textContent = WORDS.not_answered;
  item.box.querySelector("legend,.legend").append(mark);
};
const untag = (item) => {
  const mark = item.box.querySelector(".tag");
  if (mark) mark.remove();
};

const summaryWords = ({ failed, wrong, blank, needed }) => {
  const name = (many, one, some) => someWords(oneEach(many).length, one, some);
  if (failed.length) return [WORDS.look_again, [...failed.map((check) => check.text), WORDS.look_body].join("\n")];
  if (wrong.length) return [name(wrong, "one_wrong", "some_wrong"), WORDS.wrong_body];
  if (needed.length) return [name(needed, "one_needed", "some_needed"), WORDS.needed_body];
  return [name(blank, "one_left", "some_left"), oneEach(blank).length === 1 ? WORDS.left_one_body : WORDS.left_body];
};

// The first to go back to, or null when nothing is left.
const showSummary = () => {
  const rest = left();
  const held = new Set(rest.failed.length ? rest.failed.flatMap(placesToMend) : [...rest.wrong, ...rest.blank]);
  const all = oneEach(items.filter((item) => held.has(item)));
  if (!all.length) {
    closeSummary();
    return null;
  }
  const [title, body] = summaryWords(rest);
  at("summary-title").textContent = title;
  at("summary-body").textContent = body;
  const links = all.slice(0, all.length > MOST_LINKS + 1 ? MOST_LINKS : undefined).map((item) => linkTo(item, held));
  if (links.length < all.length) links.push(element("li", words("and_more", { n: all.length - links.length }), "more"));
  at("summary-list").replaceChildren(...links);
  const first = rest.failed.length ? all[0] : rest.wrong[0] || rest.needed[0] || all[0];
  at("go-back").textContent = first.number ? words("go_back_to", { n: numberOf(first) }) : words("go_back_to_named", { name: question(first) });
  at("go-back").onclick = () => goTo(first);
  at("continue").hidden = rest.needed.length > 0 || rest.failed.length > 0;
  document.title = `${title} · ${form.querySelector("h1").textContent}`;
  return first;
};

// Which answers to change so that a check holds: all that it names, or where none is asked the first question.
const placesToMend = (check) => {
  const asked = check.items.filter((item) => item.asked);
  const answered = asked.filter(isAnswered);
  return answered.length ? answered : asked.length ? asked : usedItems().slice(0, 1);
};

// A row of which several cells are meant is named by its own words.
const linkTo = (item, held) => {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const many = item.row && items.filter((other) => other.row === item.row && held.has(other)).length > 1;
  const name = many ? `${numberOf(item)}. ${item.row.querySelector(".row-text").textContent}` : named(item);
  link.href = `#i-${item.id}`;
  link.textContent = `${item.wrong ? `${WORDS.check} ` : ""}${name}`;
  link.onclick = (event) => {
    event.preventDefault();
    goTo(item);
  };
  line.append(link);
  return line;
};

const goTo = (item) => {
  item.box.scrollIntoView({ block: "start" });
  firstControl(item).focus({ preventScroll: true, focusVisible: true });
};

const closeSummary = () => {
  at("summary").hidden = true;
  at("end").hidden = false;
  document.title = form.querySelector("h1").textContent;
};

const finish = () => {
  for (const item of items) if (item.kind === "time" || item.kind === "date") takeQuietly(item, true);
  for (const item of items) if (item.wrong) showWrong(item, true);
  showChecks("end");
  if (showSummary() === null) {
    showPage("done");
    return;
  }
  for (const item of left().blank) tag(item);
  at("end").hidden = true;
  at("summary").hidden = false;
  at("summary").focus({ preventScroll: true });
  const fits = at("summary").offsetHeight < innerHeight - 100;
  at("summary").scrollIntoView({ block: fits ? "nearest" : "start" });
};

// What cannot be used is left out now, so that paper and file say the same.
const goOn = () => {
  for (const item of left().wrong) empty(item);
  changed(true);
  if (failedChecks().length) return finish();
  for (const item of items) untag(item);
  closeSummary();
  showPage("done");
};
