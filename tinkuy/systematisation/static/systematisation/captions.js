// The page of a long session holds the captions around a place; the rest is fetched here, piece by piece, once the page
// stands. What is in view stays where it is. If a piece does not arrive, its link remains, and the next connection tries
// again. Others are told of new captions:   captions:inserted { items }

const transcript = document.querySelector("[data-transcript]");
const PLACE = "captions-in-view";
const moreOf = (side) => transcript.querySelector(`[data-more=${side}]`);
const captionsIn = (root) => [...root.querySelectorAll("li[id^=cue-]")];

let coded = 0, awaited = null, isBusy = false;
document.addEventListener("coding:applied", () => (coded += 1));

const show = (item, name) => ["coming", "missing"].forEach((one) => (item.querySelector(`[data-${one}]`).hidden = one !== name));

// ── in view ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const inView = () => {
  const visible = captionsIn(transcript).find((item) => item.getBoundingClientRect().bottom > 0);
  if (visible && visible.getBoundingClientRect().top < innerHeight) return visible;
  return transcript.getBoundingClientRect().bottom < 0 ? transcript.closest("section").nextElementSibling : null;
};

const keepingView = (change) => {
  const root = document.documentElement, item = inView();
  const top = item?.getBoundingClientRect().top;
  root.style.overflowAnchor = "none"; // else the browser moves as well
  change();
  if (item) scrollBy({ top: item.getBoundingClientRect().top - top, behavior: "instant" });
  root.style.overflowAnchor = "";
};

// An address or a former view whose caption is not here yet: gone to when it comes, unless the person went elsewhere.
const goToAwaited = () => {
  const item = awaited && document.getElementById(awaited.id);
  if (!item) return;
  const { top } = awaited;
  awaited = null;
  if (top === undefined) location.replace(location.href); // the anchor again, now that it is there
  else scrollBy({ top: item.getBoundingClientRect().top - top, behavior: "instant" });
};

const awaitHash = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  awaited = /^(cue|quote)-/.test(id) && !document.getElementById(id) ? { id } : null;
};

// ── a piece ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const placeOf = (knot) => Number(new URLSearchParams(knot.getAttribute("href")).get("to"));
const look = (knot) => knot.querySelector("use").outerHTML;

// Knots get their words and lead to the quote itself; the ring of one that the open finding rests on stays.
const tie = (knots, first, last) => {
  const cord = document.querySelector(".scrubber");
  const far = [...cord.querySelectorAll("a[href^='?']")].filter((knot) => placeOf(knot) >= first && placeOf(knot) <= last);
  if (far.length === knots.length && far.every((knot, place) => look(knot) === look(knots[place]))) {
    far.forEach((knot, place) => {
      knot.setAttribute("href", knots[place].getAttribute("href"));
      knot.querySelector("title").textContent = knots[place].textContent;
    });
    return;
  }
  for (const knot of knots) cord.querySelector(`a[href="${knot.getAttribute("href")}"]`)?.remove();
  if (far.length) far[0].before(...knots);
  else cord.append(...knots);
  far.forEach((knot) => knot.remove());
};

const focusOn = (item) => {
  if (!item) return;
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
};

const insert = (more, piece, side) => {
  const box = new DOMParser().parseFromString(piece, "text/html");
  const items = captionsIn(box).filter((item) => !document.getElementById(item.id));
  const places = captionsIn(box).map((item) => Number(item.id.slice("cue-".length)));
  box.querySelector(`[data-more=${side === "before" ? "after" : "before"}]`)?.remove();
  captionsIn(box).filter((item) => !items.includes(item)).forEach((item) => item.remove());
  const hadFocus = more.contains(document.activeElement);
  keepingView(() => more.replaceWith(...box.querySelector("ol").children));
  if (places.length) tie([...box.querySelectorAll("svg > a")], places[0], places.at(-1));
  document.dispatchEvent(new CustomEvent("captions:inserted", { detail: { items } }));
  if (hadFocus) focusOn(items.at(side === "after" ? 0 : -1));
  goToAwaited();
};

const fetchPiece = async (side) => {
  const more = moreOf(side), before = coded;
  const answer = await fetch(more.querySelector("a").href, { headers: { "X-Part": "captions" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  const piece = await answer.text();
  if (coded === before) insert(more, piece, side); // else what was coded meanwhile may be missing in it: asked again
};

const fetchRest = async () => {
  if (isBusy) return;
  isBusy = true;
  const sides = ["after", "before"].filter(moreOf);
  for (const side of sides) show(moreOf(side), "coming");
  while (sides.length) {
    const side = sides.shift();
    try {
      await fetchPiece(side);
      if (!moreOf(side)) continue;
      show(moreOf(side), "coming");
      sides.push(side);
    } catch {
      show(moreOf(side), "missing");
    }
  }
  isBusy = false;
};

// ── begin ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const restore = () => {
  const former = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  const [{ type }] = performance.getEntriesByType("navigation");
  if (!["reload", "back_forward"].includes(type) || former?.address !== location.href) return;
  awaited = former;
  goToAwaited();
};

history.scrollRestoration = "manual"; // of a page that was longer when it was left
addEventListener("pagehide", () => {
  const item = inView();
  if (item?.id) sessionStorage.setItem(PLACE, JSON.stringify({ address: location.href, id: item.id, top: item.getBoundingClientRect().top }));
});
addEventListener("hashchange", awaitHash);
addEventListener("online", fetchRest);
for (const deed of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(deed, () => (awaited = null), { passive: true });

const begin = () => {
  awaitHash();
  restore();
  fetchRest();
};
if (document.readyState === "complete") begin();
else addEventListener("load", begin);
