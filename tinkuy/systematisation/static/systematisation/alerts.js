// Alerts, by keys: J and K move, N A C T press what stands on the chosen one. They can be turned off, and are silent
// while somebody writes. Without this script the same buttons lead to the same pages.

const REMEMBERED = "alert-keys";
const VERBS = new Set(["n", "a", "c", "t"]);
const alerts = [...document.querySelectorAll("li.alert[id]")];
const switched = document.getElementById("keys-on");
let place = Math.max(0, Number(location.hash.slice(2)) - 1 || 0);

function choose(index, isFocused = true) {
  place = Math.max(0, Math.min(index, alerts.length - 1));
  alerts.forEach((alert, at) => {
    alert.classList.toggle("chosen", at === place);
    if (at === place) alert.setAttribute("aria-current", "true");
    else alert.removeAttribute("aria-current");
  });
  if (!isFocused || !alerts[place]) return;
  alerts[place].focus({ preventScroll: true });
  alerts[place].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const isWriting = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey || !switched?.checked) return;
  const key = event.key.toLowerCase();
  const control = VERBS.has(key) ? alerts[place]?.querySelector(`[data-key="${key}"]`) : null;
  if (key === "j") choose(place + 1);
  else if (key === "k") choose(place - 1);
  else if (control) control.click();
  else return;
  event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const alert = event.target.closest?.("li.alert[id]");
  if (alert && !alert.classList.contains("chosen")) choose(alerts.indexOf(alert), false);
});

switched?.addEventListener("change", () => sessionStorage.setItem(REMEMBERED, switched.checked ? "on" : "off"));
if (switched) switched.checked = sessionStorage.getItem(REMEMBERED) !== "off";
for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;
choose(place, location.hash.startsWith("#n"));
