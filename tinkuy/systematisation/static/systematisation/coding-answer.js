// Sends what the palette keeps, and undo and redo, and puts what has changed into the page: captions, counts, knots.
// The page stays where it is. If the line is gone nothing is lost: the same post can be sent again, and counts once.

const transcript = document.querySelector("[data-transcript]");
const bar = document.getElementById("coding-bar");
const status = bar.querySelector(".told");
const steps = { undo: bar.querySelector("[data-step=undo]"), redo: bar.querySelector("[data-step=redo]") };
let lost = { words: "", key: "" }, queue = Promise.resolve();

const freshKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The same fields again after a lost answer carry the same key: the server then does not do them twice.
const keyed = (body) => {
  body.delete("once");
  const words = body.toString();
  const key = lost.words === words ? lost.key : freshKey();
  body.set("once", key);
  return { words, key };
};

const refuse = (form, detail) => document.dispatchEvent(new CustomEvent("coding:refused", { detail: { form, ...detail } }));

const send = async ({ form, fields = {} }) => {
  const body = new URLSearchParams(Object.entries({ ...Object.fromEntries(new FormData(form)), ...fields }));
  const post = keyed(body);
  const address = new URL(form.action);
  address.search = location.search;
  let answer, html;
  try {
    answer = await fetch(address, { method: "POST", headers: { "X-Part": "coding" }, body });
    html = await answer.text();
  } catch {
    lost = post;
    return refuse(form, { reason: "noLine" });
  }
  if (answer.redirected || answer.status === 403) return refuse(form, { reason: "signedOut" });
  if (answer.status === 422 && answer.headers.get("Content-Type").startsWith("text/plain")) return refuse(form, { sentence: html });
  if (!answer.ok) return refuse(form, { reason: "noLine" });
  lost = { words: "", key: "" };
  document.dispatchEvent(new CustomEvent("coding:sent", { detail: { form } }));
  if (html) apply(html);
  else location.reload(); // much has changed, or the deed was done before and only its answer was lost
};

const xOf = (mark) => Number(/translate\(([\d.]+)/.exec(mark.querySelector("use").getAttribute("transform"))[1]);

const addKnot = (mark) => {
  const cord = document.querySelector(".scrubber");
  const later = [...cord.querySelectorAll("a")].find((one) => xOf(one) > xOf(mark));
  if (later) later.before(mark);
  else cord.append(mark);
};

const removeKnot = (address) => document.querySelector(`.scrubber a[href="${address}"]`)?.remove();

// A cord with knots is a group of links; one without is a picture.
const nameCord = (title) => {
  const cord = document.querySelector(".scrubber");
  cord.setAttribute("role", cord.querySelector("a") ? "group" : "img");
  if (!transcript.dataset.only) cord.setAttribute("aria-label", title);
};

const addCode = (line) => {
  if (document.querySelector(`.codes [data-code="${line.dataset.code}"]`)) return;
  const group = document.querySelector(`[data-codes-of="${line.dataset.kind}"]`);
  group.hidden = false;
  group.querySelector("ul").append(line);
  const name = line.querySelector("b + span").textContent;
  const detail = { id: Number(line.dataset.code), kind: line.dataset.kind, label: line.dataset.label, name, stems: "" };
  document.dispatchEvent(new CustomEvent("coding:code", { detail }));
};

const apply = (html) => {
  const box = new DOMParser().parseFromString(html, "text/html").querySelector("[data-told]");
  const items = [...box.querySelectorAll("ol > li")];
  for (const item of items) document.getElementById(item.id)?.replaceWith(item);
  for (const gone of box.dataset.gone.split(" ").filter(Boolean)) removeKnot(`#quote-${gone}`);
  for (const mark of box.querySelectorAll("svg > a")) {
    removeKnot(mark.getAttribute("href"));
    addKnot(mark);
  }
  nameCord(box.dataset.cord);
  for (const line of box.querySelectorAll("[data-codes] > li")) addCode(line);
  for (const times of box.querySelectorAll("[data-times] > li")) {
    const count = document.getElementById(`times-${times.dataset.of}`);
    if (count) count.textContent = times.textContent;
  }
  steps.undo.querySelector("button").disabled = !box.dataset.undo;
  steps.redo.querySelector("button").disabled = !box.dataset.redo;
  tell(box.dataset.told);
  getSelection().removeAllRanges();
  document.dispatchEvent(new CustomEvent("coding:gone"));
  document.dispatchEvent(new CustomEvent("coding:applied", { detail: { places: items.map((item) => item.id) } }));
};

const tell = (sentence, isRefusal = false) => {
  status.textContent = sentence;
  status.classList.toggle("refused", isRefusal);
};

// One after the other: who presses undo twice means two deeds.
const enqueue = (post) => (queue = queue.then(() => send(post)));

document.addEventListener("coding:send", ({ detail }) => enqueue(detail));
document.addEventListener("coding:refused", ({ detail }) => {
  const reasons = document.querySelector("#palette [data-refusal]").dataset;
  if (Object.values(steps).includes(detail.form)) tell(detail.sentence ?? reasons[detail.reason], true);
});
for (const form of Object.values(steps)) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    enqueue({ form });
  });
}
