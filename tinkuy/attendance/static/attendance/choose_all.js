// A box that ticks, or clears, all boxes of a name in its form.
for (const box of document.querySelectorAll("[data-chooses-all]")) {
  box.closest("[hidden]").hidden = false;
  box.addEventListener("change", () => {
    for (const one of box.form.querySelectorAll(`input[name="${box.dataset.choosesAll}"]`)) one.checked = box.checked;
  });
}
