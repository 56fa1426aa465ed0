// Writing notes: Alt with 1 to 4 chooses the kind; the minute follows the clock until somebody sets it; what was not sent
// is kept in this window until it was.

const form = document.querySelector(".note-form");
const kept = form.dataset.draft;
const text = form.querySelector("textarea");
const minute = form.querySelector("[name=minute]");
const kinds = form.querySelectorAll("[name=kind]");

document.addEventListener("keydown", (event) => {
  const kind = event.altKey && kinds[Number(event.code.match(/^Digit([1-4])$/)?.[1]) - 1];
  if (!kind) return;
  event.preventDefault();
  kind.checked = true;
  kind.dispatchEvent(new Event("input", { bubbles: true }));
});

let isSet = false;
minute?.addEventListener("input", () => (isSet = true));
setInterval(() => {
  const clock = document.querySelector("[data-passed]")?.textContent.split(":");
  if (minute && clock && !isSet && minute !== document.activeElement) minute.value = Number(clock[0]) * 60 + Number(clock[1]);
}, 5000);

if (kept) {
  const { words, kind } = JSON.parse(sessionStorage.getItem(kept) ?? "{}");
  const isWritten = words && [...document.querySelectorAll(".note-list p")].some((note) => note.textContent === words.trim());
  if (isWritten) sessionStorage.removeItem(kept); // it stands in the list: it has arrived
  else if (words && !text.value) {
    text.value = words;
    if (kind) kinds[kind - 1].checked = true;
  }
  form.addEventListener("input", () => {
    const chosen = [...kinds].findIndex((one) => one.checked) + 1;
    sessionStorage.setItem(kept, JSON.stringify({ words: text.value, kind: chosen }));
  });
}

for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;
