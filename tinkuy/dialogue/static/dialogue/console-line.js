// The line of the last deeds: the offer to undo one's own goes after its seconds, but not while it is under the hand or
// has the focus; how long ago another's was counts on. The server's words stand without this script.

const LONGEST = 60;
const since = new WeakMap();

function secondsSince(element) {
  if (!since.has(element)) since.set(element, performance.now());
  return Math.floor((performance.now() - since.get(element)) / 1000);
}

function tick() {
  for (const offer of document.querySelectorAll("[data-offer]:not([hidden])")) {
    const isOver = secondsSince(offer) >= Number(offer.dataset.offer);
    offer.hidden = isOver && !offer.matches(":hover, :focus") && offer.getAttribute("aria-busy") !== "true";
  }
  for (const deed of document.querySelectorAll("[data-ago]:not([hidden])")) {
    const passed = Number(deed.dataset.ago) + secondsSince(deed);
    deed.querySelector("small b").textContent = passed;
    deed.hidden = passed > LONGEST;
  }
}

document.addEventListener("dialogue:swapped", tick);
setInterval(tick, 1000);
tick();
