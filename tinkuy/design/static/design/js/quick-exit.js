// Quick exit: one press, or Esc three times within two seconds, leaves for a neutral page. The server closes what this
// browser held open; the way back leads to nothing of one's own; other tabs leave too. What was typed and not sent is
// forgotten. Without this script the form does the same. It does not clear the browser's history, and the page says so.

const form = document.querySelector("[data-quick-exit]");
const WITHIN = 2000;
let presses = [];

function hide() {
  document.documentElement.style.display = "none";
}

function goAway() {
  hide();
  try {
    sessionStorage.clear();
    for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
  location.replace(form.dataset.quickExit);
}

function leave() {
  hide();
  const isSecure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `left=1; path=/; max-age=5184000; samesite=lax${isSecure}`; // for when the post does not arrive
  fetch(form.action, { method: "POST", keepalive: true, headers: { Accept: "application/json" } }).catch(() => {});
  tabs.postMessage("left");
  goAway();
}

const tabs = new BroadcastChannel("quick-exit");
tabs.onmessage = () => form && goAway();

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
      return;
    }
    if (event.repeat) return;
    presses = [...presses.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp];
    if (presses.length === 3) leave();
  });

  // A page that the browser keeps in its memory is not shown from there: it is asked for again, and may be closed by now.
  if ("own" in form.dataset) {
    addEventListener("pagehide", (event) => event.persisted && hide());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }
}
