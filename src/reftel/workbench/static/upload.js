// Documents dropped on the page or chosen: sent one request each, with their progress, and then watched while they are read.
// Without this program the form sends them all at once, and a page says what came of them.

const form = document.getElementById("upload");
const words = form.dataset;
const list = document.getElementById("uploads");
const status = document.getElementById("upload-status");
const pattern = document.getElementById("upload-row").content.firstElementChild;
const [field, folder] = form.querySelectorAll("input[type=file]");
const AT_ONCE = 2, EVERY_MS = 700, PATIENCE_MS = 3000;
let token = document.querySelector("meta[name=token]").content;
let watching = false;

const jobs = new Set();
const queue = [];
const mine = new Map();
const batch = new Set();

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function size(bytes) {
  const [number, unit] = bytes < 100000 ? [bytes / 1024, "KB"] : [bytes / 1048576, "MB"];
  return `${number.toLocaleString(document.documentElement.lang, {maximumFractionDigits: 1})} ${unit}`;
}

class Job {
  constructor(file) {
    this.file = file;
    this.claims = 0;
    this.isFaulty = false;
    this.row = pattern.cloneNode(true);
    this.bar = this.row.querySelector("progress");
    this.stop = this.row.querySelector(".stop");
    this.again = this.row.querySelector(".again");
    this.row.querySelector(".name").textContent = file.name;
    this.row.querySelector(".size").textContent = size(file.size);
    this.stop.setAttribute("aria-label", `${this.stop.textContent} ${file.name}`);
    this.again.setAttribute("aria-label", `${this.again.textContent} ${file.name}`);
    this.stop.addEventListener("click", () => this.cancel());
    this.again.addEventListener("click", () => this.retry());
    this.tell(words.sending);
  }

  tell(text) {
    this.row.querySelector(".told").textContent = text;
  }

  start() {
    jobs.add(this);
    const asked = this.asked = new XMLHttpRequest();
    asked.open("POST", `/uploads?name=${encodeURIComponent(this.file.name)}`);
    asked.setRequestHeader("content-type", "application/octet-stream");
    asked.setRequestHeader("accept", "application/json");
    asked.setRequestHeader("x-reftel-token", token);
    asked.upload.addEventListener("progress", (event) => { this.bar.value = event.loaded / (event.total || 1); });
    asked.addEventListener("load", () => this.answered(asked));
    asked.addEventListener("error", () => this.fail(words.broken));
    asked.send(this.file);
  }

  answered(asked) {
    const text = asked.responseText, plain = asked.status < 500 ? text : ""; // who is being ended says no sentence
    const told = text.startsWith("{") ? JSON.parse(text) : {error: plain};
    if (asked.status === 429) return this.wait(Number(asked.getResponseHeader("retry-after")) || 3);
    if (asked.status !== 201) return this.fail(told.error || words.broken);
    jobs.delete(this);
    const [{id}] = told.items;
    this.row.id = `upload-${id}`;
    this.tell(words.sent);
    mine.set(id, this);
    watch();
    return next();
  }

  wait(seconds) {
    this.bar.value = 0;
    this.tell(fill(words.room, {n: seconds}));
    this.timer = setTimeout(() => this.start(), seconds * 1000);
  }

  fail(text) {
    jobs.delete(this);
    this.row.className = "upload is-broken";
    this.tell(text);
    this.stop.hidden = true;
    this.again.hidden = this.file.size > Number(words.most);
    this.bar.hidden = true;
    this.isFaulty = true;
    status.textContent = `${this.file.name}: ${text}`;
    next();
  }

  cancel() {
    const index = queue.indexOf(this);
    if (index >= 0) queue.splice(index, 1);
    clearTimeout(this.timer);
    this.asked?.abort();
    this.fail(words.stopped);
    this.again.focus();
  }

  async retry() {
    batch.add(this);
    this.isFaulty = false;
    this.row.className = "upload is-sending";
    this.row.removeAttribute("id");
    Object.assign(this.bar, {hidden: false, value: 0});
    this.stop.hidden = false;
    this.stop.focus();
    this.again.hidden = true;
    this.tell(words.sending);
    await renew();
    queue.push(this);
    next();
  }
}

async function renew() { // the workbench may have been started anew since this page was loaded
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    token = page.querySelector("meta[name=token]").content;
  } catch { /* it does not answer; sending will say so */ }
}

function next() {
  while (jobs.size < AT_ONCE && queue.length) {
    const job = queue.shift();
    if (job.file.size > Number(words.most)) job.fail(words.large);
    else job.start();
  }
  settle();
}

function isKnown(name) { // what lies in a folder with other endings is left alone, as `reftel read` leaves it
  return words.endings.split(" ").some((ending) => name.toLowerCase().endsWith(ending));
}

