// Manners of forms: a refused form opens at its error summary, which takes the focus, and not where the address led
// before; a button that was pressed says that it is sending and is not
// pressed twice; coming back to the page frees it again. Without this script forms work as plain forms.

function showSummary() {
  const summary = document.querySelector("[data-focus]");
  const led = location.hash;
  if (led === "#errors" || (led && summary)) history.replaceState(history.state, "", location.pathname + location.search);
  if (!summary) return;
  summary.focus({ preventScroll: true });
  if (led) summary.scrollIntoView();
  else summary.scrollIntoView({ block: "nearest" });
}

function free(button) {
  button.removeAttribute("aria-busy");
  button.style.removeProperty("min-width");
  if (button.dataset.label) button.textContent = button.dataset.label;
}

document.addEventListener("submit", (event) => {
  const button = event.submitter ?? event.target.querySelector("button[type=submit]");
  if (event.defaultPrevented || !button?.dataset.busy) return;
  if (button.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  button.dataset.label = button.textContent;
  button.style.minWidth = `${button.offsetWidth}px`;
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset.busy;
});

function freeAll() {
  for (const button of document.querySelectorAll("[aria-busy=true][data-busy]")) free(button);
}

addEventListener("pageshow", (event) => event.persisted && freeAll());
showSummary();
