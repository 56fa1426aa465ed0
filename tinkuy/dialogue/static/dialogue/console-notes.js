// Writing notes: Alt with 1 to 4 chooses the kind; the minute follows the clock until somebody sets it. A note that was
// written waits in this browser, of the team, until the server has it: in order, once each, also after the line broke.

const form = document.querySelector(".note-form");
const text = form.querySelector("textarea");
const minute = form.querySelector("[name=minute]");
const kinds = [...form.querySelectorAll("[name=kind]")];

document.addEventListener("keydown", (event) => {
  const kind = event.altKey && kinds[Number(event.code.match(/^Digit([1-4])$/)?.[1]) - 1];
  if (!kind) return;
  event.preventDefault();
  kind.checked = true;
  kind.dispatchEvent(new Event("input", { bubbles: true }));
});

let isSet = false;
minute?.addEventListener("input", () => (isSet = true));
function followClock() {
  const clock = document.querySelector("[data-passed]")?.textContent.split(":");
  if (minute && clock && !isSet && minute !== document.activeElement) minute.value = Number(clock[0]) * 60 + Number(clock[1]);
}
setInterval(followClock, 5000);

for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;

const place = form.dataset.keep;
const newKey = () => [...crypto.getRandomValues(new Uint32Array(4))].join("");
const AGAIN = 10_000;
let waiting = [];
let isSending = false;

// Of several tabs each knows what the others wrote: the list is read anew before it is changed, and a draft is its tab's.
const tab = ofThisTab();
let adopted;
let isKept = true;

function ofThisTab() {
  try {
    return (sessionStorage[`${place} tab`] ??= newKey());
  } catch {
    return newKey();
  }
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "{}");
  } catch {
    return {}; // nothing was kept
  }
}

function change(edit = (list) => list) {
  const { waiting: known = [], drafts = {} } = stored();
  waiting = edit(isKept ? known : waiting);
  delete drafts[tab];
  delete drafts[adopted];
  adopted = undefined;
  if (text.value) drafts[tab] = { text: text.value, kind: kinds.find((one) => one.checked)?.value };
  try {
    if (waiting.length || Object.keys(drafts).length) localStorage.setItem(place, JSON.stringify({ drafts, waiting }));
    else localStorage.removeItem(place);
  } catch {
    isKept = false; // the browser keeps nothing: what is written stands on this page alone
  }
  draw();
}

function takeUp() {
  const { waiting: known = [], drafts = {} } = stored();
  const from = tab in drafts ? tab : Object.keys(drafts).at(-1);
  const draft = drafts[from];
  waiting = known;
  if (draft && !text.value) {
    adopted = from;
    text.value = draft.text;
    const kind = kinds.find((one) => one.value === draft.kind);
    if (kind && !kinds.some((one) => one.checked)) kind.checked = true;
  }
  draw();
}

function draw() {
  const rows = waiting.map((note) => {
    const made = document.getElementById("waiting-note").content.cloneNode(true);
    const when = made.querySelector("[data-minute]");
    when.textContent = when.textContent.replace("#", note.fields.minute || "0");
    made.querySelector("[data-text]").textContent = note.fields.text;
    const [chip, again] = [made.querySelector(".chip"), made.querySelector("button")];
    again.hidden = !note.refused;
    again.onclick = () => writeAgain(note);
    if (note.refused) chip.textContent = chip.dataset.refused;
    made.querySelector("[data-why]").textContent = note.refused ?? "";
    return made;
  });
  document.getElementById("waiting-notes").replaceChildren(...rows);
}

function say(name, note) {
  const words = form.dataset[name].replace("#", note?.fields.minute || "0");
  document.getElementById("note-said").textContent = words;
}

function writeAgain(note) {
  text.value = [note.fields.text, text.value].filter(Boolean).join("\n").slice(0, text.maxLength);
  change(without(note));
  text.focus();
}

const without = (note) => (list) => list.filter((one) => one.fields.once !== note.fields.once);

function write() {
  followClock();
  const { csrfmiddlewaretoken: _token, ...fields } = Object.fromEntries(new FormData(form));
  text.value = "";
  for (const kind of kinds) kind.checked = false; // of the next one nothing is supposed
  if (form.elements.country) form.elements.country.value = "";
  isSet = false;
  form.elements.once.value = newKey();
  change((list) => [...list, { fields }]);
  text.focus();
  send();
}

async function send() {
  if (isSending) return;
  isSending = true;
  try {
    await alone(async () => {
      change();
      for (let note = next(); note; note = next()) await sendOne(note);
    });
  } catch {
    say("waits");
    setTimeout(send, AGAIN);
  }
  isSending = false;
}

// One tab at a time, so that the order stays.
const alone = (work) => (navigator.locks ? navigator.locks.request(place, work) : work());

// In order: what was refused stands there until somebody has looked at it, and holds nothing up.
const next = () => waiting.find((note) => !note.refused);

async function sendOne(note) {
  const body = new URLSearchParams({ ...note.fields, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  const answer = await fetch(form.getAttribute("action").split("#")[0], { method: "POST", body });
  const isElsewhere = new URL(answer.url).pathname !== location.pathname;
  if (isElsewhere || ![200, 422].includes(answer.status)) throw answer;
  const html = await answer.text();
  if (answer.status === 422) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const refused = page.querySelector(".field-error p, .error-summary li, .error-summary p")?.textContent ?? form.dataset.refused;
    change((list) => list.map((one) => (one.fields.once === note.fields.once ? { ...one, refused } : one)));
    say("refused");
  } else {
    change(without(note));
    say("saved", note);
  }
  document.dispatchEvent(new CustomEvent("dialogue:page", { detail: html }));
}

if (place) {
  takeUp();
  form.addEventListener("input", () => change());
  form.addEventListener("submit", (event) => {
    if (!text.value.trim() || !kinds.some((one) => one.checked)) return; // the server says what is missing
    event.preventDefault();
    event.stopImmediatePropagation();
    write();
  }, { capture: true });
  addEventListener("online", send);
  addEventListener("storage", (event) => {
    if (event.key !== place) return; // another tab wrote, or sent, something
    waiting = stored().waiting ?? [];
    draw();
  });
  send();
}
