// What the person sends. A question that finds no line waits in this tab under its `once` key, and is sent once.

const PLACE = `tinkuy ${location.pathname}`;
const form = document.querySelector("#ask");
const fields = form?.elements;

let page;
let kept = [];
let isSending = false;
let store = {};
try {
  store = sessionStorage;
} catch {
  // the browser keeps nothing
}

export function begin(given) {
  page = given;
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-send]")) return;
    event.preventDefault();
    const button = event.submitter;
    if (button.ariaBusy) return;
    button.ariaBusy = "true";
    (event.target === form ? ask : press)(event.target, button).finally(() => (button.ariaBusy = null));
  });
  if (form) takeUp();
}

async function send(action, sent) {
  const body = new URLSearchParams(sent);
  const answer = await fetch(action, { method: "POST", headers: { Accept: "application/json" }, body });
  if (answer.status >= 500 || answer.status === 429) throw answer;
  const said = await answer.json().catch(() => ({})); // an answer given a second time has no words
  const isDone = answer.status === 201;
  return { isDone, ...said, sentence: answer.redirected ? page.data.left : (said.sentence ?? (isDone ? page.data.saved : page.data.failed)) };
}

async function press(pressed, button) {
  const sent = new FormData(pressed);
  if (button.name) sent.append(button.name, button.value);
  try {
    const { isDone, sentence, parts, ticket } = await send(button.getAttribute("formaction") ?? pressed.action, sent);
    if (sentence) page.say(sentence, !isDone);
    if (!isDone) return;
    pressed.reset();
    if (pressed.id === "vote") document.activeElement.blur();
    page.take(parts, true);
    if (ticket) page.listen?.(ticket);
  } catch {
    page.say(page.data.unreached, true);
  }
}

async function ask() {
  const { csrfmiddlewaretoken: _token, ...question } = Object.fromEntries(new FormData(form));
  kept.push(question);
  fields.text.value = "";
  fields.once.value = [...crypto.getRandomValues(new Uint32Array(4))].join("");
  keep();
  await sendKept();
}

export async function sendKept() {
  if (isSending) return;
  isSending = true;
  try {
    while (kept.length) await sendFirst();
  } catch {
    setTimeout(sendKept, 10_000);
  }
  isSending = false;
}

async function sendFirst() {
  const token = fields.csrfmiddlewaretoken.value;
  const { isDone, sentence, parts } = await send(form.action, { ...kept[0], csrfmiddlewaretoken: token });
  const { text } = kept.shift();
  const error = document.querySelector("#ask-error");
  error.lastElementChild.textContent = isDone ? "" : sentence;
  error.hidden = isDone;
  fields.text.ariaInvalid = `${!isDone}`;
  if (!isDone) fields.text.value = [text, fields.text.value].filter(Boolean).join("\n");
  keep();
  if (!isDone) return fields.text.focus();
  page.say(sentence);
  parts ? page.take(parts, true) : page.refresh?.();
}

function keep() {
  const draft = fields.text.value;
  if (draft || kept.length) store[PLACE] = JSON.stringify({ draft, kept });
  else delete store[PLACE];
  draw();
}

function takeUp() {
  const found = JSON.parse(store[PLACE] ?? "{}");
  kept = found.kept ?? [];
  fields.text.value ||= found.draft ?? "";
  fields.text.addEventListener("input", keep);
  draw();
}

function draw() {
  const letters = form.querySelector("[data-letters]");
  letters.textContent = letters.dataset.words.replace("#", fields.text.maxLength - fields.text.value.length);
  const rows = kept.map(({ text }) => {
    const row = document.querySelector("#unsent-row").content.cloneNode(true);
    row.querySelector("p").textContent = text;
    return row;
  });
  document.querySelector("#unsent").replaceChildren(...rows);
}
