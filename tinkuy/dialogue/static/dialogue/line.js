// The line: the stream; where it does not get through, asking again. Data saver: text alone, of the stream only what is
// said and done, and the numbers with it, seldom; where the stream does not get through it asks once a minute.

const TRIES = 3;
const TIMES_ASKED = 18; // then the stream is tried again
const NUMBERS_EVERY = 600_000; // of the data saver

let page;
let after;
let source;
let timer;
let etag = "";
let failures = 0;
let asked = 0;
let begunAt = 0;
let numbersAt = Date.now();
let turn = 0;

const between = (least, most) => least + Math.random() * (most - least);
const isText = () => document.body.matches(".text-only");
const isWaiting = () => "waits" in page.data;

export function begin(given) {
  page = given;
  after = page.data.after;
  show("good");
  addEventListener("offline", () => show());
  addEventListener("online", () => later(listen, between(0, 1000)));
  // Who listens to the call in another tab is here: a hidden page keeps its line. One that the telephone stopped asks anew.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && source?.readyState !== EventSource.OPEN) later(listen, 0);
  });
  const { saveData, effectiveType } = navigator.connection ?? {};
  if (saveData || /2g/.test(effectiveType)) saveLine();
  listen(document.body.matches(".turned-on") ? undefined : page.data.ticket);
}

function later(deed, milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(deed, milliseconds);
}

function hangUp() {
  turn += 1;
  source?.close();
  source = undefined;
  clearTimeout(timer);
}

function show(state) {
  document.body.dataset.line = navigator.onLine ? state : "off";
}

function isReached() {
  show(document.body.matches(".turned-on") ? "weak" : "good");
  page.sendKept?.();
}

function closed() {
  hangUp();
  page.say(page.data.left, true);
}

export async function listen(ticket) {
  hangUp();
  begunAt = Date.now();
  const mine = turn;
  try {
    ticket ??= await newTicket();
  } catch {
    return tryAgain();
  }
  if (mine !== turn) return;
  if (!ticket) return closed();
  source = new EventSource(`/stream/${encodeURIComponent(ticket)}?after=${after}`);
  source.onopen = isReached;
  source.onerror = tryAgain;
  source.addEventListener("bye", () => {
    hangUp();
    later(listen, between(500, 8000));
  });
  if (isWaiting()) {
    for (const kind of ["resync", "floor"]) on(kind, () => later(() => location.reload(), between(0, 4000)));
    return;
  }
  on("resync", () => fetchParts().catch(tryAgain));
  for (const kind in page.hears) on(kind, page.hears[kind]);
}

function on(kind, deed) {
  source.addEventListener(kind, (event) => {
    after = event.lastEventId || after;
    deed(event.data);
    if (isText() && Date.now() - numbersAt > NUMBERS_EVERY) fetchParts().catch(() => {});
  });
}

async function newTicket() {
  const form = document.querySelector("#ticket");
  const body = new URLSearchParams(new FormData(form));
  if (isText()) body.set("mode", "text");
  const answer = await fetch(form.action, { method: "POST", body });
  return answer.redirected ? "" : (await answer.json()).ticket;
}

function tryAgain() {
  hangUp();
  failures = Date.now() - begunAt > 10_000 ? 1 : failures + 1;
  show("weak");
  if (failures > (isText() ? 1 : TRIES) && !isWaiting()) ask();
  else later(listen, between(500, Math.min(8000, 1000 * 2 ** failures)));
}

export async function fetchParts() {
  numbersAt = Date.now();
  const headers = etag ? { "If-None-Match": etag } : {};
  const answer = await fetch(page.data.parts + (isText() ? "?mode=text" : ""), { headers });
  if (answer.redirected) return closed();
  if (!answer.ok && answer.status !== 304) throw answer;
  after = answer.headers.get("Tinkuy-After");
  if (answer.status === 304) return;
  etag = answer.headers.get("ETag");
  page.take(await answer.text(), true);
}

async function ask() {
  hangUp();
  asked = (asked + 1) % TIMES_ASKED;
  later(asked ? ask : listen, isText() ? 60_000 : 10_000);
  try {
    await fetchParts();
    failures = 0;
    isReached();
  } catch {
    failures += 1;
    show("weak");
    if (failures > 2 * TRIES) saveLine();
  }
}

function saveLine() {
  const address = new URL(location);
  if (isWaiting() || address.searchParams.has("mode")) return;
  address.searchParams.set("mode", "text");
  history.replaceState(null, "", address);
  document.body.classList.add("text-only", "turned-on");
  etag = "";
  fetchParts().catch(() => {}); // the relay, and the switch as it now stands
}
