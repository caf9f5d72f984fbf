// The form that corrects a claim or tells a missed one. Words that are selected in the text become those of the field
// that was last in focus. Without this program words are typed as they stand in the document.

import {paint, selected} from "./selection.js";
import {page, say, tell, words} from "./telling.js";

const panel = document.getElementById("panel");
export const floating = document.getElementById("claim-words");
let entry = null;
let isDirty = false;
let waiting = 0;

const formIn = () => panel.querySelector(".claim-form form");
export const isOpen = () => formIn() !== null;
export const isUnfinished = () => isOpen() && isDirty;

function spansOf(place) {
  return place.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
}

function light() {
  const all = [...panel.querySelectorAll(".claim-form [data-spans]")];
  paint(Object.fromEntries(all.map((each) => [each.dataset.slot, spansOf(each.dataset.spans)])));
}

function enter(target) {
  const now = target.closest("[data-entry]");
  if (!now?.querySelector(".its-words")) return;
  entry?.classList.remove("taking");
  entry = now;
  entry.classList.add("taking");
}

function put(span, {more = false} = {}) {
  const box = entry.querySelector(".its-words"), area = box.querySelector("textarea"), at = box.querySelector("input");
  const place = `${span.start}-${span.end}`, isMore = more && area.value.trim() !== "" && entry.dataset.entry !== "quote";
  area.value = isMore ? `${area.value.trimEnd()}\n${span.words}` : span.words;
  at.value = box.dataset.spans = isMore ? `${at.value} ${place}` : place;
  isDirty = true;
  ponder(area);
  light();
  say(words.taken);
}

// Words that were just selected, for the field that was last in focus; with Shift or Ctrl beside those it has.
function take(event) {
  const span = selected();
  floating.hidden = true;
  if (!span) return;
  if (isOpen() && entry) put(span, {more: event.shiftKey || event.ctrlKey});
  else if (!isOpen()) offer(event);
}

function offer(event) {
  if (!document.querySelector(".doing [data-edit]")) return;
  floating.hidden = false;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  const left = Math.min(event.clientX ?? box.left, innerWidth - floating.offsetWidth - 8);
  floating.style.left = `${Math.max(8, left) + scrollX}px`;
  floating.style.top = `${Math.max(8, box.bottom + 8) + scrollY}px`;
}

async function check(field) {
  const box = field.closest("[data-entry]"), slot = box?.dataset.entry, output = box?.querySelector(".understood");
  if (!output || field.name.startsWith("words.")) return;
  const typed = [...new FormData(formIn())].filter(([name]) => name === slot || name.startsWith(`${slot}.`));
  const mine = ++waiting;
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (mine !== waiting || !output.isConnected) return;
  try {
    const answer = await fetch(`/slots/${slot}?${new URLSearchParams(typed)}`, {headers: {accept: "application/json"}});
    const told = await answer.json();
    output.textContent = told.fault ?? told.words ?? "";
    output.classList.toggle("wrong", Boolean(told.fault));
  } catch {
    output.textContent = "";
  }
}

// A list of names suggests for each name that comes after a ";" what it suggests for the first.
function suggest(field) {
  const list = field.list, head = field.value.slice(0, field.value.lastIndexOf(";") + 1);
  const before = head && `${head} `;
  if (!list || list.dataset.before === before) return;
  list.dataset.before = before;
  for (const option of list.options) {
    option.dataset.own ??= option.value;
    option.value = before + option.dataset.own;
  }
}

function shown(fresh) {
  panel.replaceChildren(document.adoptNode(fresh));
  entry = null;
  for (const button of panel.querySelectorAll(".take")) button.hidden = false;
  for (const select of panel.querySelectorAll(".amount select")) both(select);
  light();
  const wrong = panel.querySelector("[role=alert]");
  const first = panel.querySelector("[aria-invalid]") ?? wrong ?? panel.querySelector("textarea, input:not([type=hidden])");
  first?.focus({preventScroll: true});
  first?.scrollIntoView({block: "nearest"});
}

// Where a value is another now, ask whether the words that it had still carry it.
function ponder(field) {
  const still = field.closest("[data-entry]")?.querySelector(".still");
  if (still) still.hidden = field.name.startsWith("words.") || !still.parentElement.querySelector("textarea").value;
}

function both(select) {
  select.closest(".amount").querySelector(".and").hidden = select.value !== "between";
}

// Open the form at an address, with words that are selected as the claim's own.
export async function openForm(address, {quote = null} = {}) {
  floating.hidden = true;
  try {
    const fresh = (await page(`${address}?part=panel`)).querySelector(".panel");
    shown(fresh);
  } catch {
    say(words.offline);
    return;
  }
  isDirty = false;
  say("");
  if (quote) {
    enter(panel.querySelector("[data-entry=quote]"));
    put(quote);
    getSelection().removeAllRanges();
    panel.querySelector("[name=kind]").focus();
  }
}

async function send(form, done) {
  const fields = {...Object.fromEntries(new FormData(form)), part: "panel"};
  const answer = await tell(async (body) => (await page(form.action, {method: "POST", body})).querySelector(".panel"), fields);
  if (!answer) return;
  if (answer.matches(".claim-form")) {
    shown(answer);
    return;
  }
  isDirty = false;
  paint({});
  done({judgement: answer.dataset.judgement, claim: answer.dataset.claim});
}

// Attend to the form. `done` is told what was taken down, `cancelled` that it was left.
export function attend({done, cancelled}) {
  document.querySelector(".text").addEventListener("mouseup", (event) => setTimeout(() => take(event)));
  let settling = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(settling);
    if (getSelection().isCollapsed) floating.hidden = true;
    // by touch a selection grows without any button that goes up
    else if (matchMedia("(pointer: coarse)").matches && !isOpen()) {
      settling = setTimeout(() => selected() && offer({}), 400);
    }
  });
  panel.addEventListener("focusin", (event) => {
    enter(event.target);
    if (event.target.matches("[data-several]")) suggest(event.target);
  });
  panel.addEventListener("input", (event) => {
    if (!isOpen()) return;
    isDirty = true;
    const {target} = event;
    if (target.matches(".amount select")) both(target);
    if (target.matches("[data-several]")) suggest(target);
    ponder(target);
    check(target);
  });
  panel.addEventListener("mousedown", (event) => {
    if (event.target.closest(".take")) event.preventDefault();
  });
  panel.addEventListener("click", (event) => {
    if (event.target.closest(".take")) {
      const span = selected();
      enter(event.target);
      if (span) put(span, {more: event.shiftKey || event.ctrlKey});
      else say(words.selectfirst);
    }
    if (event.target.closest(".cancel")) {
      event.preventDefault();
      isDirty = false;
      paint({});
      cancelled(panel.querySelector(".claim-form").dataset.claim);
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && isOpen()) formIn().requestSubmit();
  });
  panel.addEventListener("submit", (event) => {
    if (event.target !== formIn()) return;
    event.preventDefault();
    send(event.target, done);
  });
  floating.addEventListener("mousedown", (event) => event.preventDefault());
  if (isOpen()) shown(panel.querySelector(".panel"));
}

