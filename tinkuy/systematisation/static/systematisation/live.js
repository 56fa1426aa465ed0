// Citing what was said live, without leaving the place. Keys 1–4 press the button of a kind in what has the focus; the
// arrows up and down go from one to the next. After a press only that item is put anew. Without this script each button
// posts its form and the page comes back to the same item.

const things = document.querySelector("[data-live]");
const items = () => [...things.querySelectorAll("[data-thing]")];

const ready = (item) => {
  item.tabIndex = 0;
  return item;
};

const put = (item, html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById(item.id);
  const after = item.nextElementSibling ?? item.previousElementSibling;
  if (fresh) item.replaceWith(ready(document.adoptNode(fresh)));
  else item.remove();
  (fresh ?? after)?.focus({ preventScroll: Boolean(fresh) });
};

// A refusal, or no line: the form is sent as it is, and the page that answers says what is the matter.
const sendPlainly = (form, button) => {
  delete form.dataset.stays;
  form.requestSubmit(button);
};

document.addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter, item = button?.closest("[data-thing]");
  if (!item || form.dataset.stays === undefined) return;
  event.preventDefault();
  if (item.ariaBusy === "true") return;
  item.ariaBusy = "true";
  try {
    const answer = await fetch(button.formAction, { method: "POST", body: new FormData(form, button) });
    if (!answer.ok) throw new Error(answer.statusText);
    put(item, await answer.text());
  } catch {
    item.ariaBusy = "false";
    sendPlainly(form, button);
  }
});

document.addEventListener("keydown", (event) => {
  const item = event.target.closest("[data-thing]");
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = item.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!button && !step) return;
  event.preventDefault();
  if (button) return button.click();
  const all = items();
  all[all.indexOf(item) + step]?.focus();
});

items().forEach(ready);
document.querySelector(".live-keys").hidden = false;
