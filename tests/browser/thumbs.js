// What a thumb may miss on this page: the height of each thing to press, and whose words lie under another's place.
() => {
  const THUMB = 43.5; // 44 px, and what rounding takes of it
  const SLIPS = 4; // so much of another's place over one's words is no more than a rounded corner
  const TARGETS = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const CHOICES = "[type=checkbox], [type=radio], [type=file]";
  const isSeen = (one) =>
    one.checkVisibility() && getComputedStyle(one).clipPath === "none" && !one.closest("svg, .skip-link");
  const words = (one) => (one.textContent.trim() || one.name || one.localName).replace(/\s+/g, " ").slice(0, 40);
  const seen = [...document.querySelectorAll(TARGETS)].filter(isSeen);

  // A link within a sentence is as high as its line, and a drawing has its list beside it.
  const isInSentence = (one) => {
    const text = one.closest("p, dd, dt, td, small, figcaption, li, h1, h2, h3, .notice span");
    return text && [...text.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim().length > 1);
  };
  const places = (one) => [one, ...(one.matches(CHOICES) ? one.labels : [])];
  const tallest = (one) => Math.max(...places(one).map((part) => part.getBoundingClientRect().height));
  const isLow = (one) => tallest(one) && tallest(one) < THUMB && !isInSentence(one);

  // What is laid over the page covers what lies beneath on purpose: only what lies in one layer is compared.
  const layers = new Map([[null, null]]);
  const layer = (one) => {
    if (!layers.has(one)) {
      const isOver = ["absolute", "fixed", "sticky"].includes(getComputedStyle(one).position);
      layers.set(one, isOver ? one : layer(one.parentElement));
    }
    return layers.get(one);
  };
  const pressed = seen.filter((one) => !one.matches(CHOICES) || !one.labels.length);
  pressed.push(...seen.filter((one) => one.matches(CHOICES)).flatMap((one) => [...one.labels].filter(isSeen)));
  const boxes = pressed.flatMap((one) => {
    const { paddingTop, paddingBottom } = getComputedStyle(one);
    return [...one.getClientRects()].filter((box) => box.width && box.height).map((box) => ({
      one, box, top: box.top + parseFloat(paddingTop), bottom: box.bottom - parseFloat(paddingBottom),
    }));
  }).sort((some, other) => some.box.top - other.box.top);
  const under = [];
  boxes.forEach((upper, place) => {
    for (const lower of boxes.slice(place + 1)) {
      if (lower.box.top >= upper.box.bottom) break;
      const beside = Math.min(upper.box.right, lower.box.right) - Math.max(upper.box.left, lower.box.left);
      const deep = Math.max(
        Math.min(upper.bottom, lower.box.bottom) - Math.max(upper.top, lower.box.top),
        Math.min(upper.box.bottom, lower.bottom) - Math.max(upper.box.top, lower.top),
      );
      if (beside <= SLIPS || deep <= SLIPS || layer(upper.one) !== layer(lower.one)) continue;
      if (upper.one.contains(lower.one) || lower.one.contains(upper.one)) continue;
      under.push(`${words(upper.one)} / ${words(lower.one)}`);
    }
  });
  const low = seen.filter(isLow).map(words);
  return { low, under: [...new Set(under)], width: document.documentElement.scrollWidth };
}
