// A deed is sent without leaving the page: the answer is the console as it now stands, refusal or not, and its parts are
// put in place. Without this script the same forms lead to the same page.

async function send(form, submitter) {
  const address = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  submitter?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form, submitter) });
    if (answer.status === 422) return askOnItsPage(form, address);
    const html = await answer.text();
    if (answer.ok && !html.includes("data-live")) return location.assign(answer.url);
    if (answer.ok && !isRefused(html)) settle(form);
    show(html, answer.ok);
  } catch {
    show("", false);
  } finally {
    submitter?.removeAttribute("aria-busy");
  }
}

// What asks for a second yes was not carried out: sent again by the browser itself, its page is shown.
function askOnItsPage(form, address) {
  form.action = address;
  form.submit();
}

const isRefused = (html) => new DOMParser().parseFromString(html, "text/html").querySelector("#part-messages .notice");

// What was written in this form was sent: it no longer keeps its card from being renewed.
function settle(form) {
  if (form.contains(document.activeElement)) document.activeElement.blur();
  for (const field of form.querySelectorAll("textarea")) field.value = field.defaultValue;
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
    if (event.submitter?.getAttribute("aria-busy") !== "true") send(event.target, event.submitter);
  },
  { capture: true },
);
