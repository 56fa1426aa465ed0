// The sixth digit sends a code by itself, which the page says beforehand: once, and not after a code that did not open.
// Without this script, and after it, the button sends it.

const form = document.querySelector("[data-code]");
const field = form?.elements.namedItem("code");

function send() {
  if (field.value.replaceAll(/\D/g, "").length !== 6 || /[^\d\s-]/.test(field.value)) return;
  field.removeEventListener("input", send);
  form.requestSubmit(form.querySelector("button[type=submit]"));
}

if (field && !document.querySelector("[data-focus]")) {
  document.querySelector("[data-sends-itself]").hidden = false;
  field.addEventListener("input", send);
}
