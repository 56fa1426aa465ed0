// Puts newer parts in place of those on the page, by id, whenever somebody hands over a piece of a page:
//   document.dispatchEvent(new CustomEvent("dialogue:page", { detail: html }))
// What is being written is never taken away: its card stays and says that it has changed. Focus, what was unfolded and
// which card was chosen stay as well.

const WRITTEN = "textarea, input:not([type=hidden]):not([type=checkbox]), select";
const TOKENS = /(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*"/g;

const isWritten = (field) =>
  field.matches("select")
    ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue;

function isBeingWritten(element) {
  const active = document.activeElement;
  return (element.contains(active) && active.matches(WRITTEN)) || [...element.querySelectorAll(WRITTEN)].some(isWritten);
}

const words = (element) => element.innerHTML.replace(TOKENS, "$1");

// What the server said of a part or a card when it was put there.
const served = new WeakMap();

// Moves each card that is being written into *fresh*, in the place of its newer self, or on top where that has gone.
function keepCards(cards, fresh) {
  for (const card of cards) {
    const next = fresh.querySelector(`#${CSS.escape(card.id)}`);
    card.querySelector("[data-changed]").hidden = Boolean(next) && served.get(card) === words(next);
    if (next) next.replaceWith(card);
    else fresh.querySelector("[data-each]").prepend(card);
  }
}

function keepState(old, fresh) {
  for (const open of old.querySelectorAll("details[id][open]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }
  for (const shown of old.querySelectorAll("[data-keys]:not([hidden])")) {
    const next = fresh.querySelector("[data-keys]");
    if (next) next.replaceWith(shown);
  }
}

function renew(old, fresh) {
  const now = words(fresh);
  if (served.get(old) === now) return;
  const written = [...old.querySelectorAll("[data-each] > [id]")].filter(isBeingWritten);
  if (!written.length && isBeingWritten(old)) return;
  remember(fresh);
  keepState(old, fresh);
  keepCards(written, fresh);
  old.replaceChildren(...fresh.childNodes);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  if (written.length) served.delete(old);
  else served.set(old, now);
}

function remember(root) {
  for (const card of root.querySelectorAll("[data-each] > [id]")) served.set(card, words(card));
}

function swap(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { id, selectionStart, selectionEnd } = document.activeElement;
  for (const fresh of [...page.querySelectorAll("[data-part]")]) {
    const old = document.getElementById(fresh.id);
    if (old) renew(old, fresh);
  }
  const again = id && document.activeElement === document.body ? document.getElementById(id) : null;
  again?.focus({ preventScroll: true });
  if (again && Number.isInteger(selectionStart)) again.setSelectionRange(selectionStart, selectionEnd);
  document.dispatchEvent(new CustomEvent("dialogue:swapped"));
}

remember(document);
document.addEventListener("dialogue:page", (event) => swap(event.detail));
