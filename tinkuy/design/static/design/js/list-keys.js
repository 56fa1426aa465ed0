// A list that is gone through by keys: J and K move the choice, the page's own keys press what stands on the chosen one
// (`data-key`). They can be turned off (`#keys-on`), and are silent while somebody writes.

export function goThroughByKeys({ list, keys, everywhere = [], remembered }) {
  const rows = () => [...document.querySelectorAll(list)];
  const pressing = new Set(keys);
  const switched = () => document.getElementById("keys-on");
  let place = Math.max(0, Number(location.hash.slice(2)) - 1 || 0);

  function choose(index = place, isFocused = true) {
    const all = rows();
    place = Math.max(0, Math.min(index, all.length - 1));
    all.forEach((row, at) => {
      row.classList.toggle("chosen", at === place);
      if (at === place) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
    if (!isFocused || !all[place]) return;
    all[place].focus({ preventScroll: true });
    all[place].scrollIntoView({ block: "nearest" });
  }

  function isOff(event) {
    const isWriting = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    return isWriting || event.ctrlKey || event.metaKey || event.altKey || !switched()?.checked;
  }

  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (isOff(event)) return;
    const within = everywhere.includes(key) ? document : pressing.has(key) ? rows()[place] : null;
    const control = within?.querySelector(`[data-key="${key}"]`);
    if (key === "j") choose(place + 1);
    else if (key === "k") choose(place - 1);
    else if (control) control.click();
    else return;
    event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.(list);
    if (row && !row.classList.contains("chosen")) choose(rows().indexOf(row), false);
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "keys-on") sessionStorage.setItem(remembered, event.target.checked ? "on" : "off");
  });

  function showKeys() {
    for (const help of document.querySelectorAll("[data-keys]")) help.hidden = false;
    if (switched()) switched().checked = sessionStorage.getItem(remembered) !== "off";
  }

  showKeys();
  return { rows, choose, showKeys };
}
