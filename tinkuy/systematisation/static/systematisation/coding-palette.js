// The palette: the kind by 1–4 or a press, the code by typing part of it. Enter takes what is marked; what no code is
// called can be put into the codebook on the spot. What is kept is sent by `coding-answer.js`:
//   coding:send { form, fields }   →   coding:sent   or   coding:refused { sentence }

const palette = document.getElementById("palette");
const transcript = document.querySelector("[data-transcript]");
const codes = JSON.parse(document.getElementById("code-words").textContent);
const kinds = [...palette.querySelectorAll("button[name=kind]")];
const typed = document.getElementById("code-words-typed");
const list = document.getElementById("code-options");
const hint = palette.querySelector("[data-hint]");
const refusal = palette.querySelector("[data-refusal]");
const wide = matchMedia("(min-width: 1024px)");
const fine = matchMedia("(pointer: fine)");
const home = document.createComment("palette");
palette.before(home);

let kind = "", suggested = null, options = [], active = 0, passage = null;

const simple = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const isOpen = () => !palette.hidden;

// ── what it resembles ────────────────────────────────────────────────────────────────────────────────────────────────
// By the stems that selection and code share, rare ones counting more, and by being the last code used above.

const stems = (text) => new Set((simple(text).match(/\p{L}{4,}/gu) || []).map((word) => word.slice(0, 6)));
const ownOf = (code) => ({ code, own: new Set(code.stems.split(" ")) });
const corpus = codes.map(ownOf);
const rarity = (stem) => Math.log(1 + corpus.length / corpus.filter(({ own }) => own.has(stem)).length);

const lastUsedAbove = (item) => {
  for (let at = item; at; at = at.previousElementSibling) {
    const used = [...at.querySelectorAll(".quote-code[data-of]")].at(-1);
    if (used) return Number(used.dataset.of);
  }
  return 0;
};

const suggest = (text, item) => {
  const said = [...stems(text)], near = lastUsedAbove(item);
  let best = { score: 0.4, code: null };
  for (const { code, own } of corpus) {
    const shared = said.filter((stem) => own.has(stem)).reduce((sum, stem) => sum + rarity(stem), 0);
    const score = (shared / Math.sqrt(own.size + 4)) * (code.id === near ? 1.5 : 1);
    if (score > best.score) best = { score, code };
  }
  return best.code;
};

// ── the list of codes ────────────────────────────────────────────────────────────────────────────────────────────────

const wordOf = (value) => kinds.find((button) => button.value === value).querySelector("span").textContent;

const fits = (code, wanted) => {
  const label = simple(code.label), name = simple(code.name);
  if (label === wanted || label.replace("-", "") === wanted) return 4;
  if (label.startsWith(wanted)) return 3;
  if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 2;
  return wanted.split(/\s+/).every((part) => `${label} ${name}`.includes(part)) ? 1 : 0;
};

const found = () => {
  const wanted = simple(typed.value.trim());
  const pool = codes.filter((code) => !kind || code.kind === kind);
  if (!wanted) return pool.sort((a, b) => (b === suggested) - (a === suggested));
  const ranked = pool.map((code) => [fits(code, wanted), code]).filter(([rank]) => rank);
  return ranked.sort(([a], [b]) => b - a).map(([, code]) => code);
};

const offered = () => {
  const name = typed.value.trim();
  if (!kind && !name) return [];
  const known = found();
  const shown = known.map((code) => ({ kind: code.kind, code: code.id, label: code.label, text: code.name }));
  if (!name) return [...shown, { kind, text: list.dataset.none }];
  if (known.some((code) => simple(code.name) === simple(name) || simple(code.label) === simple(name))) return shown;
  const makes = kind ? [kind] : known.length ? [] : kinds.map((button) => button.value);
  const text = (value) => list.dataset.create.replace("{name}", name).replace("{kind}", wordOf(value));
  return [...shown, ...makes.map((value) => ({ kind: value, name, text: text(value) }))];
};

const mark = (place) => {
  active = Math.max(0, Math.min(place, options.length - 1));
  [...list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === active)));
  list.children[active]?.scrollIntoView({ block: "nearest" });
  if (options.length) typed.setAttribute("aria-activedescendant", `code-option-${active}`);
  else typed.removeAttribute("aria-activedescendant");
};

const line = (option, place) => {
  const item = document.createElement("li");
  item.role = "option";
  item.id = `code-option-${place}`;
  if (option.label) item.append(Object.assign(document.createElement("b"), { textContent: option.label }), " ");
  item.append(option.text);
  if (!kind) item.className = kinds.find((button) => button.value === option.kind).querySelector("use").getAttribute("href").replace("#knot-", "of-");
  item.addEventListener("click", () => take(option));
  return item;
};

