// Places in the document's text, in code points from its beginning, as the ledger counts them. Every piece of the text
// knows where it begins (data-at); numbers of claims and marks of pages between them are no text and do not count.

const text = document.querySelector(".text");
// White space as the ledger has it (Python's), which is not quite that of JavaScript.
const SPACE = "[\\t\\n\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const LEADING = new RegExp(`^${SPACE}+`, "u"), TRAILING = new RegExp(`${SPACE}+$`, "u"), RUN = new RegExp(`${SPACE}+`, "gu");

const count = (string) => [...string].length;

function* stretches(range) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const piece = node.parentElement.closest(".piece");
    if (!piece || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    if (from < to) yield [Number(piece.dataset.at) + count(node.data.slice(0, from)), node.data.slice(from, to)];
  }
}

// The stretch that a range of the page covers: {start, end, words}; null where it has no words of the text.
export function spanOf(range) {
  const found = [...stretches(range)], whole = found.map(([, part]) => part).join("");
  if (!whole.replace(RUN, "")) return null;
  const start = found[0][0] + count(whole.match(LEADING)?.[0] ?? "");
  const words = whole.replace(LEADING, "").replace(TRAILING, "");
  return {start, end: start + count(words), words: words.replace(RUN, " ")};
}

function pointAt(pieces, place, isEnd) {
  let low = 0, high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1, at = Number(pieces[middle].dataset.at);
    if (isEnd ? at < place : at <= place) low = middle;
    else high = middle - 1;
  }
  const node = pieces[low].firstChild;
  return [node, [...node.data].slice(0, place - Number(pieces[low].dataset.at)).join("").length];
}

// The range of the page that shows a stretch of the text.
export function rangeOf(start, end) {
  const pieces = text.querySelectorAll(".piece"), range = new Range();
  range.setStart(...pointAt(pieces, start, false));
  range.setEnd(...pointAt(pieces, end, true));
  return range;
}

// What is selected in the text now; null for nothing.
export function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(text) ? spanOf(range) : null;
}

// Light stretches up, {name: [[start, end], …]}, without touching the page: where the browser cannot, nothing is lit.
export function paint(stretches_) {
  if (!globalThis.CSS?.highlights) return;
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith("words-")) CSS.highlights.delete(name);
  for (const [name, spans] of Object.entries(stretches_)) {
    CSS.highlights.set(`words-${name}`, new Highlight(...spans.map(([start, end]) => rangeOf(start, end))));
  }
}
