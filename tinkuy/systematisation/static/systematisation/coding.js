// Coding at the workbench. Select words of a caption: the palette appears under it. 1–4 choose the kind, Enter keeps the
// quote, Esc lets go; [ and ] go to the quote before and after, / searches the codes. Without this script each caption
// has a link to a page where the passage is chosen by its sentences.

const palette = document.getElementById("palette");
const transcript = document.querySelector("[data-transcript]");
const codes = JSON.parse(document.getElementById("code-words").textContent);
const kinds = [...palette.querySelectorAll("button[name=kind]")];
const select = palette.elements.code;
const hint = palette.querySelector("[data-hint]");
let kind = "";
let suggested = null;


// Letters of the caption before a place in its tree, without the codes that stand between the words.
const offset = (words, node, place) => {
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, place);
  const holder = document.createElement("div");
  holder.append(range.cloneContents());
  holder.querySelectorAll(".quote-code").forEach((code) => code.remove());
  return [...holder.textContent].length;
};

const stems = (text) => new Set((text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").match(/\p{L}{4,}/gu) || []).map((word) => word.slice(0, 6)));

// A code resembles the selection by the words they share, rare ones counting more, and by being the last one used above.
const corpus = codes.map((code) => ({ code, own: stems(`${code.name} ${code.words}`) }));

const rarity = (stem) => Math.log(1 + corpus.length / corpus.filter(({ own }) => own.has(stem)).length);

const lastUsedAbove = (words) => {
  const above = [...transcript.querySelectorAll(".quote-code")].filter((code) => code.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING);
  return above.length ? above.at(-1).textContent.trim() : "";
};

const suggest = (text, words) => {
  const said = [...stems(text)];
  const near = lastUsedAbove(words);
  const scored = corpus.map(({ code, own }) => {
    const shared = said.filter((stem) => own.has(stem)).reduce((sum, stem) => sum + rarity(stem), 0);
    return { code, score: (shared / Math.sqrt(own.size + 4)) * (code.label === near ? 1.5 : 1) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { score: 0 });
  return best.score > 0.4 ? best.code : null;
};

const choose = (value) => {
  kind = value;
  kinds.forEach((button) => button.setAttribute("aria-pressed", String(button.value === value)));
  select.replaceChildren(select.options[0], ...codes.filter((code) => code.kind === value).map((code) => new Option(`${code.label} · ${code.name}`, code.id)));
  select.value = suggested && suggested.kind === value ? suggested.id : "";
};

const open = (words, range) => {
  const start = offset(words, range.startContainer, range.startOffset);
  const end = offset(words, range.endContainer, range.endOffset);
  if (end <= start) return;
  palette.elements.cue.value = words.dataset.cue;
  palette.elements.start.value = start;
  palette.elements.end.value = end;
  words.after(palette);
  suggested = suggest(range.toString(), words);
  hint.textContent = suggested ? hint.dataset.like.replace("{label}", `${suggested.label}, ${suggested.name}`) : hint.dataset.none;
  palette.hidden = false;
  choose(suggested ? suggested.kind : "");
};

const close = () => {
  palette.hidden = true;
  kind = "";
};

const read = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const words = (range.startContainer.nodeType === 3 ? range.startContainer.parentElement : range.startContainer).closest(".words");
  if (!words) return;
  if (!words.contains(range.endContainer)) range.setEnd(words, words.childNodes.length);
  open(words, range);
};

const send = () => kind && palette.requestSubmit(kinds.find((button) => button.value === kind));

const goTo = (step) => {
  const quotes = [...transcript.querySelectorAll(".quote-code a")];
  const now = quotes.indexOf(document.activeElement);
  const next = quotes[now < 0 ? (step > 0 ? 0 : quotes.length - 1) : now + step];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
};

transcript.addEventListener("mouseup", () => setTimeout(read));
transcript.addEventListener("touchend", () => setTimeout(read, 300));
document.addEventListener("keyup", (event) => event.shiftKey && event.key.startsWith("Arrow") && read());
// The first press of a kind offers its codes; with no code of that kind, or pressed again, it keeps the quote.
kinds.forEach((button) => button.addEventListener("click", (event) => {
  if (kind === button.value || !codes.some((code) => code.kind === button.value)) return;
  event.preventDefault();
  choose(button.value);
  select.focus();
}));

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!palette.hidden) {
    const place = "1234".indexOf(event.key);
    if (event.key === "Escape") return close();
    if (place >= 0) {
      event.preventDefault();
      return choose(kinds[place].value);
    }
    if (event.key === "Enter" && !event.target.matches("button, a")) {
      event.preventDefault();
      return send();
    }
  }
  if (event.target.matches("select")) return;
  if (event.key === "[" || event.key === "]") goTo(event.key === "]" ? 1 : -1);
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("code-search").focus();
  }
});

// Codes are filtered as one types; Enter asks the server, as without a script.
document.getElementById("code-search").addEventListener("input", (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const item of document.querySelectorAll("[data-code]")) item.hidden = !item.textContent.toLowerCase().includes(wanted);
});
