// A passage that was opened from a knot of the quipu: Escape goes back to the knot.

const from = sessionStorage.getItem("quipu-open");
if (from && location.hash.startsWith("#quote-")) {
  document.addEventListener("keydown", (event) => {
    const isBusy = event.defaultPrevented || event.target.closest("input, select, textarea, dialog, [data-palette], .coding-palette");
    if (event.key === "Escape" && !isBusy) history.back();
  });
}
sessionStorage.removeItem("quipu-open");
