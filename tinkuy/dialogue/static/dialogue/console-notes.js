// Writing notes: Alt with 1 to 4 chooses the kind; the minute follows the clock until somebody sets it. A note that was
// written waits in this browser until the server has it.

import { keepLines } from "./waiting-lines.js";

const form = document.querySelector(".note-form");
const text = form.querySelector("textarea");
const minute = form.querySelector("[name=minute]");
const kinds = [...form.querySelectorAll("[name=kind]")];

document.addEventListener("keydown", (event) => {
  const kind = event.altKey && kinds[Number(event.code.match(/^Digit([1-4])$/)?.[1]) - 1];
  if (!kind) return;
  event.preventDefault();
  kind.checked = true;
  kind.dispatchEvent(new Event("input", { bubbles: true }));
});

let isSet = false;
minute?.addEventListener("input", () => (isSet = true));
function followClock() {
  const clock = document.querySelector("[data-passed]")?.textContent.split(":");
  if (minute && clock && !isSet && minute !== document.activeElement) minute.value = Number(clock[0]) * 60 + Number(clock[1]);
}
setInterval(followClock, 5000);

for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;

const chosen = () => kinds.find((one) => one.checked);

function restore(line) {
  text.value = [line.text, text.value].filter(Boolean).join("\n").slice(0, text.maxLength);
  const kind = kinds.find((one) => one.value === line.kind);
  if (kind && !chosen()) kind.checked = true;
}

function clear() {
  text.value = "";
  for (const kind of kinds) kind.checked = false; // of the next one nothing is supposed
  if (form.elements.country) form.elements.country.value = "";
  isSet = false;
}

function mark(row, fields) {
  const when = row.querySelector("[data-minute]");
  when.textContent = when.textContent.replace("#", fields.minute || "0");
  row.querySelector("[data-text]").textContent = fields.text;
}

if (form.dataset.keep) {
  keepLines(form, {
    draft: () => text.value && { text: text.value, kind: chosen()?.value },
    isWhole: () => text.value.trim() && chosen(),
    before: followClock,
    restore, clear, mark,
  });
}
