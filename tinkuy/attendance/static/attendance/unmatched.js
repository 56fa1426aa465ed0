// Accounts, by keys: 1 to 8 take whom the chosen account suggests, C W T N / do what stands beside them, U undoes the
// last decision. A decision is sent without leaving the place: the answer is the page as it now stands. Without this
// script the same forms lead to the same pages.
import { goThroughByKeys } from "../design/js/list-keys.js";

const accounts = goThroughByKeys({ list: ".account", keys: "cwtn/12345678", everywhere: "u", remembered: "account-keys" });
const announcement = document.createElement("p");
announcement.className = "visually-hidden";
announcement.setAttribute("role", "status");
document.body.append(announcement);

let isSending = false;

async function send(form, submitter) {
  if (isSending) return;
  isSending = true;
  submitter?.setAttribute("aria-busy", "true");
  try {
    const address = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
    const answer = await fetch(address, { method: "POST", body: new FormData(form, submitter) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector(".tabs")) throw new Error("another page");
    show(page);
  } catch {
    location.reload();
  } finally {
    isSending = false;
    submitter?.removeAttribute("aria-busy");
  }
}

function show(page) {
  document.getElementById("main").replaceWith(page.getElementById("main"));
  announcement.textContent = document.querySelector(".messages")?.textContent.trim() ?? "";
  accounts.showKeys();
  accounts.choose();
  if (!accounts.rows().length) document.querySelector("main h1")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches(".may-be, .last-decision")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  },
  { capture: true },
);

const looking = accounts.rows().findIndex((account) => account.querySelector(".look-for"));
const isFocused = !document.querySelector("[autofocus]") && (looking >= 0 || location.hash.startsWith("#n"));
accounts.choose(looking >= 0 ? looking : undefined, isFocused);
