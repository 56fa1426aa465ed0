// The browser's own field for a day writes it in the browser's order: 03/04 is March or April. Below it the day is
// written out in the language of the page, as it was understood.

const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full", timeZone: "UTC" });

function tell(field, place) {
  place.textContent = field.valueAsDate ? words.format(field.valueAsDate) : "";
}

for (const field of document.querySelectorAll("input[type=date]")) {
  if (field.closest("[data-days]")) continue; // the page says more of these
  const place = document.createElement("output");
  place.className = "help day-understood";
  place.htmlFor = field.id;
  tell(field, place);
  field.after(place);
  field.addEventListener("input", () => tell(field, place));
}
