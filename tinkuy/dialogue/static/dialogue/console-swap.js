// Puts newer parts in place of those on the page, by id, whenever somebody hands over a piece of a page:
//   document.dispatchEvent(new CustomEvent("dialogue:page", { detail: html }))
// What is being written is never taken away: its card stays and says that it has changed. A card that is the same stays
// the very element it was, and the page does not move under the hand. Focus and what was unfolded stay as well.

const WRITTEN = "textarea, input:not([type=hidden]):not([type=checkbox]), select";
const PARTS = "[data-part='']"; // not the page itself, which names the address of its parts
const CONTROLS = "a[href], button, summary, input, textarea, [tabindex]";
const NEVER_ANOTHER = new Set(["part-line", "part-queue"]); // where the next control would be another deed
const TOKENS = /(name="(?:csrfmiddlewaretoken|once)" value=|data-(?:offer|ago)=)"[^"]*"(?: hidden="")?/g;

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

function keepState(old, fresh) {
  for (const open of old.querySelectorAll("details[id][open]")) {
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute("open", "");
  }
  for (const shown of old.querySelectorAll("[data-keys]:not([hidden])")) {
    const next = fresh.querySelector("[data-keys]");
    if (next) next.replaceWith(shown);
  }
}

// The card that is to stand where *next* would: the present one while it is written or still the same.
function cardFor(card, next) {
  if (card && isBeingWritten(card)) {
    card.querySelector("[data-changed]").hidden = served.get(card) === words(next);
    return card;
  }
  if (card && served.get(card) === words(next)) return card;
  served.set(next, words(next));
  if (card) keepState(card, next);
  return next;
}

// Makes the cards of *list* those of *fresh*, in its order. No element is moved that stands in its place already.
function renewList(list, fresh) {
  const present = new Map([...list.children].map((card) => [card.id, card]));
  const cards = [...fresh.children].map((next) => cardFor(present.get(next.id), next));
  const gone = [...list.children].filter((card) => !cards.includes(card));
  const written = gone.filter((card) => isBeingWritten(card) && !cards.some((one) => one.id === card.id));
  for (const card of written) card.querySelector("[data-changed]").hidden = false;
  for (const card of gone) if (!written.includes(card)) card.remove();
  let place = list.firstElementChild;
  for (const card of [...written, ...cards]) {
    if (card === place) place = place.nextElementSibling;
    else list.insertBefore(card, place);
  }
}

function renew(old, fresh) {
  const now = words(fresh);
  if (served.get(old) === now) return;
  const list = [...old.children].find((child) => child.matches("[data-each]"));
  if (!list && isBeingWritten(old)) return;
  const next = list && [...fresh.children].find((child) => child.matches("[data-each]"));
  keepState(old, fresh);
  if (next) {
    renewList(list, next);
    for (const other of [...old.childNodes]) if (other !== list) other.remove();
    const nodes = [...fresh.childNodes];
    list.before(...nodes.slice(0, nodes.indexOf(next)));
    list.after(...nodes.slice(nodes.indexOf(next) + 1));
  } else {
    old.replaceChildren(...fresh.childNodes);
  }
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  if (list && [...list.children].some(isBeingWritten)) served.delete(old);
  else served.set(old, now);
}

function remember(root) {
  for (const part of root.querySelectorAll(`${PARTS}, [data-each] > [id]`)) served.set(part, words(part));
}

// Where the focus was: by id, else by its place among the controls of its part.
function placeOfFocus() {
  const { activeElement: active } = document;
  const part = active.closest(PARTS);
  const { id, selectionStart, selectionEnd } = active;
  const place = part ? [...part.querySelectorAll(CONTROLS)].indexOf(active) : -1;
  return { active, id, part: part?.id, place, selectionStart, selectionEnd };
}

function returnFocus({ active, id, part, place, selectionStart, selectionEnd }) {
  if (document.activeElement !== document.body || active === document.body) return;
  const other = document.getElementById(part && !NEVER_ANOTHER.has(part) ? part : "");
  const again = (id && document.getElementById(id)) || other?.querySelectorAll(CONTROLS)[place];
  again?.focus({ preventScroll: true });
  if (again?.id === id && Number.isInteger(selectionStart)) again.setSelectionRange(selectionStart, selectionEnd);
}

// The card that one looks at: the chosen one, while it is in sight.
function anchor() {
  const card = document.querySelector(".moderation > .chosen");
  const top = card?.getBoundingClientRect().top;
  return card && top > -card.offsetHeight && top < innerHeight ? { id: card.id, top } : null;
}

function swap(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const [focus, seen] = [placeOfFocus(), anchor()];
  for (const fresh of [...page.querySelectorAll(PARTS)]) {
    const old = document.getElementById(fresh.id);
    if (old && old !== fresh) renew(old, fresh); // itself: it came with the part around it
  }
  returnFocus(focus);
  const again = seen && document.getElementById(seen.id);
  if (again) scrollBy({ top: again.getBoundingClientRect().top - seen.top, behavior: "instant" });
  const isLost = focus.active !== document.body && document.activeElement === document.body;
  document.dispatchEvent(new CustomEvent("dialogue:swapped", { detail: { isLost } }));
}

remember(document);
document.addEventListener("dialogue:page", (event) => swap(event.detail));
