// The field that asks for an institution: as soon as what is typed is not in the directory, it asks below whether it is
// new, with its sector and country, so that the form is sent once. Without this script that is asked once it was sent.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean).join(" ");

// The only country that the form names, by a choice or by boxes; else nothing.
function onlyCountry(form) {
  const own = form?.elements.namedItem("country");
  if (!own) return "";
  const named = (own instanceof RadioNodeList ? [...own] : [own]).filter((one) => one.type === "checkbox" || one.type === "radio" ? one.checked : one.value);
  return named.length === 1 ? named[0].value : "";
}

function watch(field) {
  const input = field.querySelector("input[list]");
  const group = field.querySelector("fieldset");
  const known = new Set();
  for (const option of input.list.options) {
    known.add(plain(option.value));
    known.add(plain(option.value.replace(/ \([^()]*\)$/, "")));
  }
  const asked = group.querySelector("input[type=hidden]");
  const create = group.querySelector("input[value=create]");
  const country = group.querySelector("select[name$=_country]");

  function ask() {
    const text = input.value.split(/\s+/).filter(Boolean).join(" ");
    const isNew = text !== "" && !known.has(plain(text));
    if (isNew && asked.value !== text) {
      for (const words of group.querySelectorAll("[data-words]")) words.textContent = words.dataset.words.replace("{name}", text);
      asked.value = text;
      for (const other of group.querySelectorAll("input[type=radio]")) if (!["create", "text"].includes(other.value)) other.closest("label").remove();
      if (!group.querySelector("input[type=radio]:checked")) create.checked = true;
      const code = onlyCountry(input.form);
      if (group.hidden && !country.value && [...country.options].some((option) => option.value === code)) country.value = code;
    }
    group.hidden = !isNew;
  }
  // While one types, too, once no name begins so: what opens as the field is left moves the button that is pressed then.
  function askEarly() {
    const begun = plain(input.value);
    if (![...known].some((name) => name.startsWith(begun))) ask();
  }
  input.addEventListener("change", ask);
  input.addEventListener("input", askEarly);
}

for (const field of document.querySelectorAll("[data-institution]")) if (field.querySelector("fieldset")) watch(field);
