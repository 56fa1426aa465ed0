// A review is stored while it is written: shortly after the last change, and at once where the page is left. A line in the
// bar says when that was; where the connection is lost it says so, and it is tried again. Without this script a button
// stores it.

const PAUSE = 1200;
const AGAIN = 15000;
const form = document.querySelector("[data-review]");
const line = form.querySelector("[data-saved]");
const unsaved = form.querySelector("[data-unsaved-text]");
let isChanged = false;
let isStoring = false;
let isSent = false;
let waiting;

function typed() {
  const body = new FormData(form);
  body.delete("once"); // the key of the review itself
  body.set("save", "script");
  return body;
}

async function post(keepalive = false) {
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body: typed(), keepalive });
  if (!answer.ok || answer.redirected) throw new TypeError("not stored");
  return answer.text();
}

function say(sentence) {
  line.hidden = !sentence;
  if (sentence) line.querySelector("[data-saved-text]").textContent = sentence;
  const fault = sentence ? "" : form.dataset.unsaved;
  if (unsaved.textContent !== fault) unsaved.textContent = fault;
}

function storeIn(pause) {
  clearTimeout(waiting);
  waiting = setTimeout(store, pause);
}

async function store() {
  if (isStoring || isSent || !isChanged) return;
  isStoring = true;
  isChanged = false;
  try {
    say(await post());
  } catch {
    isChanged = true;
    say("");
  }
  isStoring = false;
  if (isChanged) storeIn(unsaved.textContent ? AGAIN : PAUSE);
}

function leave() {
  if (!isChanged || isSent) return;
  isChanged = false;
  post(true).catch(() => (isChanged = true));
}

form.addEventListener("input", () => {
  isChanged = true;
  storeIn(PAUSE);
});
form.addEventListener("submit", (event) => (isSent = !event.defaultPrevented));
addEventListener("pageshow", () => (isSent = false));
addEventListener("online", store);
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;