const render = () => {
  options = offered();
  list.replaceChildren(...options.map(line));
  list.hidden = !options.length;
  typed.setAttribute("aria-expanded", String(Boolean(options.length)));
  const isBare = kind && !typed.value.trim() && suggested?.kind !== kind;
  mark(isBare ? options.length - 1 : 0);
  if (isBare) list.scrollTop = 0;
};

const choose = (value) => {
  kind = value;
  kinds.forEach((button) => button.setAttribute("aria-pressed", String(button.value === value)));
  render();
  if (value && fine.matches) typed.focus({ preventScroll: true });
  if (!wide.matches) return;
  palette.scrollIntoView({ block: "nearest" });
};

// ── open, send, close ────────────────────────────────────────────────────────────────────────────────────────────────

const open = ({ detail }) => {
  passage = detail;
  const { cue, last_cue: last, start, end } = palette.elements;
  [cue.value, last.value, start.value, end.value] = [detail.cue, detail.last, detail.start, detail.end];
  if (wide.matches) detail.item.querySelector(".words").after(palette);
  else home.after(palette);
  palette.querySelector("[data-words]").textContent = `“${detail.text.replace(/\s+/g, " ").trim()}”`;
  suggested = suggest(detail.text, detail.item);
  hint.textContent = suggested ? hint.dataset.like.replace("{label}", `${suggested.label}, ${suggested.name}`) : hint.dataset.none;
  refusal.hidden = true;
  typed.value = "";
  palette.hidden = false;
  document.body.classList.toggle("has-sheet", !wide.matches);
  kind = "";
  kinds.forEach((button) => {
    button.setAttribute("aria-pressed", "false");
    button.classList.toggle("suggested", button.value === suggested?.kind);
  });
  render();
};

const close = () => {
  if (!isOpen()) return null;
  const item = passage.item;
  home.after(palette);
  palette.hidden = true;
  document.body.classList.remove("has-sheet");
  passage = null;
  return item;
};

const take = (option) => {
  if (palette.ariaBusy === "true") return;
  const what = option ?? (options.length ? options[active] : suggested && { kind: suggested.kind, code: suggested.id });
  if (!what) return;
  palette.ariaBusy = "true";
  refusal.hidden = true;
  const fields = { kind: what.kind, code: what.code ?? "", new_code: what.name ?? "" };
  document.dispatchEvent(new CustomEvent("coding:send", { detail: { form: palette, fields } }));
};

const letGo = () => {
  document.dispatchEvent(new CustomEvent("coding:gone"));
  getSelection().removeAllRanges();
};

document.addEventListener("coding:passage", open);
document.addEventListener("coding:gone", () => {
  const hadFocus = palette.contains(document.activeElement);
  const item = close();
  if (item && hadFocus) item.focus({ preventScroll: true });
});
// The captions are about to be put anew: the palette leaves them first.
document.addEventListener("coding:sent", ({ detail }) => {
  if (detail.form !== palette) return;
  palette.ariaBusy = "false";
  close();
});
document.addEventListener("coding:refused", ({ detail }) => {
  if (detail.form !== palette) return;
  palette.ariaBusy = "false";
  refusal.textContent = detail.sentence ?? refusal.dataset[detail.reason];
  refusal.hidden = false;
});
document.addEventListener("coding:code", ({ detail }) => {
  codes.push(detail);
  corpus.push(ownOf(detail));
});

palette.addEventListener("submit", (event) => {
  event.preventDefault();
  take();
});
typed.addEventListener("input", render);
palette.querySelector("[data-keep]").addEventListener("click", () => take());
palette.querySelector("[data-let-go]").addEventListener("click", letGo);
// The first press of a kind offers its codes; pressed again, it keeps the quote with the one that is marked.
kinds.forEach((button) => button.addEventListener("click", () => (kind === button.value ? take() : choose(button.value))));

typed.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  mark(active + (event.key === "ArrowDown" ? 1 : -1));
});

document.addEventListener("keydown", (event) => {
  if (!isOpen() || event.ctrlKey || event.metaKey || event.altKey) return;
  const isInside = palette.contains(event.target);
  if (!isInside && event.target.matches("input, textarea, select, button, a, summary")) return;
  if (event.key === "Escape") return letGo();
  if (event.key === "Enter" && !event.target.matches("button, a")) {
    event.preventDefault();
    return take();
  }
  if (event.target === typed || !document.getElementById("keys-on").checked) return;
  const place = "1234".indexOf(event.key);
  if (event.key.length === 1 && place >= 0) {
    event.preventDefault();
    choose(kinds[place].value);
  } else if (/^\p{L}$/u.test(event.key)) typed.focus({ preventScroll: true }); // the letter itself is typed there
});
