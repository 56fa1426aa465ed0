// Choosing a passage of the transcript: by mouse, by touch, or by keys. A passage begins in one caption and ends in the
// same or a later one; it is told to the palette:
//   coding:passage { cue, last, start, end, text, item }     start and end in letters, item the last caption's line
//   coding:gone                                              nothing is chosen any more
// By keys: Enter on a caption chooses the sentence that begins there, whichever captions it goes over; arrows move its
// beginning, with Shift its end, left and right by words, up and down by sentences.

const transcript = document.querySelector("[data-transcript]");
const BEFORE = 20, AFTER = 60, LONGEST = 120;
const SETTLED_MS = 350;

const letters = (text) => [...text].length;

const textsOf = (words) => {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".quote-code") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};

const plain = (words) => textsOf(words).map((node) => node.data).join("");

// Letters of the caption before a place in its tree, without the codes that stand between the words.
const offset = (words, node, place) => {
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, place);
  const holder = document.createElement("div");
  holder.append(range.cloneContents());
  holder.querySelectorAll(".quote-code").forEach((code) => code.remove());
  return letters(holder.textContent);
};

const point = (words, place) => {
  let left = place;
  const nodes = textsOf(words);
  for (const node of nodes) {
    const here = letters(node.data);
    if (left <= here) return [node, [...node.data].slice(0, left).join("").length];
    left -= here;
  }
  return [nodes.at(-1) ?? words, nodes.at(-1)?.data.length ?? 0];
};

const itemOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("li[id^=cue-]");
const wordsOf = (item) => item.querySelector(".words");
const placeOf = (item) => Number(item.id.slice("cue-".length));
const beside = (item, step) => {
  let next = item;
  do next = step > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.id.startsWith("cue-"));
  return next && placeOf(next) === placeOf(item) + step ? next : null;
};

const tell = (passage) => document.dispatchEvent(new CustomEvent("coding:passage", { detail: passage }));

// The words alone: not the minutes and names that stand between captions.
const show = (items, range) => {
  const parts = items.map((item) => {
    const part = document.createRange();
    part.selectNodeContents(wordsOf(item));
    if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset);
    if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
    return part;
  });
  CSS.highlights?.set("passage", new Highlight(...parts));
  return parts.map(String).join(" ");
};

let chosen = null; // { tokens, from, to } while a passage is chosen by keys

const between = (first, last) => {
  const items = [first];
  while (items.at(-1) !== last) {
    const next = beside(items.at(-1), 1);
    if (!next) break; // captions that the filter leaves out are not taken along unseen
    items.push(next);
  }
  return items;
};

const told = (first, start, last, end, range) => {
  const items = between(first, last);
  const stop = items.at(-1);
  const until = stop === last ? end : letters(plain(wordsOf(stop)));
  const text = show(items, range);
  tell({ cue: placeOf(first), last: placeOf(stop), start, end: until, text, item: stop });
};

const read = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!transcript.contains(range.startContainer)) return;
  let covered = [...transcript.querySelectorAll("li[id^=cue-]")].filter((item) => range.intersectsNode(wordsOf(item)));
  const startIn = (item) => (wordsOf(item).contains(range.startContainer) ? offset(wordsOf(item), range.startContainer, range.startOffset) : 0);
  const endIn = (item) => (wordsOf(item).contains(range.endContainer) ? offset(wordsOf(item), range.endContainer, range.endOffset) : letters(plain(wordsOf(item))));
  while (covered.length > 1 && endIn(covered.at(-1)) === 0) covered = covered.slice(0, -1);
  while (covered.length > 1 && startIn(covered[0]) >= letters(plain(wordsOf(covered[0])))) covered = covered.slice(1);
  if (!covered.length || (covered.length === 1 && endIn(covered[0]) <= startIn(covered[0]))) return;
  chosen = null;
  told(covered[0], startIn(covered[0]), covered.at(-1), endIn(covered.at(-1)), range.cloneRange());
};

