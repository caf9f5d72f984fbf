// The reading room: claims opened beside the text, judged and corrected from the keyboard.
// Without this program the same is done by links and forms; it only spares loading the page anew.

import {attend, floating, isOpen, isUnfinished, openForm} from "./claim-form.js";
import {selected} from "./selection.js";
import {page, post, say, words} from "./telling.js";

const panel = document.getElementById("panel");
const text = document.querySelector(".text");
const judgedHere = `reftel-judged:${location.pathname}`;
const REPLACED = ["corrected", "split", "merged"];
let refs = [];
let pieces = [];
let at = -1;
let turn = 0;

function collect() {
  refs = [...text.querySelectorAll("a.ref")].sort((a, b) => a.dataset.index - b.dataset.index);
  pieces = [...text.querySelectorAll(".piece")];
  at = refs.findIndex((ref) => ref.getAttribute("aria-current"));
}

function claimsOf(piece) {
  return piece.dataset.claims === "" ? [] : piece.dataset.claims.split(" ").map(Number);
}

function light() {
  const spans = [...panel.querySelectorAll("[data-slot]")].flatMap((row) =>
    row.dataset.spans.trim().split(" ").filter(Boolean).map((span) => [row.dataset.slot, ...span.split("-").map(Number)]));
  for (const piece of pieces) {
    const start = Number(piece.dataset.at), end = start + [...piece.textContent].length;
    const kept = [...piece.classList].filter((name) => !name.startsWith("lit") && name !== "open");
    const lit = spans.filter(([, from, to]) => from < end && start < to).map(([slot]) => `lit-${slot}`);
    const open = claimsOf(piece).includes(at) ? ["open"] : [];
    piece.className = [...kept, ...(lit.length ? ["lit", ...lit] : []), ...open].join(" ");
  }
}

// The pictures of pages with the lines marked that the open claim's words stand on; only those that change are asked for.
function mark(claim) {
  const here = new Set();
  let page_ = null;
  for (const each of text.querySelectorAll(".mark.page, .piece.open")) {
    if (each.matches(".page")) page_ = each.id;
    else here.add(page_);
  }
  for (const link of text.querySelectorAll(".original")) {
    const [address] = link.href.split("?"), marker = link.previousElementSibling.id;
    const wanted = here.has(marker) ? `${address}?claim=${claim}` : address;
    if (link.href !== wanted) link.href = link.firstElementChild.src = wanted;
  }
}

function point(index, {focus = true} = {}) {
  if (refs[at]) refs[at].removeAttribute("aria-current");
  at = index;
  refs[at].setAttribute("aria-current", "true");
  if (focus) refs[at].focus({preventScroll: true});
  const box = refs[at].getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight * 0.5) refs[at].scrollIntoView({block: "center"});
}

async function load(claim) {
  const mine = ++turn;
  const fresh = (await page(`/claims/${claim}?part=panel`)).querySelector(".panel");
  if (mine !== turn) return;
  panel.replaceChildren(document.adoptNode(fresh));
  light();
  mark(claim);
}

function addressOf(claim) {
  const kept = new URLSearchParams(location.search);
  for (const name of ["claim", "edit", "lang"]) kept.delete(name);
  if (claim) kept.set("claim", claim);
  return `${location.pathname}${kept.size ? "?" : ""}${kept}`;
}

async function open(index, {push = true, focus = true} = {}) {
  if (isUnfinished()) {
    say(words.unfinished);
    return;
  }
  point(index, {focus});
  const {claim} = refs[index].dataset;
  try {
    await load(claim);
    say("");
    if (push) history.replaceState(null, "", addressOf(claim));
  } catch {
    say(words.offline);
  }
}

function openClaim(claim) {
  const index = refs.findIndex((ref) => ref.dataset.claim === claim);
  if (index >= 0) open(index);
  return index >= 0;
}

// Text and panel as they are now, without leaving the place.
async function refresh(claim) {
  const address = addressOf(claim);
  const fresh = await page(address);
  const pictures = new Map([...text.querySelectorAll(".original")].map((each) => [each.href.split("?")[0], each]));
  text.replaceChildren(...document.adoptNode(fresh.querySelector(".text")).childNodes);
  for (const each of text.querySelectorAll(".original")) {
    const known = pictures.get(each.href.split("?")[0]);
    if (known) each.replaceWith(known);
  }
  panel.replaceChildren(...document.adoptNode(fresh.getElementById("panel")).childNodes);
  history.replaceState(null, "", address);
  collect();
  if (refs[at]) {
    point(at);
    mark(claim);
  }
}

