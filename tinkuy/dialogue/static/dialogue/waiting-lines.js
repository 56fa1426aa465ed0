// Lines that are written one after the other, in a session: what was written waits in this browser, of the team, until the
// server has it: in order, once each, also after the line broke. The form says what a line is made of:
//   keepLines(form, { draft, restore, isWhole, before, clear, mark }), where form.dataset.keep names the place
// and form.dataset.list, .row and .said the ids of what is shown. `mark` writes one waiting line into its row.

const AGAIN = 10_000;
const TOKEN = "csrfmiddlewaretoken";

export const newKey = () => [...crypto.getRandomValues(new Uint32Array(4))].join("");

// A name that stands several times in the form holds a list.
export function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== TOKEN) fields[name] = name in fields ? [fields[name], value].flat() : value;
  }
  return fields;
}

export function keepLines(form, own) {
  const place = form.dataset.keep;
  const first = form.querySelector("textarea, input[type=text]");
  // Of several tabs each knows what the others wrote: the list is read anew before it is changed, and a draft is its tab's.
  const tab = ofThisTab();
  let waiting = [];
  let isSending = false;
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
    const draft = own.draft();
    if (draft) drafts[tab] = draft;
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
    waiting = known;
    if (drafts[from] && !own.draft()) {
      adopted = from;
      own.restore(drafts[from]);
    }
    draw();
  }

  function draw() {
    const rows = waiting.map((line) => {
      const made = document.getElementById(form.dataset.row).content.cloneNode(true);
      own.mark(made, line.fields);
      const [chip, again] = [made.querySelector(".chip"), made.querySelector("button")];
      again.hidden = !line.refused;
      again.onclick = () => {
        own.restore(line.fields);
        change(without(line));
        first.focus();
      };
      if (line.refused) chip.textContent = chip.dataset.refused;
      made.querySelector("[data-why]").textContent = line.refused ?? "";
      return made;
    });
    document.getElementById(form.dataset.list).replaceChildren(...rows);
  }

  function say(name, line) {
    document.getElementById(form.dataset.said).textContent = form.dataset[name].replace("#", line?.fields.minute || "0");
  }

  const without = (line) => (list) => list.filter((one) => one.fields.once !== line.fields.once);

  function write() {
    own.before?.();
    const fields = fieldsOf(form);
    own.clear();
    form.elements.once.value = newKey();
    change((list) => [...list, { fields }]);
    first.focus();
    send();
  }

  async function send() {
    if (isSending) return;
    isSending = true;
    try {
      await alone(async () => {
        change();
        for (let line = next(); line; line = next()) await sendOne(line);
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
  const next = () => waiting.find((line) => !line.refused);

  async function sendOne(line) {
    const body = new URLSearchParams({ [TOKEN]: form.elements[TOKEN].value });
    for (const [name, value] of Object.entries(line.fields)) for (const one of [value].flat()) body.append(name, one);
    const answer = await fetch(form.getAttribute("action").split("#")[0], { method: "POST", body });
    const isElsewhere = answer.redirected && new URL(answer.url).pathname !== location.pathname;
    if (isElsewhere || ![200, 422].includes(answer.status)) throw answer;
    const html = await answer.text();
    if (answer.status === 422) {
      const page = new DOMParser().parseFromString(html, "text/html");
      const refused = page.querySelector(".field-error p, .error-summary li, .error-summary p")?.textContent ?? form.dataset.refused;
      change((list) => list.map((one) => (one.fields.once === line.fields.once ? { ...one, refused } : one)));
      say("refused");
    } else {
      change(without(line));
      say("saved", line);
    }
    document.dispatchEvent(new CustomEvent("dialogue:page", { detail: html }));
  }

  takeUp();
  form.addEventListener("input", () => change());
  form.addEventListener("submit", (event) => {
    if (!own.isWhole()) return; // the server says what is missing
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
