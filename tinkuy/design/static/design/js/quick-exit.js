// Quick exit: one press, or Esc three times within two seconds, leaves for a neutral page without a step back here.
// What was typed and not sent is forgotten in this tab. Without this script the link still works. It does not clear the
// browser's history, and the page says so.

const link = document.querySelector("[data-quick-exit]");
const WITHIN = 2000;
let presses = [];

function leave() {
  document.body.hidden = true;
  location.replace(link.href);
  try {
    sessionStorage.clear();
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

if (link) {
  link.addEventListener("click", (event) => {
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
}
