// The order of an agenda by pointer or keyboard: drag the handle, or press the arrows on it. Nothing is sent until
// "save the order" is pressed. Without this script each part has its two buttons.

const list = document.querySelector("[data-agenda]");
const form = document.querySelector("[data-agenda-order]");
const told = form?.querySelector("[role=status]");
const first = list ? [...list.children] : [];

function parts() {
  return [...list.children];
}

function hour(minutes) {
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}

// The clock beside each part follows the order; the sum stays what it is.
function retime() {
  let at = Number(list.dataset.start);
  for (const part of parts()) {
    const clock = part.querySelector("[data-clock]");
    clock.textContent = `${hour(at)}–${hour(at + Number(part.dataset.minutes))}`;
    at += Number(part.dataset.minutes);
  }
}

function changed(part) {
  retime();
  const now = parts();
  form.elements.places.value = now.map((one) => one.dataset.place).join(",");
  form.querySelectorAll("[name=title]").forEach((field) => field.remove());
  for (const one of now) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "title", value: one.dataset.title });
    form.append(field);
  }
  form.hidden = now.every((one, place) => one === first[place]);
  if (part) told.textContent = `${part.dataset.title}: ${now.indexOf(part) + 1} / ${now.length}`;
}

function move(part, before) {
  if (part.nextElementSibling === before || part === before) return;
  list.insertBefore(part, before);
  changed(part);
}

function byArrow(event) {
  const part = event.target.closest("[data-place]");
  const up = event.key === "ArrowUp";
  if (!(up || event.key === "ArrowDown")) return;
  event.preventDefault();
  const other = up ? part.previousElementSibling : part.nextElementSibling;
  if (!other) return;
  move(part, up ? other : other.nextElementSibling);
  event.target.focus();
}

// The document listens while a part is dragged: an element that is moved in the page loses its pointer.
function byPointer(event) {
  const part = event.target.closest("[data-place]");
  const dragging = new AbortController();
  event.preventDefault();
  part.classList.add("dragged");
  const follow = ({ clientY }) => {
    const later = parts().find((one) => {
      const box = one.getBoundingClientRect();
      return one !== part && clientY < box.top + box.height / 2;
    });
    move(part, later ?? null);
  };
  const drop = () => {
    part.classList.remove("dragged");
    dragging.abort();
  };
  document.addEventListener("pointermove", follow, dragging);
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, drop, dragging);
}

if (list && form) {
  list.classList.add("sortable");
  for (const handle of list.querySelectorAll("[data-handle]")) {
    handle.hidden = false;
    handle.addEventListener("keydown", byArrow);
    handle.addEventListener("pointerdown", byPointer);
  }
  form.querySelector("[data-undo]").addEventListener("click", () => {
    list.append(...first);
    changed();
  });
}
