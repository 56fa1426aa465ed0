// Reports of several sessions in one field: dropped onto it or chosen bit by bit (a telephone gives one at a time), named
// with their sizes before they are sent. Too many or too much is said at once. Without this the field takes several too.

const zone = document.querySelector("[data-drop]");
const input = zone?.querySelector("input[type=file]");
const list = zone?.querySelector("[data-chosen]");
const said = zone?.querySelector("[data-said]");
let chosen = [];

function sameAs(file) {
  return (other) => other.name === file.name && other.size === file.size && other.lastModified === file.lastModified;
}

function add(files) {
  for (const file of files) if (!chosen.some(sameAs(file))) chosen.push(file);
  show();
}

function remove(file) {
  chosen = chosen.filter((other) => other !== file);
  show();
  (list.querySelector("button") ?? input).focus();
}

function keepInField() {
  const held = new DataTransfer();
  for (const file of chosen) held.items.add(file);
  input.files = held.files;
}

function sized(bytes) {
  const isSmall = bytes < 2 ** 20;
  const number = isSmall ? Math.ceil(bytes / 1024) : bytes / 2 ** 20;
  const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: isSmall ? 0 : 1 });
  return `${format.format(number)} ${isSmall ? "KB" : "MB"}`;
}

function row(file) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const size = document.createElement("span");
  const button = document.createElement("button");
  name.textContent = file.name;
  size.textContent = sized(file.size);
  size.className = "muted num";
  button.type = "button";
  button.className = "link-button small";
  button.textContent = zone.dataset.remove;
  button.setAttribute("aria-label", `${zone.dataset.remove}: ${file.name}`);
  button.addEventListener("click", () => remove(file));
  item.append(name, size, button);
  return item;
}

function fault() {
  const bytes = chosen.reduce((sum, file) => sum + file.size, 0);
  if (chosen.length > Number(zone.dataset.mostFiles)) return zone.dataset.tooMany;
  return bytes > Number(zone.dataset.mostBytes) ? zone.dataset.tooMuch : "";
}

function show() {
  keepInField();
  list.replaceChildren(...chosen.map(row));
  list.hidden = chosen.length === 0;
  said.textContent = fault();
}

if (zone && input && typeof DataTransfer === "function") {
  zone.classList.add("takes-drops");
  input.addEventListener("change", () => add([...input.files]));
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", (event) => zone.contains(event.relatedTarget) || zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    add([...event.dataTransfer.files]);
  });
  zone.closest("form").addEventListener("submit", (event) => {
    if (!fault()) return;
    event.preventDefault();
    input.focus();
  });
}
