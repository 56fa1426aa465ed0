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

  let documents = [], common = new Set(), meanings = [];
  const lists = new Map();
  window.tinkuyDocuments = (list) => { documents = list; };
  window.tinkuyTerms = ([few, list]) => { common = new Set(few); meanings = list; };
  window.tinkuyWords = (name, list) => { lists.set(name, list); };

  const load = (address) => new Promise((done) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = script.onerror = done;
    document.head.append(script);
  });

  const having = (word) => {
    const start = stem(word), list = lists.get(fileOf(word)) || {}, numbers = new Set();
    for (const known of Object.keys(list)) if (known.startsWith(start)) list[known].forEach((one) => numbers.add(one));
    return numbers;
  };

  // The longest term of the field that begins at a word, in each of its meanings.
  const meaningsAt = (rest) => {
    const says = ([, , term]) => term.length <= rest.length && term.every((word, at) => stem(word) === stem(rest[at]));
    const size = Math.max(0, ...meanings.flat().filter(says).map(([, , term]) => term.length));
    return [size, meanings.filter((meaning) => meaning.some((one) => one[2].length === size && says(one)))];
  };

  // For each word, or term of several, the ways to say it: what was written, and what other languages call it.
  const wantedOf = (written) => {
    const telling = written.filter((word) => !common.has(word)), rest = telling.length ? telling : written;
    const wanted = [], also = [];
    for (let at = 0; at < rest.length;) {
      const [size, meant] = meaningsAt(rest.slice(at)), own = rest.slice(at, at + (size || 1));
      const same = ([, , term]) => term.length === own.length && term.every((word, n) => stem(word) === stem(own[n]));
      const others = meant.flatMap((meaning) => {
        const spoken = new Set(meaning.filter(same).map(([language]) => language));
        return meaning.filter(([language]) => !spoken.has(language));
      });
      if (others.length) wanted.push([own, ...others.map(([, , term]) => term)]);
      else own.forEach((word) => wanted.push([[word]]));
      also.push(...others.map(([, text]) => text));
      at += own.length;
    }
    return [wanted, [...new Set(also)]];
  };

  const inAll = (sets) => new Set([...sets[0]].filter((one) => sets.every((set) => set.has(one))));
  const inAny = (sets) => new Set(sets.flatMap((set) => [...set]));

  const show = (numbers, also) => {
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
    section.append(heading);
    if (also.length) {
      const line = document.createElement("p");
      line.className = "small";
      line.textContent = `${own.dataset.also} ${also.join(", ")}`;
      section.append(line);
    }
    section.append(list);
    const before = document.querySelector("main .catalogue") || document.querySelector("main").lastElementChild;
    before.before(section);
    heading.focus();
  };

  const search = async () => {
    await Promise.all([load(own.dataset.index + "documents.js"), load(own.src.replace(/search\.js$/, "terms.js"))]);
    const [wanted, also] = wantedOf(words), looked = [...new Set(wanted.flat(2))];
    await Promise.all([...new Set(looked.map(fileOf))].map((name) => load(`${own.dataset.index}words-${name}.js`)));
    const found = wanted.map((ways) => inAny(ways.map((way) => inAll(way.map(having)))));
    const inTitle = (one) => looked.filter((word) => folded(documents[one][1]).includes(stem(word))).length;
    const all = found.length ? [...inAll(found)] : [];
    show(all.sort((one, other) => inTitle(other) - inTitle(one) || one - other), also);
  };
  search();
})();
