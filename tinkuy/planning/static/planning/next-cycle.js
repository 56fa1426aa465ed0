// The figure, its sentence and the button follow what is chosen for each point. Every way a point can go is drawn already:
// the one that is chosen shows. Without this script the figure shows what was proposed, and the button says no number.

const form = document.querySelector("form.next-cycle");
const figure = document.querySelector("[data-ways]");
const button = form?.querySelector("[data-with-other] button[type=submit]");
const plain = button?.textContent;
const plural = new Intl.PluralRules(document.documentElement.lang);

function counted(number, one, other) {
  return (plural.select(number) === "one" ? one : other).replace("{n}", number);
}

function wayOf(values, name) {
  const decision = values.get(`do-${name}`);
  if (!decision) return "undecided";
  if (decision === "left") return "left";
  return (values.get("has_sessions") !== "none" && values.get(`to-${name}`)) || "all";
}

function say(codes, numbers) {
  for (const part of document.querySelectorAll("[data-count]")) {
    const { count, none, one, other } = part.dataset;
    part.textContent = numbers[count] ? counted(numbers[count], one, other) : none;
  }
  const drawing = figure.querySelector("svg");
  const lines = Object.entries(JSON.parse(figure.dataset.ways)).filter(([way]) => codes[way]);
  const words = lines.map(([way, name]) => `${name}: ${codes[way].join(", ")}.`);
  drawing.setAttribute("aria-label", [`${figure.dataset.title}.`, ...words].join(" "));
  if (!button || button.getAttribute("aria-busy")) return;
  const { withOne, withOther } = button.closest("[data-with-other]").dataset;
  button.textContent = numbers.taken ? counted(numbers.taken, withOne, withOther) : plain;
}

function follow() {
  const values = new FormData(form);
  const codes = {};
  const numbers = { taken: 0, left: 0, undecided: 0 };
  for (const point of form.querySelectorAll("[data-point]")) {
    const way = wayOf(values, point.dataset.point);
    (codes[way] ??= []).push(point.querySelector(".point-code").textContent);
    numbers[way in numbers ? way : "taken"] += 1;
    for (const drawn of figure.querySelectorAll(`[data-end="${point.dataset.point}"] > g`)) {
      drawn.setAttribute("display", drawn.dataset.way === way ? "inline" : "none");
    }
  }
  say(codes, numbers);
}

if (form && figure) {
  form.addEventListener("change", follow);
  addEventListener("pageshow", follow);
  follow();
}
