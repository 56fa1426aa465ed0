// Keyboard in the full quipu: one tab stop per cord; up and down go through its knots, left and right change the cord,
// Home and End go to the first and last knot. Enter follows the link, Esc leaves the figure. In a lying quipu the arrows turn.
// The knot that was opened has the focus again when one comes back.

const place = `quipu:${location.pathname}`;
const opened = sessionStorage.getItem(place);
sessionStorage.removeItem(place);

for (const figure of document.querySelectorAll(".quipu-full, .quipu-turned")) {
  const cords = [...figure.querySelectorAll(".q-knots")].map((cord) => [...cord.querySelectorAll("a")]).filter((knots) => knots.length);
  const lying = figure.classList.contains("quipu-turned");
  const along = lying ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  const across = lying ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];

  const stop = (knots, chosen) => knots.forEach((knot) => knot.setAttribute("tabindex", knot === chosen ? "0" : "-1"));
  for (const knots of cords) stop(knots, knots[0]);

  const goTo = (cord, place) => {
    const knots = cords[Math.max(0, Math.min(cord, cords.length - 1))];
    const knot = knots[Math.max(0, Math.min(place, knots.length - 1))];
    stop(knots, knot);
    knot.focus();
  };

  const left = (knots) => knots.findIndex((knot) => knot.getAttribute("href") === opened);
  const cord = cords.findIndex((knots) => left(knots) >= 0);
  if (cord >= 0 && figure.getClientRects().length) goTo(cord, left(cords[cord]));

  figure.addEventListener("click", (event) => {
    const knot = event.target.closest("a");
    if (!knot) return;
    sessionStorage.setItem(place, knot.getAttribute("href"));
    sessionStorage.setItem("quipu-open", "1");
  });

  figure.addEventListener("keydown", (event) => {
    const knot = event.target.closest("a");
    const cord = cords.findIndex((knots) => knots.includes(knot));
    if (cord < 0) return;
    const place = cords[cord].indexOf(knot);
    const moves = {
      [along[0]]: [cord, place - 1],
      [along[1]]: [cord, place + 1],
      [across[0]]: [cord - 1, place],
      [across[1]]: [cord + 1, place],
      Home: [cord, 0],
      End: [cord, Infinity],
    };
    if (event.key === "Escape") knot.blur();
    if (!(event.key in moves)) return;
    event.preventDefault();
    goTo(...moves[event.key]);
  });
}
