// J and K move between questions; A, U and R press the verbs of the chosen one. They can be turned off, and are silent
// while somebody writes. The switch is remembered in this window alone.

const REMEMBERED = "dialogue-keys";
const VERBS = new Set(["a", "u", "r"]);
let place = 0;

const cards = () => [...document.querySelectorAll(".moderation > li")];

function choose(index, isFocused = true) {
  const all = cards();
  place = Math.max(0, Math.min(index, all.length - 1));
  all.forEach((card, at) => {
    card.classList.toggle("chosen", at === place);
    card.toggleAttribute("aria-current", at === place);
    if (at === place) card.setAttribute("aria-current", "true");
  });
  if (isFocused) all[place]?.focus();
}

function press(verb) {
  const control = cards()[place]?.querySelector(`[data-key=${verb}]`);
  if (!control) return;
  control.closest("details.more:not([open])")?.setAttribute("open", "");
  control.click();
  control.parentElement.querySelector("textarea")?.focus();
}

function isOff(event) {
  const isWriting = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  return isWriting || event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("keys-on")?.checked;
}

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if (isOff(event)) return;
  if (key === "j") choose(place + 1);
  else if (key === "k") choose(place - 1);
  else if (VERBS.has(key)) press(key);
});

document.addEventListener("focusin", (event) => {
  const card = event.target.closest?.(".moderation > li");
  if (card) choose(cards().indexOf(card), false);
});

// After a deed the focus is nowhere: it goes to the question that moved up. Otherwise the chosen one is only marked anew.
document.addEventListener("dialogue:swapped", () => {
  const isLost = document.activeElement === document.body && hadFocus;
  hadFocus = false;
  choose(place, isLost);
});

let hadFocus = false;
document.addEventListener("submit", (event) => (hadFocus = Boolean(event.target.closest(".moderation"))), true);

document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") sessionStorage.setItem(REMEMBERED, event.target.checked ? "on" : "off");
});

for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;
document.getElementById("keys-on").checked = sessionStorage.getItem(REMEMBERED) !== "off";
