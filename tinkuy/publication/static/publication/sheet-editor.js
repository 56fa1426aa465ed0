// Writing the sheet: rulers move while somebody types, the preview reads along and marks the part in hand, the cord of
// parts follows. Without this script the rulers stand as they were saved, and a button shows how it reads.

const form = document.querySelector("[data-sheet-editor]");
const paper = form.querySelector(".preview-paper");
const cord = [...form.querySelectorAll(".part-cord li")];
const WIDTH = 150;
const EDGE = 10;
const BEYOND = 1.27;

const words = (text) => text.trim().split(/\s+/).filter(Boolean);
const counted = {
  words: (text) => words(text).length,
  letters: (text) => text.length,
  lines: (text) => text.split("\n").filter((line) => line.trim()).length,
};
const textOf = (name) => form.elements[name]?.value.trim() ?? "";

function measure(field) {
  const ruler = field.closest(".field")?.querySelector(".ruler");
  if (!ruler) return;
  const { least, most, unit } = ruler.dataset;
  const count = counted[unit](field.value);
  const isOutside = count > 0 && (count < Number(least) || count > Number(most));
  ruler.querySelector("b").textContent = count;
  ruler.querySelector(".ruler-dot").setAttribute("cx", Math.min(count / (most * BEYOND), 1) * (WIDTH - EDGE) + EDGE / 2);
  ruler.classList.toggle("outside", isOutside);
  ruler.querySelector(".outside-word").hidden = !isOutside;
}

function placeOf(name) {
  const [, code] = name.match(/^(.+)-(text|heading)$/) ?? [];
  return paper.querySelector(code ? `[data-code="${code}"]` : `[data-section="${name}"]`);
}

function paragraph(line) {
  const made = document.createElement("p");
  made.textContent = line;
  return made;
}

function readAlong(field) {
  const place = placeOf(field.name);
  if (!place) return;
  if (field.name === "title") place.textContent = field.value;
  else if (field.name.endsWith("-text")) {
    place.querySelector("p").textContent = field.value;
    place.hidden = !field.value.trim();
  }
  else if (field.name.endsWith("-heading")) heading(place, field.value);
  else {
    const lines = field.value.split(/\n+/).filter((line) => line.trim());
    for (const old of place.querySelectorAll("p")) old.remove();
    place.append(...lines.map(paragraph));
    place.hidden = !lines.length;
  }
}

function heading(place, text) {
  const made = place.querySelector("h4") ?? document.createElement("h4");
  made.textContent = text;
  if (text) place.querySelector("div").prepend(made);
  else made.remove();
}

// Down the page or the phone, where it is not in sight; on paper along to the sheet that has it: a column with the room
// between two.
function showInPaper(place) {
  const [at, from] = [place.getClientRects()[0], paper.getBoundingClientRect()];
  if (!at) return;
  const { columnWidth, columnGap } = getComputedStyle(paper.querySelector(".preview-words"));
  const sheet = parseFloat(columnWidth) + parseFloat(columnGap);
  if (sheet) paper.scrollLeft = Math.floor((at.left - from.left + paper.scrollLeft) / sheet) * sheet;
  else if (at.top < from.top || at.top > from.top + from.height / 2) paper.scrollTop += at.top - from.top - 40;
}

function takeInHand(field) {
  const place = placeOf(field.name);
  for (const marked of paper.querySelectorAll(".in-hand")) marked.classList.remove("in-hand");
  if (place) {
    place.classList.add("in-hand");
    showInPaper(place);
  }
  const part = field.closest("section[id^=part-]")?.id.replace("part-", "");
  for (const knot of cord) {
    const link = knot.querySelector("a");
    if (knot.dataset.part === part) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function tieKnots() {
  const missing = [];
  for (const knot of cord) {
    const every = words(knot.dataset.every);
    const any = words(knot.dataset.any);
    const isOutside = form.querySelector(`#part-${knot.dataset.part} .field > .label-row > .outside`) && every.length;
    const isFilled = every.every(textOf) && (any.length ? any.some(textOf) : every.length > 0);
    knot.className = isFilled && !isOutside ? "done" : "later";
    if (knot.dataset.needed && !isFilled) missing.push(knot);
  }
  offerToSend(missing);
}

// A text is sent once no part is missing; without this script it is saved first, and sent from its page.
function offerToSend(missing) {
  const links = missing.map((knot) => {
    const link = document.createElement("a");
    link.href = `#part-${knot.dataset.part}`;
    link.textContent = knot.dataset.needed;
    return link;
  });
  form.querySelector("[data-missing]").replaceChildren(...links.flatMap((link, place) => (place ? [", ", link] : [link])));
  form.querySelector("[data-while-missing]").hidden = !missing.length;
  for (const part of form.querySelectorAll("[data-once-complete]")) part.hidden = missing.length > 0;
  form.querySelector("[data-save]")?.classList.toggle("secondary", !missing.length);
}

form.addEventListener("input", (event) => {
  measure(event.target);
  readAlong(event.target);
  tieKnots();
});
form.addEventListener("focusin", (event) => {
  if (event.target.matches("input.input, textarea.input, select.input")) takeInHand(event.target);
});
for (const way of form.querySelectorAll("[name=preview_as]")) {
  way.addEventListener("change", () => {
    const place = paper.querySelector(".in-hand");
    paper.scrollTo(0, 0);
    if (place) showInPaper(place);
  });
}
form.addEventListener("click", (event) => {
  const { take, words: text } = event.target.closest("[data-take]")?.dataset ?? {};
  if (!take) return;
  const field = form.elements[take];
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
for (const button of form.querySelectorAll("[data-take]")) button.hidden = false;
for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;
