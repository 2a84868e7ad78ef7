// The three pages: the form, giving it back, and what staff do then.
const PAGES = ["form", "done", "staff"];

const showPage = (name) => {
  for (const page of PAGES) at(page).hidden = page !== name;
  const help = at("help");
  if (help) (name === "done" ? at("help-done") : at("help-place")).append(help);
  if (at("help-now")) at("help-now").hidden = name === "staff";
  if (name === "done") {
    showScores(at("shown-scores"), FORM.scores.filter((one) => one.shown && !one.over_time));
    more.done();
  }
  if (name === "staff") showStaff();
  const title = at(name).querySelector("h1");
  document.title = name === "form" ? title.textContent : `${title.innerText.replace(/\s+/g, " ")} · ${form.querySelector("h1").textContent}`;
  scrollTo(0, 0);
  title.focus({ preventScroll: true });
};

// Wiping asks once, away from the button that finishes.
const startWiping = (box) => {
  const sure = box.querySelector(".sure");
  const ask = box.querySelector(".ask");
  const show = (asking) => {
    sure.hidden = !asking;
    ask.hidden = asking;
    (asking ? sure.querySelector(".keep") : ask).focus();
  };
  ask.onclick = () => show(true);
  sure.querySelector(".keep").onclick = () => show(false);
  sure.querySelector(".yes").onclick = () => {
    sure.hidden = true;
    ask.hidden = false;
    wipe();
  };
};

const wipe = () => {
  for (const item of items) empty(item);
  for (const item of items) untag(item);
  for (const one of more.wiped) one();
  changed(true);
  statusLine.remove();
  closeSummary();
  wipeStaff();
  showPage("form");
  say(WORDS.wiped);
};