function judged() {
  return JSON.parse(sessionStorage.getItem(judgedHere) ?? "[]");
}

function keep(list) {
  sessionStorage.setItem(judgedHere, JSON.stringify(list));
}

function show(claims) {
  for (const [claim, review] of Object.entries(claims)) {
    const ref = refs.find((each) => each.dataset.claim === claim);
    if (!ref) continue;
    ref.dataset.review = review;
    for (const piece of pieces) if (claimsOf(piece)[0] === Number(ref.dataset.index)) piece.dataset.review = review;
  }
}

async function judge(verdict, claim) {
  const first = panel.querySelector(".verdicts input[name=first]")?.value ?? "";
  const told = await post(`/claims/${claim}/${verdict}`, {first});
  if (!told) return;
  show(told.claims);
  if (told.error) {
    await load(claim).catch(() => {});
    say(told.error);
    return;
  }
  keep([...judged(), told.judgement]);
  await load(claim).catch(() => {});
  say(verdict === "accept" ? words.accepted : words.rejected);
}

async function withdraw(judgement) {
  const told = await post(`/judgements/${judgement}/withdraw`);
  if (!told) return;
  keep(judged().filter((each) => each !== judgement));
  const [[claim, review]] = Object.entries(told.claims);
  await refresh(review === "superseded" ? "" : claim).catch(() => {});
  say(words.undone);
}

function undo() {
  const last = judged().at(-1);
  if (last) withdraw(last);
  else say(words.nothing);
}

// Claims in whose place others stand are passed over.
function step(by) {
  let next = at < 0 ? (by > 0 ? 0 : refs.length - 1) : at + by;
  while (refs[next] && REPLACED.includes(refs[next].dataset.review)) next += by;
  if (refs[next]) open(next);
}

// Who may not judge is shown no buttons, and has no keys for them.
function correct() {
  const button = panel.querySelector("[data-edit]");
  if (button) openForm(button.dataset.edit);
}

function tellMissed() {
  const button = document.querySelector(".doing [data-edit]");
  if (button) openForm(button.dataset.edit, {quote: selected()});
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => refs[at] && judge("accept", refs[at].dataset.claim),
  r: () => refs[at] && judge("reject", refs[at].dataset.claim),
  c: correct,
  m: tellMissed,
  u: undo,
  n: () => document.getElementById("next-in-queue")?.click(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  if (isUnfinished()) say(words.unfinished);
  else keys[event.key]();
});

text.addEventListener("click", (event) => {
  const ref = event.target.closest("a.ref"), piece = event.target.closest(".piece.q");
  if (event.ctrlKey || event.metaKey || event.shiftKey || (!ref && !piece) || (!ref && !getSelection().isCollapsed)) return;
  if (!ref && isOpen()) return;
  event.preventDefault();
  if (ref) open(Number(ref.dataset.index));
  else {
    const here = claimsOf(piece), now = here.indexOf(at);
    open(here[(now + 1) % here.length]);
  }
});

document.addEventListener("click", (event) => {
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
  const edit = event.target.closest("[data-edit]"), other = event.target.closest("a.to-claim");
  if (!plain || (!edit && !other)) return;
  if (other && !openClaim(other.dataset.claim)) return;
  event.preventDefault();
  if (edit && isUnfinished()) say(words.unfinished);
  else if (edit) openForm(edit.dataset.edit, {quote: edit.closest("#panel") ? null : selected()});
});

panel.addEventListener("submit", (event) => {
  const form = event.target, {verdict} = form.dataset;
  if (!verdict) return;
  event.preventDefault();
  const [, , name] = new URL(form.action).pathname.split("/");
  if (verdict === "withdraw") withdraw(name);
  else judge(verdict, name);
});

floating.addEventListener("click", tellMissed);

attend({
  async done({judgement, claim}) {
    keep([...judged(), judgement]);
    await refresh(claim).catch(() => location.assign(addressOf(claim)));
    say(words.corrected);
  },
  cancelled: (claim) => refresh(claim).catch(() => location.assign(addressOf(claim))),
});
collect();
if (refs[at]) refs[at].scrollIntoView({block: "center"});
