// Accounts, by keys: J and K move, 1 to 8 take whom the chosen account suggests, C W T N / do what stands beside
// them, U undoes the last decision. They can be turned off, and are silent while somebody writes. A decision is sent
// without leaving the place: the answer is the page as it now stands. Without this script the same forms lead to the same pages.

const REMEMBERED = "account-keys";
const VERBS = new Set(["c", "w", "t", "n", "/", "1", "2", "3", "4", "5", "6", "7", "8"]);
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);
let place = Math.max(0, Number(location.hash.slice(2)) - 1 || 0);

const accounts = () => [...document.querySelectorAll(".account")];

function choose(index, isFocused = true) {
  const all = accounts();
  place = Math.max(0, Math.min(index, all.length - 1));
  all.forEach((account, at) => {
    account.classList.toggle("chosen", at === place);
    if (at === place) account.setAttribute("aria-current", "true");
    else account.removeAttribute("aria-current");
  });
  if (!isFocused || !all[place]) return;
  all[place].focus({ preventScroll: true });
  all[place].scrollIntoView({ block: "nearest" });
}

function isOff(event) {
  const isWriting = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  return isWriting || event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("keys-on")?.checked;
}

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if (isOff(event)) return;
  const within = key === "u" ? document : VERBS.has(key) ? accounts()[place] : null;
  const control = within?.querySelector(`[data-key="${key}"]`);
  if (key === "j") choose(place + 1);
  else if (key === "k") choose(place - 1);
  else if (control) control.click();
  else return;
  event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const account = event.target.closest?.(".account");
  if (account && !account.classList.contains("chosen")) choose(accounts().indexOf(account), false);
});

let isSending = false;

async function send(form, submitter) {
  if (isSending) return;
  isSending = true;
  submitter?.setAttribute("aria-busy", "true");
  try {
    const address = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
    const answer = await fetch(address, { method: "POST", body: new FormData(form, submitter) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector(".tabs")) throw new Error("another page");
    show(page);
  } catch {
    location.reload();
  } finally {
    isSending = false;
    submitter?.removeAttribute("aria-busy");
  }
}

function show(page) {
  document.getElementById("main").replaceWith(page.getElementById("main"));
  said.textContent = document.querySelector(".messages")?.textContent.trim() ?? "";
  ready();
  choose(place);
  if (!accounts().length) document.querySelector("main h1")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches(".may-be, .last-decision")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  },
  { capture: true },
);

document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") sessionStorage.setItem(REMEMBERED, event.target.checked ? "on" : "off");
});

function ready() {
  for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;
  const switched = document.getElementById("keys-on");
  if (switched) switched.checked = sessionStorage.getItem(REMEMBERED) !== "off";
}

ready();
const looking = accounts().findIndex((account) => account.querySelector(".look-for"));
if (looking >= 0) place = looking;
choose(place, !document.querySelector("[autofocus]") && (looking >= 0 || location.hash.startsWith("#n")));
