// Texts that quote what was answered elsewhere; before anything is written there they say "this".
const MOST_QUOTED = 120;

const quotedWords = (item) => {
  const text = (item && isAnswered(item) ? wordsOfAnswer(item) : "").replace(/\s+/g, " ").trim();
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).trim()}…` : text;
};

const showQuotes = () => {
  for (const place of form.querySelectorAll(".quoted")) {
    const { of, open, close } = place.dataset;
    const text = quotedWords(byId.get(of));
    const now = text ? `${open}${text}${close}` : WORDS.this;
    if (place.textContent !== now) place.textContent = now;
  }
};
more.changed.push(showQuotes);
more.begun.push(showQuotes);
