// What the person sends. What finds no line waits in this tab and is sent when it is back: a question once, by its `once`
// key; a vote, a support, a sign as it was pressed last. What is refused then stands there until it was read.
// A question without a name waits in the open page alone: nothing of it is stored on the device.

// A device is shared: what somebody left waiting in this tab is shown to nobody else, and never sent as theirs.
const PLACE = `tinkuy ${location.pathname} ${document.querySelector("#room").dataset.whose}`;
const form = document.querySelector("#ask");
const fields = form?.elements;

let page;
let kept = [];
let deeds = [];
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
  addEventListener("online", () => sendKept());
  document.body.dataset.sends = "";
  takeUp();
  if (kept.length || deeds.length) sendKept();
}

async function send(action, sent) {
  const body = new URLSearchParams({ ...sent, whose: page.data.whose, csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value });
  const answer = await fetch(action, { method: "POST", headers: { Accept: "application/json" }, body });
  if (answer.status >= 500 || answer.status === 429) throw answer;
  const said = await answer.json().catch(() => ({})); // an answer given a second time has no words
  const isDone = answer.status === 201;
  return { isDone, ...said, sentence: answer.redirected ? page.data.left : (said.sentence ?? (isDone ? page.data.saved : page.data.failed)) };
}

function withoutToken(data) {
  const { csrfmiddlewaretoken: _token, ...sent } = Object.fromEntries(data);
  return sent;
}

// What is pressed again takes the place of what waits: the last choice counts.
async function press(pressed, button) {
  const action = button.getAttribute("formaction") ?? pressed.action;
  const sent = withoutToken(new FormData(pressed));
  if (button.name) sent[button.name] = button.value;
  const about = sent.question ?? sent.withdraw ?? sent.kind ?? sent.option?.split(".")[0] ?? "";
  const deed = { key: `${action} ${about}`, form: pressed.id, action, sent, words: `${pressed.dataset.what}: ${wordsOf(pressed, button)}` };
  deeds = deeds.filter((one) => one.key !== deed.key);
  try {
    const { isDone, sentence } = await carryOut(deed);
    if (sentence) page.say(sentence, !isDone);
  } catch {
    deeds.push(deed);
    page.say(page.data.kept, true);
    setTimeout(sendKept, 10_000);
  }
  keep();
}

// The form is as it was before its part comes anew: a choice that is being made would keep the part from changing.
async function carryOut({ form: pressed, action, sent }) {
  const answer = await send(action, sent);
  if (answer.isDone) document.getElementById(pressed)?.reset();
  if (answer.isDone && pressed === "vote") document.activeElement.blur();
  if (answer.isDone && answer.parts) page.take(answer.parts, true);
  if (answer.ticket) page.listen?.(answer.ticket);
  return answer;
}

function wordsOf(pressed, button) {
  const chosen = [...pressed.elements].find((choice) => choice.checked)?.closest("label");
  const question = document.getElementById(`t-${button.value}`) ?? button.closest("li")?.querySelector("p");
  return (chosen ?? question ?? button.querySelector("span") ?? button).textContent.trim();
}

async function ask() {
  kept.push(withoutToken(new FormData(form)));
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
    for (const deed of deeds.filter((one) => !one.refused)) await sendAgain(deed);
  } catch {
    setTimeout(sendKept, 10_000);
  }
  isSending = false;
}

async function sendFirst() {
  const { isDone, sentence, parts, page: next } = await send(form.action, kept[0]);
  const { text } = kept.shift();
  const error = document.querySelector("#ask-error");
  error.lastElementChild.textContent = isDone ? "" : sentence;
  error.hidden = isDone;
  fields.text.ariaInvalid = `${!isDone}`;
  if (!isDone) fields.text.value = [text, fields.text.value].filter(Boolean).join("\n");
  keep();
  if (next) return location.assign(next);
  if (!isDone) return fields.text.focus();
  page.say(sentence);
  parts ? page.take(parts, true) : page.refresh?.();
}

async function sendAgain(deed) {
  const { isDone, sentence } = await carryOut(deed);
  if (isDone) deeds = deeds.filter((one) => one !== deed);
  else deed.refused = sentence;
  page.say(isDone ? sentence || page.data.sent : sentence, !isDone);
  keep();
}

function keep() {
  const named = kept.filter((one) => !one.without_name);
  const draft = isNamed() ? fields.text.value : "";
  if (draft || named.length || deeds.length) store[PLACE] = JSON.stringify({ draft, kept: named, deeds });
  else delete store[PLACE];
  draw();
}

const isNamed = () => form && !new FormData(form).get("without_name");

function takeUp() {
  const found = JSON.parse(store[PLACE] ?? "{}");
  kept = (form && found.kept) || [];
  deeds = found.deeds ?? [];
  if (form && found.draft && !fields.text.value) {
    fields.text.value = found.draft;
    for (const choice of form.querySelectorAll("[name=without_name]")) choice.checked = choice.type === "radio" && !choice.value;
  }
  form?.addEventListener("input", keep);
  draw();
}

function draw() {
  const letters = form?.querySelector("[data-letters]");
  if (letters) letters.textContent = letters.dataset.words.replace("#", fields.text.maxLength - fields.text.value.length);
  const preview = form?.querySelector("[data-preview]");
  if (preview) preview.textContent = fields.text.value.trim() || preview.dataset.preview;
  const rows = [...kept.map(({ text, without_name: isNameless }) => ({ words: text, isNameless })), ...deeds].map(row);
  document.querySelector("#unsent")?.replaceChildren(...rows);
}

function row(deed) {
  const made = document.querySelector("#unsent-row").content.cloneNode(true);
  const [again, drop] = made.querySelectorAll("button");
  made.querySelector("p").textContent = deed.words;
  again.onclick = () => {
    delete deed.refused;
    sendKept();
  };
  drop.onclick = () => {
    deeds = deeds.filter((one) => one !== deed);
    keep();
  };
  drop.hidden = !deed.refused;
  const note = made.querySelector("[data-note]");
  if (deed.isNameless) note.textContent = note.dataset.note;
  if (!deed.refused) return made;
  const chip = made.querySelector(".chip");
  chip.textContent = chip.dataset.refused;
  note.textContent = deed.refused;
  return made;
}
