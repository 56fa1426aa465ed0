// How far a job is: the bar is asked for now and then, less and less often, and not while nobody looks. A reader of
// screens hears of a new step, and of the same one at most every half minute. Without this script a link refreshes.

const box = document.getElementById("how-far");
const said = document.getElementById("how-far-said");
const SHORTEST = 1000;
const LONGEST = 5000;
const SILENCE = 30_000;

let wait = SHORTEST;
let step = box.querySelector("[data-step]").dataset.step;
let saidAt = Date.now();

function say() {
  const words = box.querySelector("[data-step]");
  if (words.dataset.step === step && Date.now() - saidAt < SILENCE) return;
  step = words.dataset.step;
  saidAt = Date.now();
  said.textContent = words.textContent;
}

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(box.dataset.part, { redirect: "manual", cache: "no-store" });
      // It has ended (205), or who looks is signed out or may not: the page itself says what is so now.
      if (answer.status === 205 || answer.type === "opaqueredirect" || [403, 404].includes(answer.status)) {
        return location.reload();
      }
      if (answer.ok) {
        box.innerHTML = await answer.text();
        say();
      }
    } catch {
      // The line is down: the next look asks again.
    }
    wait = Math.min(wait * 1.2, LONGEST);
  }
  setTimeout(look, wait);
}

document.addEventListener("visibilitychange", () => !document.hidden && (wait = SHORTEST));
setTimeout(look, wait);