function takeFolder(files) {
  const shown = [...files].filter((file) => !file.name.startsWith("."));
  const known = shown.filter((file) => isKnown(file.name));
  take(known);
  if (known.length < shown.length) status.textContent += ` ${fill(words.left, {n: shown.length - known.length})}`;
}

function take(files) {
  const fresh = [...files].map((file) => new Job(file));
  status.textContent = fresh.length ? fill(words.begun, {n: fresh.length}) : words.empty;
  list.prepend(...fresh.map((job) => job.row));
  for (const job of fresh) batch.add(job);
  queue.push(...fresh);
  next();
}

function readEntries(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader(), found = [];
  if (entry.name.startsWith(".")) return found;
  for (let part = await readEntries(reader); part.length; part = await readEntries(reader)) found.push(...part);
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(found.map(filesOf))).flat();
}

async function dropped(data) {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()), files = [...data.files];
  if (!entries.some((entry) => entry?.isDirectory)) return take(files);
  return takeFolder((await Promise.all(entries.filter(Boolean).map(filesOf))).flat());
}

function unfinished() {
  return [...list.querySelectorAll("[data-unfinished]")];
}

function place(fresh) {
  const row = document.getElementById(fresh.id);
  if (!row) { // another tab's, or one that is just being sent from here
    if (fresh.hasAttribute("data-unfinished") && !jobs.size) list.prepend(fresh);
    return;
  }
  const key = fresh.id.replace("upload-", ""), job = mine.get(key);
  if (row.dataset.state === fresh.dataset.state) {
    row.querySelector(".told").textContent = fresh.querySelector(".told").textContent;
    const [bar, now] = [row.querySelector("progress"), fresh.querySelector("progress")];
    if (bar && now?.hasAttribute("value")) bar.value = now.value;
    return;
  }
  const focused = row.contains(document.activeElement);
  row.replaceWith(fresh);
  if (focused) (fresh.querySelector("button, a") ?? field).focus();
  if (fresh.hasAttribute("data-unfinished")) return;
  if (job) {
    mine.delete(key);
    job.claims = Number(fresh.dataset.claims);
    job.isFaulty = fresh.dataset.state !== "done";
  }
}

async function look() {
  const asked = {jobs: [...mine], rows: unfinished()}; // what comes while it answers is not missed in the answer
  const answer = await fetch("/uploads?part=rows");
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html"), seen = new Set();
  for (const fresh of [...page.querySelectorAll("li.upload")].reverse()) {
    seen.add(fresh.id);
    place(document.adoptNode(fresh));
  }
  for (const [key, job] of asked.jobs) {
    if (seen.has(`upload-${key}`)) continue;
    mine.delete(key);
    document.getElementById(`upload-${key}`)?.replaceWith(job.row);
    job.fail(words.lost);
  }
  for (const row of asked.rows) if (!seen.has(row.id)) row.remove();
}

async function watch() {
  if (watching) return;
  watching = true;
  while (unfinished().length || mine.size) {
    try {
      await look();
      if (status.textContent === words.offline) status.textContent = "";
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    } catch {
      status.textContent = words.offline;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    }
  }
  watching = false;
  settle();
}

async function settle() {
  if (watching || jobs.size || queue.length || mine.size || !batch.size) return;
  const done = [...batch], faulty = done.filter((job) => job.isFaulty).length;
  batch.clear();
  const claims = done.reduce((sum, job) => sum + job.claims, 0);
  const said = [];
  if (done.length > faulty) said.push(fill(words.over, {files: done.length - faulty, claims}));
  if (faulty) said.push(fill(words.faulty, {n: faulty}));
  status.textContent = said.join(" ");
  await refresh();
}

async function refresh() { // what the page says of the ledger, as it is now
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    for (const old of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
      if (fresh) old.replaceWith(document.adoptNode(fresh));
    }
  } catch { /* the numbers stay as they were; the next page has new ones */ }
}

for (const [input, taken] of [[field, take], [folder, takeFolder]]) {
  input.addEventListener("change", () => {
    taken(input.files);
    input.value = "";
  });
}

form.addEventListener("submit", (event) => event.preventDefault());

function holdsFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

document.addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  form.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  form.classList.remove("over");
  if (!holdsFiles(event)) return;
  event.preventDefault();
  dropped(event.dataTransfer);
});

list.addEventListener("submit", async (event) => {
  event.preventDefault();
  const headers = {accept: "application/json", "x-reftel-token": token};
  try {
    await fetch(event.target.action, {method: "POST", headers, body: new URLSearchParams()});
    watch();
  } catch {
    status.textContent = words.offline;
  }
});

addEventListener("beforeunload", (event) => {
  if (jobs.size || queue.length) event.preventDefault();
});

form.classList.add("lively");
folder.closest("label").hidden = false;
if (unfinished().length) watch();
