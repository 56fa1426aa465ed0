// The keys of the transcript: J and K go from caption to caption, [ and ] from quote to quote (of those that the page
// shows), / searches the codes, ? tells the keys, Ctrl+Z and Ctrl+Shift+Z undo and redo. Keys of one letter can be turned
// off and are silent while somebody writes; the switch is remembered in this window alone.

const REMEMBERED = "coding-keys";
const transcript = document.querySelector("[data-transcript]");
const palette = document.getElementById("palette");
const isOn = document.getElementById("keys-on");
const opener = document.getElementById("keys-open");
const help = document.getElementById("keys-help");

const items = () => [...transcript.querySelectorAll("li[id^=cue-]")];

// One caption is in the order of the Tab key: the one where the person is.
const settle = (item) => {
  transcript.querySelectorAll("li[tabindex]").forEach((one) => (one.tabIndex = -1));
  if (item) item.tabIndex = 0;
};

const current = () => document.activeElement.closest("li[id^=cue-]") ?? transcript.querySelector("li[tabindex='0']");

const go = (item) => {
  if (!item) return;
  settle(item);
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
};

const move = (step) => {
  const all = items();
  const here = document.activeElement.closest("li[id^=cue-]");
  go(here ? all[all.indexOf(here) + step] : (current() ?? all[0]));
};

const goToQuote = (step) => {
  const only = transcript.dataset.only;
  const wanted = !only ? ".quote-code" : /^\d+$/.test(only) ? `.quote-code[data-of="${only}"]` : `.quote-code.${only}`;
  const quotes = [...transcript.querySelectorAll(`${wanted} a`)];
  const now = quotes.indexOf(document.activeElement);
  const from = current();
  let next = quotes[now + step];
  if (now < 0 && from) {
    const after = quotes.findIndex((one) => from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    next = step > 0 ? quotes[after] : quotes[(after < 0 ? quotes.length : after) - 1];
  }
  if (!next) return;
  settle(next.closest("li"));
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
};

const toggleHelp = () => {
  help.hidden = !help.hidden;
  opener.setAttribute("aria-expanded", String(!help.hidden));
  if (!help.hidden) help.scrollIntoView({ block: "nearest" });
};

const press = (step) => {
  const button = document.querySelector(`[data-step=${step}] button`);
  if (!button.disabled) button.form.requestSubmit(button);
};

const deeds = {
  j: () => move(1),
  k: () => move(-1),
  "]": () => goToQuote(1),
  "[": () => goToQuote(-1),
  "?": toggleHelp,
  "/": () => document.getElementById("code-search")?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const isControl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (isControl && !event.altKey && (key === "z" || key === "y")) {
    event.preventDefault();
    return press(key === "y" || event.shiftKey ? "redo" : "undo");
  }
  if (isControl || event.altKey || !isOn.checked || (!palette.hidden && /^\p{L}$/u.test(event.key))) return;
  if (!deeds[key]) return;
  event.preventDefault();
  deeds[key]();
});

transcript.addEventListener("focusin", (event) => settle(event.target.closest("li[id^=cue-]")));
// What changed is put anew: it comes into view, and the focus goes to its first caption, so that J and K go on from there.
document.addEventListener("coding:applied", ({ detail }) => {
  const item = document.getElementById(detail.places[0]);
  if (!item) return;
  settle(item);
  const active = document.activeElement;
  if (active === document.body || palette.contains(active) || transcript.contains(active)) item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
});
document.addEventListener("captions:inserted", ({ detail }) => detail.items.forEach((item) => (item.tabIndex = -1)));
opener.addEventListener("click", toggleHelp);
isOn.addEventListener("change", () => sessionStorage.setItem(REMEMBERED, isOn.checked ? "on" : "off"));

// Codes, where there are any, are filtered as one types; Enter asks the server, as without a script.
document.getElementById("code-search")?.addEventListener("input", (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const line of document.querySelectorAll(".codes [data-code]")) line.hidden = !line.textContent.toLowerCase().includes(wanted);
});

isOn.checked = sessionStorage.getItem(REMEMBERED) !== "off";
for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;
for (const item of items()) item.tabIndex = -1;
settle(document.querySelector("[data-transcript] li:target") ?? items()[0]);
