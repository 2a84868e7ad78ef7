// Sliders: no handle and no value before the first touch; 0 can be answered like any other number.
const MOVES = new Set(["Enter", " ", "Home", "End", "PageUp", "PageDown", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

const showSlider = (item) => {
  const { range, field } = item;
  const answered = isAnswered(item);
  if (answered) range.value = answers[item.id];
  else range.value = range.defaultValue;
  range.classList.toggle("untouched", !answered);
  const share = (range.value - range.min) / (range.max - range.min);
  range.style.setProperty("--fill", answered ? `calc(1rem + ${share} * (100% - 2rem))` : "0%");
  const text = answered ? words("of", { n: field.value, all: field.dataset.high }) : WORDS.untouched;
  range.setAttribute("aria-valuetext", text);
  const under = at(`r-${item.id}`);
  under.textContent = answered ? words("of_high", { all: field.dataset.high }) : under.dataset.hint;
};

// The number in the box leads; the slider writes into it and is drawn from it.
const slide = (item) => {
  item.field.value = item.range.value;
  take(item);
};

const startSlider = (item) => {
  const { range } = item;
  range.hidden = false;
  range.addEventListener("input", () => slide(item));
  range.addEventListener("click", () => slide(item));
  range.addEventListener("keydown", (event) => {
    if (!MOVES.has(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") event.preventDefault();
    setTimeout(() => slide(item));
  });
};
