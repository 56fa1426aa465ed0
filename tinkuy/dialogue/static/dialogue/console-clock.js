// Runs the clocks that the server has set: [data-left] counts down, [data-passed] up, in seconds from the moment when the
// element appeared. The server's value stands without this script.

const since = new WeakMap();
const two = (number) => String(number).padStart(2, "0");

function secondsSince(element) {
  if (!since.has(element)) since.set(element, performance.now());
  return Math.floor((performance.now() - since.get(element)) / 1000);
}

function write(element, text) {
  const place = element.querySelector("b, span") ?? element;
  if (place.textContent !== text) place.textContent = text;
}

function tick() {
  for (const element of document.querySelectorAll("[data-left]")) {
    const left = Number(element.dataset.left) - secondsSince(element);
    const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
    element.classList.toggle("over", left < 0);
    write(element, "wholeMinutes" in element.dataset ? String(Math.max(0, Math.ceil(left / 60))) : `${minutes}:${two(seconds)}`);
  }
  for (const element of document.querySelectorAll("[data-passed]")) {
    const passed = Number(element.dataset.passed) + secondsSince(element);
    write(element, `${Math.floor(passed / 3600)}:${two(Math.floor(passed / 60) % 60)}:${two(passed % 60)}`);
  }
}

setInterval(tick, 1000);
