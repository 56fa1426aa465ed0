// A deed is sent without leaving the page: the answer is the console as it now stands, refusal or not, and its parts are
// put in place. Without this script the same forms lead to the same page.

// One after the other, in the order of the hand.
let sending = Promise.resolve();

async function send(form, address, body) {
  try {
    const answer = await fetch(address, { method: "POST", body });
    const html = await answer.text();
    const isRefused = answer.status === 422;
    const isConsole = html.includes("data-live");
    if (isRefused && !isConsole) return askOnItsPage(form, address);
    if (answer.ok && !isConsole) return location.assign(answer.url);
    if (answer.ok) settle(form);
    await show(html, answer.ok || isRefused);
  } catch {
    await show("", false).catch(() => {});
  }
}

// A verb that was pressed by its key takes its card with it; that comes back by itself where the deed is refused. Not so
// one that was clicked: a second click would meet the next card.
function post(form, submitter) {
  const address = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const busy = [submitter, "byKey" in (submitter?.dataset ?? {}) ? form.closest("li") : null].filter(Boolean);
  const body = new FormData(form, submitter);
  for (const one of busy) one.setAttribute("aria-busy", "true");
  if (busy.length > 1) document.dispatchEvent(new CustomEvent("dialogue:sent"));
  sending = sending
    .then(() => send(form, address, body))
    .finally(() => busy.forEach((one) => one.removeAttribute("aria-busy")));
}

// What asks for a second yes was not carried out: sent again by the browser itself, its page is shown.
function askOnItsPage(form, address) {
  form.action = address;
  form.submit();
}

// What was written in this form was sent: it no longer keeps its card from being renewed. The focus stays on the card.
function settle(form) {
  const card = form.closest("li[tabindex]");
  if ((card ?? form).contains(document.activeElement)) card ? card.focus({ preventScroll: true }) : document.activeElement.blur();
  for (const field of form.elements) if (field.matches("textarea, [type=text], [type=date]")) field.value = field.defaultValue;
  for (const field of form.elements) if (field.matches("[type=checkbox]")) field.checked = field.defaultChecked;
  for (const field of form.elements) if (field.matches("select")) field.value = field.querySelector("[selected]")?.value ?? "";
}

async function show(html, isDone) {
  document.getElementById("deed-failed").hidden = isDone;
  const page = isDone ? html : await (await fetch(location.href, { cache: "no-store" })).text();
  document.dispatchEvent(new CustomEvent("dialogue:page", { detail: page }));
}

document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches("[data-deed]")) return;
    event.preventDefault();
    if (event.submitter?.getAttribute("aria-busy") !== "true") post(event.target, event.submitter);
  },
  { capture: true },
);
