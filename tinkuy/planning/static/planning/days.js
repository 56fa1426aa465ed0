// What a chosen day is in each invited country: its weekday, holidays and hours. The page is asked for again with the
// days and the hour as they stand, and its notes are taken over. Without this script they are shown after saving.

const form = document.querySelector("[data-days]").closest("form");
const PAUSE = 250;
let latest = 0;

async function tellDays() {
  const mine = ++latest;
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (/^(hour|minutes|day_\d+)$/.test(name)) asked.set(name, value);
  const answer = await fetch(`${location.pathname}?${asked}`).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== latest) return;
  const told = page.querySelectorAll(".day-told");
  document.querySelectorAll(".day-told").forEach((note, row) => {
    if (note.innerHTML !== told[row].innerHTML) note.replaceChildren(...told[row].cloneNode(true).childNodes);
  });
}

let waiting;
form.addEventListener("input", (event) => {
  if (!/^(hour|day_\d+)$/.test(event.target.name)) return;
  clearTimeout(waiting);
  waiting = setTimeout(tellDays, PAUSE);
});
