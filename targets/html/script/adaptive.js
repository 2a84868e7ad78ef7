// Adaptive tests: one question at a time; which comes next follows from all answers before it.
const startTest = (known) => {
  const block = at(`test-${known.block}`);
  const asks = items.filter((item) => item.block === block);
  const later = [...form.querySelectorAll(".block, .loose, #end")].filter((part) => block.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
  const newSeed = () => (known.draws ? crypto.getRandomValues(new Uint32Array(1))[0] : 0);
  const test = { known, asks, passed: new Set(), path: [], place: 0, ended: null, seed: newSeed() };
  for (const item of asks) item.labelled = true;

  // The questions so far, and the one that is open: worked out anew from the answers, so that going back changes what follows.
  const walk = () => {
    test.path = [];
    for (;;) {
      const { item, ended } = nextItem(known.id, test.path.map(({ id }) => [id, answers[id] ?? null]), test.seed);
      test.ended = ended;
      if (ended) break;
      test.path.push(byId.get(item));
      if (!(item in answers) && !test.passed.has(item)) break;
    }
    test.place = Math.min(test.place, test.path.length);
    if (!test.ended) test.place = Math.min(test.place, test.path.length - 1);
  };

  const show = () => {
    const now = test.path[test.place];
    for (const item of asks) {
      const nth = test.path.indexOf(item);
      setAsked(item, nth >= 0);
      item.number.textContent = nth < 0 ? "" : `${nth + 1}.`;
      item.box.classList.toggle("current", item === now);
    }
    for (const part of later) part.classList.toggle("waits", Boolean(now));
    const values = { n: test.place + 1, least: known.least, most: known.most };
    const name = known.least === known.most ? "test_of" : values.n > known.least ? "test_at_most" : "test_usually";
    at(`place-${known.block}`).textContent = now ? words(name, values) : WORDS.test_ended;
    const next = at(`next-${known.block}`);
    const leavesOut = now && !isAnswered(now);
    next.hidden = !now;
    next.className = leavesOut ? "second" : "first";
    next.textContent = leavesOut ? WORDS.test_leave_out : WORDS.test_next;
    at(`before-${known.block}`).hidden = test.place === 0;
  };

  const move = (step) => {
    test.place += step;
    walk();
    show();
    showProgress();
    say(at(`place-${known.block}`).textContent);
    const now = test.path[test.place];
    if (now) goTo(now);
    else at(`place-${known.block}`).focus();
  };

  at(`next-${known.block}`).onclick = () => {
    const now = test.path[test.place];
    if (!isAnswered(now) && (now.wrong || now.presence === "required")) {
      tag(now);
      return goTo(now);
    }
    if (!isAnswered(now)) test.passed.add(now.id);
    markUnsaved();
    move(1);
  };
  at(`before-${known.block}`).onclick = () => move(-1);

  more.changed.push(() => {
    for (const item of asks) if (isAnswered(item)) test.passed.delete(item.id);
    walk();
    show();
  });
  more.wiped.push(() => Object.assign(test, { passed: new Set(), place: 0, seed: newSeed() }));
  more.begun.push(() => {
    walk();
    show();
  });
  return test;
};

const tests = FORM.tests.map(startTest);
const isOfTest = (item) => tests.some((test) => test.asks.includes(item));
const countsOtherwise = more.counts;
more.counts = (item) => (isOfTest(item) ? isAnswered(item) : countsOtherwise(item));
more.total = false;
const keptOtherwise = more.kept;
more.kept = () => ({
  ...keptOtherwise(),
  tests: tests.map(({ known, path, seed, ended }) => ({ test: known.id, asked: path.slice(0, ended ? undefined : -1).map(({ id }) => id), ended, seed })),
});
