// What a chosen day is in each invited country: its weekday, holidays and hours. The page is asked for again with the
// days and the hour as they stand, and its notes are taken over. Without this script they are shown after saving.
// The days below that nobody chose keep their distance from the one that is moved.

const form = document.querySelector("[data-days]").closest("form");
const PAUSE = 250;
const A_DAY = 24 * 60 * 60 * 1000;
const before = new Map([...form.querySelectorAll("[name^=day_]")].map((day) => [day, day.value]));
const chosen = new Set();
let latest = 0;
let following = false;

function follow(moved) {
  const days = [...before.keys()];
  const shift = Date.parse(moved.value) - Date.parse(before.get(moved));
  chosen.add(moved);
  if (!Number.isFinite(shift)) return;
  before.set(moved, moved.value);
  following = true;
  for (const day of days.slice(days.indexOf(moved) + 1)) {
    const later = Date.parse(day.value) + shift;
    if (chosen.has(day) || !Number.isFinite(later)) continue;
    day.value = new Date(Math.round(later / A_DAY) * A_DAY).toISOString().slice(0, 10);
    before.set(day, day.value);
    day.dispatchEvent(new Event("input", { bubbles: true }));
  }
  following = false;
}

async function tellDays() {
  const mine = ++latest;
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (/^(hour|minutes|day_\d+)$/.test(name)) asked.set(name, value);
  const answer = await fetch(`${location.pathname}?${asked}`).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== latest) return;
  const told = page.querySelectorAll(".day-and-holidays");
  document.querySelectorAll(".day-and-holidays").forEach((note, row) => {
    if (note.innerHTML !== told[row].innerHTML) note.replaceChildren(...told[row].cloneNode(true).childNodes);
  });
}

let waiting;
form.addEventListener("input", (event) => {
  if (!/^(hour|day_\d+)$/.test(event.target.name)) return;
  if (!following && before.has(event.target)) follow(event.target);
  clearTimeout(waiting);
  waiting = setTimeout(tellDays, PAUSE);
});
