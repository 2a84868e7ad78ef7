// Joins the controls to what they do, once, when the page has been read.
const itemOf = (target) => {
  const box = target.closest(".item");
  return box && byId.get(box.id.slice(2));
};

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  const { type } = event.target;
  if (type === "checkbox") settle(event.target);
  if (type !== "range") take(itemOf(event.target), type === "radio" || type === "checkbox");
});
form.addEventListener("change", (event) => {
  if (event.target.type !== "range") take(itemOf(event.target));
});
// What was left half filled in changes nothing, and so tells of nothing.
form.addEventListener("focusout", (event) => {
  if (event.target.type === "time" || event.target.type === "date") take(itemOf(event.target));
});
form.addEventListener("click", (event) => {
  if (event.target.classList.contains("clear")) clear(itemOf(event.target));
});
at("finish").onclick = finish;
at("continue").onclick = goOn;
at("back").onclick = () => showPage("form");
at("to-staff").onclick = () => showPage("staff");
at("back-done").onclick = () => showPage("done");
at("save").onclick = save;
at("print").onclick = () => print();
for (const id of ["person", "date"]) at(id).addEventListener("input", showState);
for (const place of ["form", "staff"]) startWiping(at(`wipe-${place}`));
addEventListener("beforeprint", beforePaper);
addEventListener("afterprint", () => renumber(false));
addEventListener("beforeunload", (event) => {
  if (isBegun() && !(saved && saved.fresh)) event.preventDefault();
});

HTMLFormElement.prototype.reset.call(form);
for (const item of items) if (item.range) startSlider(item);
prefill();
route(true);
showProgress();
showChecks(true);
at("end").hidden = false;
at("no-script").remove();
