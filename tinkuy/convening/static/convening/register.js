// Registering on a line that breaks. What is typed stays in this window (sessionStorage) until the answer came, and is
// sent once when the line is back: the form carries one key. Who appears without a name leaves nothing on the device.
// It stands for forms.js on its page, so that the first view stays small.

const AGAIN = 15000;
const store = () => `register:${document.querySelector("[data-register]").dataset.register}`;
const done = document.querySelector("[data-registered]");

if (done) sessionStorage.removeItem(`register:${done.dataset.registered}`);
if (document.querySelector("[data-register]")) {
  restore();
  start();
}

function start() {
  const form = document.querySelector("[data-register]");
  const button = form.querySelector(".submit-row button");
  const offline = form.querySelector("[data-offline]");
  let isWaiting = false;

  document.querySelector("[data-focus]")?.focus();
  form.querySelector("[data-without-script]").hidden = true;
  count(form, button);
  tellHours(form);

  form.addEventListener("input", ({ target }) => {
    keep(form);
    count(form, button);
    if (target.name === "country") tellHours(form);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-busy") !== "true") send();
  });
  addEventListener("online", () => isWaiting && send());

  async function send() {
    isWaiting = false;
    keep(form);
    busy(button);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (answer.status >= 500) throw new TypeError("the server failed");
      if (answer.redirected) arrive(answer.url, await answer.text());
      else show(await answer.text());
    } catch {
      isWaiting = true;
      offline.hidden = false;
      free(form, button);
      if (navigator.onLine) setTimeout(() => isWaiting && send(), AGAIN);
    }
  }
}

// The answer is the next page already: it is put in place, and not brought over the line a second time.
function arrive(address, text) {
  sessionStorage.removeItem(store());
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.querySelector("[data-registered]")) return location.assign(address);
  history.pushState(null, "", address);
  document.title = page.title;
  for (const part of [".languages", "main"]) document.querySelector(part).replaceWith(page.querySelector(part));
  addEventListener("popstate", () => location.reload(), { once: true });
  scrollTo(0, 0);
  document.querySelector("main").focus();
}

// A page with errors comes back with all that was typed.
function show(text) {
  const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  document.querySelector("main").replaceWith(main);
  if (document.querySelector("[data-register]")) start();
}

function keep(form) {
  const typed = new FormData(form);
  typed.delete("csrfmiddlewaretoken");
  if (typed.get("appears_as") === "none") sessionStorage.removeItem(store());
  else sessionStorage.setItem(store(), JSON.stringify([...typed]));
}

function restore() {
  const form = document.querySelector("[data-register]");
  const kept = JSON.parse(sessionStorage.getItem(store()) ?? "null");
  if (!kept || "faulty" in form.dataset) return;
  for (const field of form.elements) {
    const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

// What stands under each session is on the clock of the country that is chosen.
function tellHours(form) {
  const hours = JSON.parse(form.dataset.hours);
  const ours = hours[form.elements.country.value] ?? hours[""];
  form.querySelectorAll("[name=webinars]").forEach((box, place) => {
    box.closest("label").querySelector(".help").textContent = ours[place];
  });
}

function count(form, button) {
  const chosen = form.querySelectorAll("[name=webinars]:checked").length;
  const { none, one, many } = button.dataset;
  button.textContent = chosen ? (chosen === 1 ? one : many.replace("{count}", chosen)) : none;
}

function busy(button) {
  button.setAttribute("aria-busy", "true");
  button.textContent = button.dataset.busy;
}

function free(form, button) {
  button.removeAttribute("aria-busy");
  count(form, button);
}
