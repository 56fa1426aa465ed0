// The field that asks for an institution: as soon as what is typed is not in the directory, it asks below whether it is
// new, with its sector and country, so that the form is sent once. Without this script that is asked once it was sent.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean).join(" ");

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
  const formCountry = input.form?.elements.namedItem("country");

  function ask() {
    const text = input.value.split(/\s+/).filter(Boolean).join(" ");
    const isNew = text !== "" && !known.has(plain(text));
    if (isNew && asked.value !== text) {
      for (const words of group.querySelectorAll("[data-words]")) words.textContent = words.dataset.words.replace("{name}", text);
      asked.value = text;
      for (const other of group.querySelectorAll("input[type=radio]")) if (!["create", "text"].includes(other.value)) other.closest("label").remove();
      if (!group.querySelector("input[type=radio]:checked")) create.checked = true;
      if (group.hidden && !country.value && formCountry?.value) country.value = formCountry.value;
    }
    group.hidden = !isNew;
  }
  input.addEventListener("change", ask);
}

for (const field of document.querySelectorAll("[data-institution]")) if (field.querySelector("fieldset")) watch(field);
