// A review is stored while it is written: shortly after the last change, and at once where the page is left. A line in the
// bar says when that was. Where the connection is lost it says so, and it is tried again; where the hub refuses what was
// written it says why, and the next change is stored. Without this script a button stores it.

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
  body.set("sent_by", body.get("once")); // so that what comes after the review itself is not stored
  body.delete("once");
  body.set("save", "script");
  return body;
}

async function post(keepalive = false) {
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body: typed(), keepalive });
  if (answer.status >= 500) throw new TypeError("not stored");
  if (answer.ok && !answer.redirected) return { saved: await answer.text() };
  return { fault: answer.status === 422 ? await answer.text() : form.dataset.refused };
}

function say({ saved = "", fault = "" }) {
  line.hidden = !saved;
  if (saved) line.querySelector("[data-saved-text]").textContent = saved;
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
    say({ fault: form.dataset.unsaved });
  }
  isStoring = false;
  if (isChanged) storeIn(unsaved.textContent ? AGAIN : PAUSE);
}

function leave() {
  if (!isChanged || isSent) return;
  isChanged = false;
  post(true).then(say, () => {
    isChanged = true;
    storeIn(AGAIN);
  });
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
