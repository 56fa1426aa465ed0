// J and K move between questions; A, U and R press the verbs of the chosen one, and the next one is chosen at once; Z
// undoes the last deed; G goes to the line in which an agreement is written down. They can be turned off, and are silent while somebody writes. The switch is remembered in this
// window alone.

const REMEMBERED = "dialogue-keys";
const VERBS = new Set(["a", "u", "r"]);
let chosen = "";
let order = [];

const cards = () => [...document.querySelectorAll(".moderation > li")];
const isLeaving = (card) => card.getAttribute("aria-busy") === "true";

function choose(card, isFocused = true) {
  for (const one of cards()) {
    one.classList.toggle("chosen", one === card);
    if (one === card) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  chosen = card?.id ?? "";
  order = cards().map((one) => one.id);
  if (card && isFocused) card.focus();
}

// The chosen card; where it has gone, the one that followed it, else the last before it.
function present() {
  const place = order.indexOf(chosen);
  const others = [chosen, ...order.slice(place + 1), ...order.slice(0, Math.max(place, 0)).reverse()];
  const card = others.map((id) => id && document.getElementById(id)).find((one) => one && !isLeaving(one));
  return card ?? cards().find((one) => !isLeaving(one));
}

function move(by) {
  const all = cards().filter((card) => !isLeaving(card));
  const place = all.indexOf(present());
  choose(all[Math.max(0, Math.min(place + by, all.length - 1))]);
}

function press(verb) {
  const control = present()?.querySelector(`[data-key=${verb}]`);
  if (!control) return;
  control.closest("details.more:not([open])")?.setAttribute("open", "");
  control.dataset.byKey = "";
  control.click();
  delete control.dataset.byKey;
  control.parentElement.querySelector("textarea")?.focus();
}

function isOff(event) {
  const isWriting = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  return isWriting || event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("keys-on")?.checked;
}

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if (isOff(event)) return;
  if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "g") {
    event.preventDefault(); // the letter is no part of the agreement
    document.querySelector(".agreement-line [name=text]")?.focus();
  } else if (key === "z") document.querySelector("#undo:not([hidden])")?.click();
  else if (VERBS.has(key)) press(key);
});

document.addEventListener("focusin", (event) => {
  const card = event.target.closest?.(".moderation > li");
  if (card) choose(card, false);
});

// A verb that was pressed by its key is on its way: the next question takes its place at once.
document.addEventListener("dialogue:sent", () => choose(present()));

// The question that an undoing brings back is chosen; otherwise the one that was, or the next where that has gone. The
// focus goes along only where it was lost.
let awaited = "";
document.addEventListener("submit", (event) => (awaited = event.target.dataset.card ?? ""), true);
document.addEventListener("dialogue:swapped", ({ detail }) => {
  const back = awaited && document.getElementById(awaited);
  if (back) awaited = "";
  choose(back || present(), Boolean(back) || detail.isLost);
});

document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") sessionStorage.setItem(REMEMBERED, event.target.checked ? "on" : "off");
});

for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;
document.getElementById("keys-on").checked = sessionStorage.getItem(REMEMBERED) !== "off";
choose(cards()[0], false);
