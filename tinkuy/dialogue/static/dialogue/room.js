// The room: what changes is put in place (our own escaped HTML), and the clock runs. line.js and sending.js come after.

const { dataset: data } = document.querySelector("#room");
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);

// A frame is the same for everyone: one's own marks are set again in it, and read from what is made for this person.

const marks = new Set();
const keyOf = (element) => element.value || element.dataset.mark;

function learn(root) {
  for (const element of all("[data-mark]", root)) {
    marks[element.matches(".mine, [aria-pressed=true]") ? "add" : "delete"](keyOf(element));
  }
}

function mark(root) {
  for (const element of all("[data-mark]", root)) {
    const isOn = marks.has(keyOf(element));
    element.classList.toggle("mine", isOn);
    if (!element.dataset.name) continue;
    element.setAttribute("aria-pressed", isOn);
    element.name = isOn ? "withdraw" : element.dataset.name;
  }
}

// Once a poll has closed nobody can say what was voted; not the page either.
function forget(poll) {
  for (const key of marks) if (key.startsWith(`${poll}.`)) marks.delete(key);
}

function take(html, isOwn) {
  const sheet = document.createElement("template");
  sheet.innerHTML = html;
  if (isOwn) learn(sheet.content);
  for (const { dataset: poll } of all("#poll:not([data-state=open])", sheet.content)) forget(poll.poll);
  mark(sheet.content);
  const used = document.activeElement;
  const stay = anchor();
  for (const fresh of [...sheet.content.children]) (/^[qn]-/.test(fresh.id) ? putRow : put)(fresh);
  showFew();
  stay();
  if (heard.length) say(heard.splice(0).join(" "));
  if (!used.isConnected && used.value) all(`[value="${CSS.escape(used.value)}"]`)[0]?.focus({ preventScroll: true });
  tick();
}

// What is under the thumb stays there, whatever appears or goes above it: what is used, or the middle of the view.
function anchor() {
  const topOf = (element) => element.getBoundingClientRect().top;
  const inUse = document.activeElement.closest("#room [id]");
  const isInView = inUse && topOf(inUse) > 0 && topOf(inUse) < innerHeight;
  const held = isInView ? inUse : document.elementFromPoint(innerWidth / 4, innerHeight / 2)?.closest("#room [id]");
  const before = held && topOf(held);
  return () => {
    const there = held && byId(held.id);
    if (there?.getClientRects().length) scrollBy({ top: topOf(there) - before, behavior: "instant" });
  };
}

function put(fresh) {
  const old = byId(fresh.id);
  if (!old || old.isEqualNode(fresh) || (fresh.id === "poll" && isChoosing(old, fresh))) return;
  news(old, fresh);
  if (fresh.id === "questions") putQuestions(old, [...fresh.children]);
  else if ("rows" in fresh.dataset) putRows(old, [...fresh.children]);
  else old.replaceChildren(...fresh.childNodes);
  for (const name of fresh.getAttributeNames()) old.setAttribute(name, fresh.getAttribute(name));
}

// A choice being made, or results that only voters get, stay while the same poll is open.
function isChoosing(old, fresh) {
  if (fresh.dataset.state !== "open" || old.dataset.poll !== fresh.dataset.poll) return false;
  if (old.querySelector(".mine") && !fresh.querySelector(".mine")) return true;
  return all("input", old).some((choice) => choice.checked !== choice.defaultChecked || choice.matches(":focus"));
}

// Rows that stay are not moved, so that only what is new is read aloud.
function putRows(list, rows) {
  const kept = new Set(rows.map((row) => row.id));
  for (const row of [...list.children]) if (!kept.has(row.id)) row.remove();
  rows.forEach((row, place) => {
    put(row);
    const there = byId(row.id) ?? row;
    if (list.children[place] !== there) list.insertBefore(there, list.children[place] ?? null);
  });
}

// A question that is there already keeps its place, unless it is answered, pinned or on screen since.
function putQuestions(list, rows) {
  const kept = new Set(rows.map((row) => row.id));
  for (const row of [...list.children]) if (!kept.has(row.id)) row.remove();
  for (const row of rows) putInOrder(list, row);
}

// The few that whoever comes now would see: one that has more support takes the place of one that has less.
function showFew() {
  const list = document.querySelector("[data-few]");
  if (!list) return;
  const rows = [...list.children];
  const supports = (row) => Number(row.querySelector("[data-upvotes]").textContent);
  const first = rows.toSorted((a, b) => a.dataset.order - b.dataset.order || supports(b) - supports(a)).slice(0, list.dataset.few);
  const leaving = rows.slice(0, list.dataset.few).filter((row) => !first.includes(row));
  for (const row of first.filter((one) => rows.indexOf(one) >= list.dataset.few)) {
    const [out, spot] = [leaving.pop(), document.createComment("")];
    out.replaceWith(spot);
    row.replaceWith(out);
    spot.replaceWith(row);
  }
}

