// What axe-core finds wrong on this page, and the looks of the texts whose contrast it found right.
//
// Contrast is three quarters of what a look costs, and the same few looks stand on every page: of each look that is
// none of `known`, those that passed on any page before, the first texts are asked of axe. Its other rules are asked of
// everything.
async (known) => {
  const CONTRAST = "color-contrast";
  const { violations } = await axe.run({ resultTypes: ["violations"], rules: { [CONTRAST]: { enabled: false } } });

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
    return [ground(element), color, fontSize, fontWeight, textShadow, position].join(";");
  };
  const holdsText = (element) =>
    element.matches("input, select, textarea, button") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  const passed = new Set(known);
  const OF_ONE_LOOK = 2;
  const asked = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (holdsText(element) && element.checkVisibility() && !passed.has(look(element))) {
      asked.set(look(element), [...(asked.get(look(element)) ?? []), element].slice(0, OF_ONE_LOOK));
    }
  }
  const readable = new Set();
  if (asked.size) {
    const only = { runOnly: [CONTRAST], resultTypes: ["violations", "passes"], elementRef: true };
    const results = await axe.run([...asked.values()].flat(), only);
    violations.push(...results.violations.map((one) => JSON.parse(JSON.stringify(one))));
    for (const node of results.passes.flatMap((rule) => rule.nodes)) {
      readable.add(look(node.element));
    }
  }
  return { violations, readable: [...readable] };
};
