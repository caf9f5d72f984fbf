// The review queue: claims judged where they stand in the list, from the keyboard or with the mouse.
// Without this program the same is done by links and forms; it only spares loading the page anew.

const token = document.querySelector("meta[name=token]").content;
const rows = [...document.querySelectorAll("#queue > li")];
const status = document.getElementById("status");
const words = document.getElementById("said").dataset;
const history_ = "reftel-judged:/queue";
let reviewer = words.reviewer;
let at = -1;
let busy = false;

function say(text) {
  status.textContent = text;
}

function point(index) {
  rows[at]?.removeAttribute("aria-current");
  at = index;
  rows[at].setAttribute("aria-current", "true");
  rows[at].focus({preventScroll: true});
  rows[at].scrollIntoView({block: "nearest"});
}

function step(by) {
  if (rows.length) point(at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1));
}

function goOn() {
  const next = rows.findIndex((row, index) => index > at && !row.classList.contains("judged"));
  if (next >= 0) point(next);
  else (document.querySelector("a[rel=next]") ?? rows[at]).focus();
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

function element(name, {text = "", className = ""} = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function show(row, review) {
  row.dataset.review = review;
  const state = row.querySelector("[data-state] .state");
  state.className = `state state-${review}`;
  state.textContent = words[`state${review[0].toUpperCase()}${review.slice(1)}`] ?? review;
}

function clear(row) {
  row.classList.remove("judged");
  row.querySelectorAll(".outcome, .meanwhile-note").forEach((each) => each.remove());
  row.querySelector(".verdicts").hidden = false;
}

function close(row, verdict, judgement) {
  clear(row);
  row.classList.add("judged");
  row.querySelector(".verdicts").hidden = true;
  const outcome = element("p", {className: "outcome", text: verdict === "accept" ? words.accepted : words.rejected});
  const undo = element("button", {text: words.undo});
  undo.type = "button";
  undo.addEventListener("click", () => withdraw(judgement));
  outcome.append(undo);
  row.append(outcome);
}

function meanwhile(row, sentence) {
  clear(row);
  row.dataset.first = "";
  row.append(element("p", {className: "meanwhile-note", text: `${sentence}. ${words.again}?`}));
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
    return {...told, status: answer.status};
  } catch {
    say(words.offline);
    return null;
  } finally {
    busy = false;
  }
}

async function judge(row, verdict) {
  if (!row || row.classList.contains("judged") || !row.querySelector(".verdicts")) return;
  const {claim, first = "yes"} = row.dataset;
  const told = await post(`/claims/${claim}/${verdict}`, {first});
  if (!told) return;
  if (told.claims) show(row, told.claims[claim]);
  if (told.status === 409) meanwhile(row, told.error);
  if (told.error) return say(told.error);
  keep([...judged(), told.judgement]);
  close(row, verdict, told.judgement);
  say(verdict === "accept" ? words.accepted : words.rejected);
  goOn();
}

async function withdraw(judgement) {
  const told = await post(`/judgements/${judgement}/withdraw`);
  if (!told) return;
  if (told.error) return say(told.error);
  keep(judged().filter((each) => each !== judgement));
  const index = rows.findIndex((row) => row.dataset.claim in told.claims);
  if (index >= 0) {
    show(rows[index], told.claims[rows[index].dataset.claim]);
    clear(rows[index]);
    point(index);
  }
  say(words.undone);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => judge(rows[at], "accept"),
  r: () => judge(rows[at], "reject"),
  u: () => (judged().length ? withdraw(judged().at(-1)) : say(words.nothing)),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target === rows[at]) rows[at].querySelector("a.head").click();
  else if (Object.hasOwn(keys, event.key)) keys[event.key]();
  else return;
  event.preventDefault();
});

document.getElementById("queue")?.addEventListener("focusin", (event) => {
  const index = rows.indexOf(event.target.closest("li"));
  if (index < 0 || index === at) return;
  rows[at]?.removeAttribute("aria-current");
  at = index;
  rows[at].setAttribute("aria-current", "true");
});

document.getElementById("queue")?.addEventListener("submit", (event) => {
  event.preventDefault();
  judge(event.target.closest("li"), event.target.dataset.verdict);
});
