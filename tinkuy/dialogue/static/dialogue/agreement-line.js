// An agreement that is caught beside the notes waits in this browser until the server has it, with the second of then.

import { fieldsOf, keepLines } from "./waiting-lines.js";

const form = document.querySelector(".agreement-line[data-keep]");
const { text, who, due_on: day, second } = form.elements;
const shown = [...form.querySelectorAll("input:not([type=hidden]), select")];

function restore(line) {
  for (const field of shown) {
    const values = [line[field.name] ?? []].flat();
    if (field.type === "checkbox") field.checked ||= values.includes(field.value);
    else field.value ||= values[0] ?? "";
  }
}

function clear() {
  for (const field of shown) field.type === "checkbox" ? (field.checked = false) : (field.value = "");
}

function mark(row, fields) {
  row.querySelector("[data-text]").textContent = [fields.text, fields.who, fields.due_on].filter(Boolean).join(" · ");
}

function noteSecond() {
  const clock = document.querySelector("[data-passed]")?.textContent.split(":").map(Number);
  if (clock?.length === 3) second.value = (clock[0] * 60 + clock[1]) * 60 + clock[2];
}

keepLines(form, {
  draft: () => (text.value || who.value) && fieldsOf(form),
  isWhole: () => text.value.trim() && who.value.trim() && day.checkValidity(),
  before: noteSecond,
  restore, clear, mark,
});
