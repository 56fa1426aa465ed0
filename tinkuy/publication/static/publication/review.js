// The table of a peer: the row in hand is open and its passage is ringed in the draft; the bar counts what was scored,
// says what is missing and what grade it makes. Without this script every row with a score below 3 has its line of
// remark, the passages are links, and the server says what is missing.

const form = document.querySelector("[data-review]");
const rows = [...form.querySelectorAll(".criterion")];
const send = form.querySelector(".send-bar .button:not([name])");
const grades = [...document.querySelectorAll("[data-grades] li")];
const language = document.documentElement.lang;
const NAMED = 3;
const narrow = matchMedia("(max-width: 1023px)");

const scoreOf = (row) => row.querySelector("input:checked")?.value;
const put = (words, values) => words.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
const say = (name, words) => {
  form.querySelector(`[data-${name}-text]`).textContent = words;
};

function lookedAt(row) {
  const chip = document.createElement("span");
  chip.className = "chip looked-at";
  chip.lang = language;
  chip.textContent = put(form.dataset.looks, { name: row.dataset.criterion });
  return chip;
}

function open(row) {
  for (const other of rows) other.classList.toggle("open", other === row);
  for (const section of document.querySelectorAll(".draft-pane section")) {
    const isRinged = row && section.dataset.section === row.dataset.passage;
    section.classList.toggle("ringed", Boolean(isRinged));
    section.querySelector(".looked-at")?.remove();
    if (isRinged) section.querySelector("h3").append(lookedAt(row));
    if (isRinged && !narrow.matches) {
      const pane = section.closest(".draft-pane");
      pane.scrollTop += section.getBoundingClientRect().top - pane.getBoundingClientRect().top - 60;
    }
  }
  const back = document.querySelector(".pane-tabs [data-pane=first]");
  if (back && row) back.hash = row.id;
}

function gradeOf(scores) {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const isSafe = form.querySelector("[name=segura]:checked")?.value === "3" && !scores.includes(0);
  const reached = grades.find((one) => mean >= Number(one.dataset.least) && (one.dataset.grade !== "good_practice" || isSafe));
  return { mean: mean.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }), grade: reached.textContent };
}

function count() {
  const words = form.dataset;
  const missing = rows.filter((row) => !scoreOf(row)).map((row) => row.dataset.criterion.toLowerCase());
  const scores = rows.map(scoreOf).filter(Boolean).map(Number);
  say("count", put(words.count, { done: scores.length, total: words.total }));
  const others = missing.length - NAMED;
  const named = others > 1 ? [...missing.slice(0, NAMED), put(words.more, { count: others })] : [...missing];
  if (!form.querySelector("[name=verdict]:checked")) named.push(words.verdict);
  const names = new Intl.ListFormat(language, { type: "conjunction" }).format(named);
  say("missing", named.length ? put(words.missing, { names }) : "");
  say("grade", scores.length ? put(scores.length === rows.length ? words.grade : words.mean, gradeOf(scores)) : "");
  form.querySelector(".rest").hidden = !missing.length;
  if (named.length) send.setAttribute("aria-disabled", "true");
  else send.removeAttribute("aria-disabled");
}

if (rows.length) {
  form.classList.add("guided");
  form.addEventListener("change", (event) => {
    const row = event.target.closest(".criterion");
    if (row) open(row);
    count();
  });
  form.addEventListener("focusin", (event) => {
    const row = event.target.closest(".criterion");
    if (row && event.target.matches(":focus-visible")) open(row);
  });
  send.addEventListener("click", (event) => {
    if (send.getAttribute("aria-disabled") !== "true") return;
    event.preventDefault();
    const row = rows.find((one) => !scoreOf(one));
    if (row) open(row);
    (row ?? form).querySelector(row ? "input" : "[name=verdict]").focus();
  });
  open(rows.find((row) => !scoreOf(row)) ?? null);
  count();
}