// Text mode has no list of notes: a note stands in the relay, on top, until the relay comes anew.
function putLine(row, old = byId(row.id.replace("n", "r"))) {
  row.id = row.id.replace("n", "r");
  if ("gone" in row.dataset) old?.remove();
  else old ? old.replaceWith(row) : byId("relay").prepend(row);
}

function putRow(row) {
  if (row.id[0] === "n" && document.body.matches(".text-only")) return putLine(row);
  const list = byId(row.id[0] === "q" ? "questions" : "notes");
  const wasThere = Boolean(byId(row.id));
  const isGone = "gone" in row.dataset;
  if (isGone) byId(row.id)?.remove();
  else putInOrder(list, row);
  count(list.id, !isGone - wasThere);
}

function putInOrder(list, row) {
  const old = byId(row.id);
  if (old?.dataset.order === row.dataset.order) return old.replaceWith(row);
  old?.remove();
  list.insertBefore(row, [...list.children].find((one) => Number(one.dataset.order) > Number(row.dataset.order)) ?? null);
}

function count(name, by) {
  for (const number of all(`[data-count=${name}]`)) number.textContent = Number(number.textContent) + by;
}

function tell(selector, numbers) {
  for (const [key, number] of Object.entries(numbers)) {
    for (const place of all(selector.replace("#", CSS.escape(key)))) place.textContent = number;
  }
}

const hears = {
  votes(said) {
    const { poll, total } = JSON.parse(said);
    tell("[data-poll=#] [data-votes]", { [poll]: total });
  },
  upvotes(said) {
    const stay = anchor();
    tell("[id=q-#] [data-upvotes]", JSON.parse(said));
    showFew();
    stay();
  },
  pulse: (said) => tell("[data-sign=#]", JSON.parse(said)),
};
for (const kind of ["question", "floor", "note", "mine", "poll", "results"]) hears[kind] = take;

const skew = Date.now() / 1000 - data.now;

// One's own sign fades as it does for everyone.
function fade(now) {
  for (const sign of all("[data-fades]")) {
    if (now < sign.dataset.fades) continue;
    delete sign.dataset.fades;
    marks.delete(sign.value);
    mark(sign.parentElement);
  }
}

function tick() {
  fade(Date.now() / 1000 - skew);
  const position = byId("position");
  if (!position) return;
  const { start, ends, place, total } = position.dataset;
  const now = Date.now() / 1000 - skew;
  const left = Math.ceil((ends - now) / 60);
  for (const clock of all("[data-minute]")) {
    clock.hidden = position.dataset.live === "no";
    clock.textContent = clock.dataset.words.replace("#", Math.floor((now - start) / 60));
  }
  for (const { dataset: words, firstChild } of all("[data-many]")) {
    firstChild.data = left < 1 ? words.over : left < 2 ? words.one : words.many.replace("#", left);
  }
  for (const agenda of all("[data-count=place]")) agenda.textContent = `${place}/${total}`;
}

function say(sentence, isBad) {
  const said = byId("said");
  said.textContent = sentence;
  said.classList.toggle("bad", Boolean(isBad));
  clearTimeout(say.timer);
  say.timer = setTimeout(say, isBad ? 15000 : 6000, "");
}

// One voice tells what changed for all: a poll, the part with its regime, the thread, one's own questions.
const title = document.title;
const heard = [];

function news(old, fresh) {
  const words = (selector, root = fresh) => root.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";
  const isOther = (selector) => words(selector) !== words(selector, old);
  const became = fresh.dataset.state;
  if (fresh.id === "poll" && became !== old.dataset.state) {
    showPoll(fresh);
    if (became === "open") heard.push(`${data.opened} ${words("legend, #poll-question")}`);
    else if (old.dataset.state === "open") heard.push(data.closed);
  }
  const part = words(".room-position span"); // none once the session has ended
  if (fresh.id === "position" && isOther(".room-position b")) heard.push(part ? `${part}. ${words(".room-regime")}` : words(".notice span"));
  if (fresh.id === "thread" && isOther(".question") && words(".question")) heard.push(`${words(".rubric")}: ${words(".question")}`);
  if (fresh.id === "mine" && all("li", fresh).length === all("li", old).length && isOther(".chip")) heard.push(`${data.mine} ${words(".chip")}`);
}

function showPoll({ dataset: { state } }) {
  const isOpen = state === "open";
  for (const number of all("[data-count=poll]")) number.textContent = Number(isOpen);
  for (const link of all("[href='#part-poll']")) link.classList.toggle("open", isOpen);
  document.title = isOpen ? `(1) ${data.title} · ${title}` : title;
}

learn(document);
if (byId("poll")) showPoll(byId("poll"));
tick();
setInterval(tick, 5000);

addEventListener("load", async () => {
  const [line, sending] = await Promise.all([data.line && import(data.line), data.sending && import(data.sending)]);
  sending?.begin({ data, take, say, listen: line?.listen, refresh: line?.fetchParts });
  line?.begin({ data, hears, take, say, marks, sendKept: sending?.sendKept });
});
