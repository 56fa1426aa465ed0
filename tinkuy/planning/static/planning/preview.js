// The messages stand below what is typed, as they will be sent: the page that shows them is asked for, and its sections
// and its button are taken over, so that whoever has read them sends them by one press. Whatever is typed afterwards
// takes them away again. Without this script they are a page of their own.

const PAUSE = 400;

function showMessages(form) {
  const place = form.querySelector("[data-messages]");
  const status = form.querySelector("[data-messages-status]");
  const reading = form.querySelector(".form-end > .button");
  let sending = null;
  let latest = 0;
  let waiting;

  function takeAway() {
    latest += 1;
    place.replaceChildren();
    status.textContent = "";
    sending?.replaceWith(reading);
    sending = null;
    form.querySelector("[name=once]")?.remove();
  }

  function put(page) {
    const sections = [...page.querySelectorAll(".plan-form .unread, .plan-form section")];
    place.replaceChildren(...sections);
    sending = page.querySelector(".plan-form .form-end > .button");
    sending.setAttribute("formaction", page.querySelector(".plan-form").getAttribute("action"));
    form.append(page.querySelector(".plan-form [name=once]"));
    reading.replaceWith(sending);
    status.textContent = place.querySelector("h2").textContent;
  }

  async function ask() {
    const mine = latest;
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
    if (!answer?.ok || mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine === latest && page.querySelector("#addressees")) put(page);
  }

  function askSoon() {
    takeAway();
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }

  form.addEventListener("input", askSoon);
  // Pasted before this script came over a slow line, or brought back by the browser.
  if ([...form.elements].some((field) => "defaultValue" in field && field.value !== field.defaultValue)) askSoon();
}

document.querySelectorAll("[data-shows-messages]").forEach(showMessages);
