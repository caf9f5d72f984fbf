// The reading room: claims opened beside the text, and judged from the keyboard.
// Without this program the same is done by links and forms; it only spares loading the page anew.

const token = document.querySelector("meta[name=token]").content;
const panel = document.getElementById("panel");
const status = document.getElementById("status");
const words = document.getElementById("said").dataset;
const refs = [...document.querySelectorAll("a.ref")].sort((a, b) => a.dataset.index - b.dataset.index);
const pieces = [...document.querySelectorAll(".piece")];
const history_ = `reftel-judged:${location.pathname}`;
let reviewer = words.reviewer;
let at = refs.findIndex((ref) => ref.getAttribute("aria-current"));
let turn = 0;
let busy = false;

function say(text) {
  status.textContent = text;
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
  const answer = await fetch(`/claims/${claim}?part=panel`, {headers: {"x-reftel-token": token}});
  const text = await answer.text();
  if (mine !== turn) return;
  if (!answer.ok) throw new Error(text);
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(".panel");
  panel.replaceChildren(document.adoptNode(fresh));
  light();
}

function asked(claim) {
  const query = new URLSearchParams(location.search);
  query.set("claim", claim);
  return query;
}

async function open(index, {push = true, focus = true} = {}) {
  point(index, {focus});
  const {claim} = refs[index].dataset;
  try {
    await load(claim);
    say("");
    if (push) history.replaceState(null, "", `?${asked(claim)}`);
  } catch {
    say(words.offline);
  }
}

function ask() {
  const dialog = document.getElementById("ask"), field = dialog.querySelector("input");
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes" ? field.value.trim() : ""), {once: true});
    dialog.returnValue = "";
    dialog.showModal();
  });
}

function judged() {
  return JSON.parse(sessionStorage.getItem(history_) ?? "[]");
}

function keep(list) {
  sessionStorage.setItem(history_, JSON.stringify(list));
}

function show(claims) {
  for (const [claim, review] of Object.entries(claims)) {
    const ref = refs.find((each) => each.dataset.claim === claim);
    if (!ref) continue;
    ref.dataset.review = review;
    for (const piece of pieces) if (claimsOf(piece)[0] === Number(ref.dataset.index)) piece.dataset.review = review;
  }
}

async function post(path, fields = {}) {
  if (busy) return null;
  if (!reviewer) reviewer = await ask();
  if (!reviewer) return null;
  busy = true;
  try {
    const headers = {accept: "application/json", "x-reftel-token": token};
    const answer = await fetch(path, {method: "POST", headers, body: new URLSearchParams({reviewer, ...fields})});
    const told = (answer.headers.get("content-type") ?? "").startsWith("application/json")
      ? await answer.json() : {error: await answer.text()};
    if (!answer.ok) {
      say(told.error);
      if (told.claims) {
        show(told.claims);
        await load(refs[at].dataset.claim).catch(() => {});
      }
      return null;
    }
    show(told.claims);
    return told;
  } catch {
    say(words.offline);
    return null;
  } finally {
    busy = false;
  }
}

async function judge(verdict, claim) {
  const first = panel.querySelector(".verdicts input[name=first]")?.value ?? "";
  const told = await post(`/claims/${claim}/${verdict}`, {first});
  if (!told) return;
  keep([...judged(), told.judgement]);
  await load(claim).catch(() => {});
  say(verdict === "accept" ? words.accepted : words.rejected);
}

async function withdraw(judgement) {
  const told = await post(`/judgements/${judgement}/withdraw`);
  if (!told) return;
  keep(judged().filter((each) => each !== judgement));
  const [claim] = Object.keys(told.claims), index = refs.findIndex((ref) => ref.dataset.claim === claim);
  if (index >= 0) await open(index);
  say(words.undone);
}

function undo() {
  const last = judged().at(-1);
  if (last) withdraw(last);
  else say(words.nothing);
}

function step(by) {
  if (!refs.length) return;
  const next = at < 0 ? (by > 0 ? 0 : refs.length - 1) : Math.min(Math.max(at + by, 0), refs.length - 1);
  open(next);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => refs[at] && judge("accept", refs[at].dataset.claim),
  r: () => refs[at] && judge("reject", refs[at].dataset.claim),
  u: undo,
  n: () => document.getElementById("next-in-queue")?.click(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

document.querySelector(".text").addEventListener("click", (event) => {
  const ref = event.target.closest("a.ref"), piece = event.target.closest(".piece.q");
  if (event.ctrlKey || event.metaKey || event.shiftKey || (!ref && !piece) || (!ref && !getSelection().isCollapsed)) return;
  event.preventDefault();
  if (ref) open(Number(ref.dataset.index));
  else {
    const here = claimsOf(piece), now = here.indexOf(at);
    open(here[(now + 1) % here.length]);
  }
});

panel.addEventListener("submit", (event) => {
  const form = event.target, {verdict} = form.dataset;
  if (!verdict) return;
  event.preventDefault();
  const [, , name] = new URL(form.action).pathname.split("/");
  if (verdict === "withdraw") withdraw(name);
  else judge(verdict, name);
});

if (refs[at]) refs[at].scrollIntoView({block: "center"});
