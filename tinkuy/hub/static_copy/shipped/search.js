// The search of a copy of the hub. It reads lists that lie beside it, so it works from a folder, without a server.
// Without scripts the page stays what it is: the list of all sheets.
"use strict";
(() => {
  const own = document.currentScript;
  const asked = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 200);
  const field = document.querySelector('input[name="q"]');
  if (!asked) return;
  if (field) field.value = asked;

  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const words = [...new Set(folded(asked).match(/[\p{L}\p{N}_]+/gu) || [])].filter((word) => word.length > 1).slice(0, 12);
  // A plural also finds its singular: «migrantes» begins like «migrante».
  const stem = (word) => (word.length > 5 ? word.replace(/(?:es|s|ns|m)$/, "") : word.length > 3 ? word.replace(/s$/, "") : word);
  const fileOf = (word) => (/^[a-z0-9]{2}/.test(word) ? word.slice(0, 2) : "_");

  let documents = [];
  const lists = new Map();
  window.tinkuyDocuments = (list) => { documents = list; };
  window.tinkuyWords = (name, list) => { lists.set(name, list); };

  const load = (name) => new Promise((done) => {
    const script = document.createElement("script");
    script.src = own.dataset.index + name + ".js";
    script.onload = script.onerror = done;
    document.head.append(script);
  });

  const having = (word) => {
    const start = stem(word), list = lists.get(fileOf(word)) || {}, numbers = new Set();
    for (const known of Object.keys(list)) if (known.startsWith(start)) list[known].forEach((one) => numbers.add(one));
    return numbers;
  };

  const show = (numbers) => {
    const place = own.dataset.root;
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    const list = document.createElement("ul");
    section.className = "copy-results";
    heading.className = "h3";
    heading.textContent = `${numbers.length ? own.dataset.results : own.dataset.nothing} «${asked}»`;
    heading.tabIndex = -1;
    for (const number of numbers.slice(0, 200)) {
      const item = document.createElement("li"), link = document.createElement("a");
      [link.href, link.textContent] = [place + documents[number][0], documents[number][1]];
      item.append(link, ` ${documents[number][2]}`);
      list.append(item);
    }
    section.append(heading, list);
    const before = document.querySelector("main .catalogue") || document.querySelector("main").lastElementChild;
    before.before(section);
    heading.focus();
  };

  Promise.all([load("documents"), ...[...new Set(words.map(fileOf))].map((name) => load(`words-${name}`))]).then(() => {
    const found = words.map(having);
    const all = found.length ? [...found[0]].filter((one) => found.every((set) => set.has(one))) : [];
    const inTitle = (one) => words.filter((word) => folded(documents[one][1]).includes(stem(word))).length;
    show(all.sort((one, other) => inTitle(other) - inTitle(one) || one - other));
  });
})();
