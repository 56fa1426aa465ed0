// A long form behind a link may not be finished in one go. Whoever ticks the box that this script shows has what is written
// stay in this browser until it is sent, also when the telephone closes the page. Unasked nothing stays: the device may be
// another's. It goes when the form is sent, when the box is cleared, by the quick exit, and after sixty days, with its link.

const DAYS = 60;
const form = document.querySelector("[data-draft]");
const sent = document.querySelector("[data-draft-sent]");

const stored = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft && Date.now() - draft.at < DAYS * 86_400_000 ? draft.fields : null;
  } catch {
    return null; // a browser that keeps nothing
  }
};

const forget = (key) => {
  try {
    localStorage.removeItem(key);
  } catch {
    // there was nothing
  }
};

if (sent) forget(`draft:${sent.dataset.draftSent}`);
if (form) begin(form, `draft:${form.dataset.draft}`);

function begin(form, key) {
  const line = form.querySelector("[data-draft-box]");
  const box = line.querySelector("input");
  const fields = [...form.elements].filter((one) => one.matches("textarea, select"));
  const draft = stored(key);
  line.hidden = false;
  box.checked = Boolean(draft);
  if (!draft) forget(key);
  // A form that came back refused has the newest words already.
  else if (!document.querySelector("[data-focus]")) for (const one of fields) one.value = draft[one.name] ?? one.value;

  const keep = () => {
    if (!box.checked) return forget(key);
    const typed = Object.fromEntries(fields.map((one) => [one.name, one.value]));
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: typed }));
    } catch {
      box.checked = false; // it says so: nothing stays here
    }
  };
  form.addEventListener("input", keep);
}
