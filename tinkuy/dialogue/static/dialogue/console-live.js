// Asks for a ticket, listens, and fetches each part of the page that the stream says has moved. Without a stream it asks
// for all parts every five seconds; it comes back to the stream at moments of its own, so that not all come at once.

const page = document.querySelector("[data-live]");
const { parts, ticket, part, token } = page.dataset;
const all = parts.split(" ");
const SECONDS_BETWEEN = 5;
const SECONDS_BETWEEN_PRESENCES = 30;
const LONGEST_WAIT = 30;

let known = page.dataset.after;
let stream = null;
let failures = 0;
let isOver = false;
const asked = new Map();

const jitter = (seconds) => seconds * 1000 * (0.5 + Math.random());

// Signed out, without the right, or without any role in the cycle, to whom its pages are not there.
const isRefused = (answer) => answer.type === "opaqueredirect" || [403, 404].includes(answer.status);

function show(id, isShown) {
  const element = document.getElementById(id);
  if (element) element.hidden = !isShown;
}

function end() {
  isOver = true;
  stream?.close();
  show("offline", false);
  show("ended", true);
}

// Several events for one part while it is being fetched ask for it once more, not several times.
async function load(name) {
  if (isOver || !all.includes(name)) return;
  if (asked.has(name)) return void asked.set(name, true);
  asked.set(name, false);
  try {
    const answer = await fetch(part.replace("PART", name), { redirect: "manual", cache: "no-store" });
    if (isRefused(answer)) return end();
    if (answer.status === 205) return location.reload(); // the session has ended: another page stands here now
    if (answer.ok) document.dispatchEvent(new CustomEvent("dialogue:page", { detail: await answer.text() }));
  } catch {
    // The line is down: the next round asks again.
  } finally {
    const isStale = asked.get(name);
    asked.delete(name);
    if (isStale) load(name);
  }
}

const loadAll = () => all.forEach(load);

async function connect() {
  if (isOver) return;
  try {
    const answer = await fetch(ticket, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" });
    if (isRefused(answer)) return end();
    if (!answer.ok) throw new Error(answer.status);
    listen((await answer.json()).ticket);
  } catch {
    retry();
  }
}

function listen(opened) {
  stream = new EventSource(`/stream/${encodeURIComponent(opened)}?after=${known}`);
  stream.onopen = () => {
    failures = 0;
    show("offline", false);
  };
  stream.onerror = retry;
  stream.addEventListener("bye", retry);
  stream.addEventListener("part", (event) => {
    known = event.lastEventId || known;
    load(event.data);
  });
  stream.addEventListener("resync", (event) => {
    known = event.lastEventId || known;
    loadAll();
  });
}

function retry() {
  stream?.close();
  stream = null;
  failures += 1;
  show("offline", failures > 1);
  setTimeout(connect, jitter(Math.min(LONGEST_WAIT, 2 ** failures)));
}

setInterval(() => stream?.readyState !== EventSource.OPEN && loadAll(), SECONDS_BETWEEN * 1000);
setInterval(() => load("presence"), SECONDS_BETWEEN_PRESENCES * 1000);
connect();
