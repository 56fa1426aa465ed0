// What axe-core finds wrong on this page, and the looks of the texts whose contrast it found right.
//
// What lies beneath a text is most of what a look costs. Two rules ask for it, and are asked of some elements alone. Of
// contrast: the same few looks stand on every page, so of each look that is none of `known`, those that passed on any
// page before or that axe cannot judge, the first texts are asked of axe. Of links within text: those that nothing but
// their colour tells from it. Its other rules are asked of everything.
async (known) => {
  const [CONTRAST, LINKS] = ["color-contrast", "link-in-text-block"];

  // Axe is content with a link of another line, weight, slant or size than the block in which it stands, and asks
  // nothing of one that is a block itself or stands alone in its block.
  const isBlock = (element) => /^(block|list-item|table|flex|grid|inline-block)/.test(getComputedStyle(element).display);
  const DISTINCT = ["textDecorationLine", "fontWeight", "fontStyle", "fontSize"];
  const isToldByColour = (link) => {
    if (!link.checkVisibility() || isBlock(link)) return false;
    let block = link.parentElement;
    while (block.parentElement && !isBlock(block)) block = block.parentElement;
    if (block.textContent.trim().length === link.textContent.trim().length) return false;
    const [own, around] = [getComputedStyle(link), getComputedStyle(block)];
    return DISTINCT.every((property) => own[property] === around[property]);
  };
  const links = [...document.body.querySelectorAll("a[href], [role=link]")].filter(isToldByColour);

  const beneath = new Map([[null, ""]]);
  const ground = (element) => {
    if (!beneath.has(element)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
      beneath.set(element, own === PLAIN ? ground(element.parentElement) : `${ground(element.parentElement)}/${own}`);
    }
    return beneath.get(element);
  };
  const PLAIN = "rgba(0, 0, 0, 0),none,1,none,normal";
  const look = (element) => {
    const { color, fontSize, fontWeight, textShadow, position } = getComputedStyle(element);
    return told([ground(element), color, fontSize, fontWeight, textShadow, position].join(";"));
  };
  const holdsText = (element) =>
    element.matches("input, select, textarea, button") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  // Where axe has no answer for a reason of the text's own (what it stands on is a picture or a gradient, or something
  // drawn by the style; one letter), it has none for the next one that stands so. Where others lie over it, it may.
  const OF_ITS_OWN = ["bgGradient", "bgImage", "imgNode", "pseudoContent", "shortTextContent"];
  const isDrawn = (element, part) => getComputedStyle(element, part).content !== "none";
  const ways = new Map([[document.body, ""]]);
  const way = (element) => {
    if (!ways.has(element)) {
      const drawn = [isDrawn(element, "::before"), isDrawn(element, "::after")];
      ways.set(element, `${way(element.parentElement)}/${element.localName},${drawn}`);
    }
    return ways.get(element);
  };
  const stand = (element) => told(`${look(element)} ${way(element)} ${element.textContent.trim().length < 2}`);

  // What axe leaves out: what is there for readers aloud alone, lies above the page, or cannot be pressed now.
  const clipped = new Map([[null, false]]);
  const isClipped = (element) => {
    if (!clipped.has(element)) {
      const isCut = getComputedStyle(element).clipPath === "inset(50%)";
      clipped.set(element, isCut || isClipped(element.parentElement));
    }
    return clipped.get(element);
  };
  const isLeftOut = (element) =>
    isClipped(element) || element.matches(":disabled") || element.getBoundingClientRect().bottom + scrollY <= 0;

  // Of a look of several hundred letters 53 bits are enough to know it by; they go to each page and back.
  const short = new Map();
  const told = (words) => {
    if (!short.has(words)) {
      let [high, low] = [0xdeadbeef, 0x41c6ce57];
      for (let place = 0; place < words.length; place += 1) {
        high = Math.imul(high ^ words.charCodeAt(place), 2654435761);
        low = Math.imul(low ^ words.charCodeAt(place), 1597334677);
      }
      high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
      low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
      short.set(words, 4294967296 * (2097151 & low) + (high >>> 0));
    }
    return short.get(words);
  };
  const settled = new Set(known.split(",").map(Number));
  const OF_ONE_LOOK = 2;
  const asked = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (!holdsText(element) || !element.checkVisibility()) continue;
    const own = look(element);
    const alike = asked.get(own) ?? [];
    if (settled.has(own) || alike.length === OF_ONE_LOOK) continue;
    if (!isLeftOut(element) && !settled.has(stand(element))) asked.set(own, [...alike, element]);
  }

  // Axe builds its own picture of a page, so it is run once.
  const askOnly = (id, elements) => {
    const rule = axe._audit.rules.find((one) => one.id === id);
    rule.matchesAll ??= rule.matches;
    rule.matches = (element, ...others) => elements.includes(element) && rule.matchesAll(element, ...others);
  };
  askOnly(LINKS, links);
  askOnly(CONTRAST, [...asked.values()].flat());
  // No rule that is asked reads the sheets of styles, and axe is in no frame of a page, so it need not wait for one.
  const options = { resultTypes: ["violations"], preload: { assets: ["media"] }, iframes: false };
  axe.addReporter("results alone", (results, _options, callback) => callback(results));
  const results = await axe.run({ ...options, reporter: "results alone" });
  if (results.some(({ violations }) => violations.length)) {
    const { violations } = await axe.run(options);
    return { violations, settled: [] };
  }
  const { passes, incomplete } = results.find(({ id }) => id === CONTRAST);
  const found = new Set(passes.map(({ node }) => look(node.element)));
  for (const { node, any } of incomplete) {
    if (any.every((check) => OF_ITS_OWN.includes(check.data?.messageKey))) found.add(stand(node.element));
  }
  return { violations: [], settled: [...found] };
};
