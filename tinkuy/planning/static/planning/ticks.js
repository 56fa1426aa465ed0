// Buttons that tick a group of boxes at once, above the boxes. Without this script they are not shown.

for (const row of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...document.querySelectorAll(`input[type=checkbox][name="${row.dataset.ticks}"]`)];
  boxes[0].closest(".options").before(row);
  row.hidden = false;
  row.addEventListener("click", (event) => {
    const codes = event.target.closest("[data-codes]")?.dataset.codes.split(" ");
    if (!codes) return;
    const isNone = codes[0] === "";
    for (const box of boxes) if (isNone || codes.includes(box.value)) box.checked = !isNone;
    boxes[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
}