// ── by keys ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const tokensAround = (item) => {
  let first = item;
  for (let step = 0; step < BEFORE && beside(first, -1); step += 1) first = beside(first, -1);
  const tokens = [];
  for (let at = first, step = 0; at && step < BEFORE + AFTER; at = beside(at, 1), step += 1) {
    const text = plain(wordsOf(at));
    const words = [...text.matchAll(/\S+/gu)];
    words.forEach((word, place) => {
      const start = letters(text.slice(0, word.index));
      const turns = place === 0 && !at.classList.contains("goes-on");
      tokens.push({ item: at, start, end: start + letters(word[0]), closes: /[.?!…]["'»”)\]]*$/u.test(word[0]), turns });
    });
  }
  return tokens;
};

const endOfSentence = (tokens, from) => {
  let at = from;
  while (at + 1 < tokens.length && !tokens[at].closes && !tokens[at + 1].turns && at - from < LONGEST) at += 1;
  return at;
};

const startOfSentence = (tokens, to) => {
  let at = to;
  while (at > 0 && !tokens[at - 1].closes && !tokens[at].turns && to - at < LONGEST) at -= 1;
  return at;
};

const put = () => {
  const { tokens, from, to } = chosen;
  const first = tokens[from], last = tokens[to];
  const [startNode, startPlace] = point(wordsOf(first.item), first.start);
  const [endNode, endPlace] = point(wordsOf(last.item), last.end);
  const range = document.createRange();
  range.setStart(startNode, startPlace);
  range.setEnd(endNode, endPlace);
  getSelection().removeAllRanges();
  getSelection().addRange(range.cloneRange());
  told(first.item, first.start, last.item, last.end, range);
  last.item.scrollIntoView({ block: "nearest" });
};

const begin = (item) => {
  const tokens = tokensAround(item);
  const from = tokens.findIndex((token) => token.item === item);
  if (from < 0) return;
  chosen = { tokens, from, to: endOfSentence(tokens, from) };
  put();
};

const moves = {
  "shift ArrowRight": ({ tokens, to }) => ({ to: Math.min(to + 1, tokens.length - 1) }),
  "shift ArrowLeft": ({ from, to }) => ({ to: Math.max(to - 1, from) }),
  "shift ArrowDown": ({ tokens, to }) => ({ to: endOfSentence(tokens, Math.min(to + 1, tokens.length - 1)) }),
  "shift ArrowUp": ({ tokens, from, to }) => ({ to: Math.max(startOfSentence(tokens, to) - 1, Math.min(endOfSentence(tokens, from), to)) }),
  ArrowRight: ({ from, to }) => ({ from: Math.min(from + 1, to) }),
  ArrowLeft: ({ from }) => ({ from: Math.max(from - 1, 0) }),
  ArrowDown: ({ tokens, to }) => {
    const from = Math.min(to + 1, tokens.length - 1);
    return { from, to: endOfSentence(tokens, from) };
  },
  ArrowUp: ({ tokens, from }) => {
    const to = Math.max(from - 1, 0);
    return { from: startOfSentence(tokens, to), to };
  },
};

const letGo = () => {
  chosen = null;
  CSS.highlights?.delete("passage");
};

transcript.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.id.startsWith("cue-")) return;
  if (!chosen && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    event.stopPropagation();
    begin(event.target);
  }
  const move = chosen && moves[`${event.shiftKey ? "shift " : ""}${event.key}`];
  if (!move) return;
  event.preventDefault();
  Object.assign(chosen, move(chosen));
  put();
});

// ── by mouse and touch ───────────────────────────────────────────────────────────────────────────────────────────────

let pointer = "mouse", settling = 0;
const isOurs = (event) => event.target.closest("#palette, a, button");

document.addEventListener("pointerdown", (event) => (pointer = event.pointerType), true);
transcript.addEventListener("mouseup", (event) => {
  if (pointer === "touch" || isOurs(event)) return;
  setTimeout(() => {
    if (getSelection().isCollapsed) document.dispatchEvent(new CustomEvent("coding:gone"));
    else read();
  });
});
// Fingers drag the ends of a selection: it is read once they rest.
document.addEventListener("selectionchange", () => {
  if (pointer !== "touch") return;
  clearTimeout(settling);
  settling = setTimeout(read, SETTLED_MS);
});
document.addEventListener("keyup", (event) => !chosen && event.shiftKey && event.key.startsWith("Arrow") && !event.target.matches("input, textarea, select") && read());
document.addEventListener("coding:gone", letGo);
