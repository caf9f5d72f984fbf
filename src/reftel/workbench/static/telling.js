// What the page says to the workbench, and to its reader.

export const token = document.querySelector("meta[name=token]").content;
export const words = document.getElementById("said").dataset;
const status = document.getElementById("status");
let reviewer = words.reviewer;
let busy = false;

export function say(text) {
  status.textContent = text;
}

function ask() {
  const dialog = document.getElementById("ask"), field = dialog.querySelector("input");
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes" ? field.value.trim() : ""), {once: true});
    dialog.returnValue = "";
    dialog.showModal();
  });
}

// A page or a part of one, parsed. Fails where it is not answered with one.
export async function page(address, options = {}) {
  const answer = await fetch(address, {...options, headers: {"x-reftel-token": token, ...options.headers}});
  const told = await answer.text();
  if (!answer.ok) throw new Error(told);
  const parsed = new DOMParser().parseFromString(told, "text/html");
  for (const each of parsed.querySelectorAll("noscript")) each.remove();
  return parsed;
}

// Tell something in the reviewer's name, one thing at a time; null where nobody is named, or something is under way.
export async function tell(send, fields = {}) {
  if (busy) return null;
  if (!reviewer) reviewer = await ask();
  if (!reviewer) return null;
  busy = true;
  try {
    return await send(new URLSearchParams({...fields, reviewer}));
  } catch {
    say(words.offline);
    return null;
  } finally {
    busy = false;
  }
}

// A judgement; its answer, which has an `error` where somebody else judged meanwhile. Null with the reason said.
export function post(path, fields = {}) {
  return tell(async (body) => {
    const headers = {accept: "application/json", "x-reftel-token": token};
    const answer = await fetch(path, {method: "POST", headers, body});
    const told = (answer.headers.get("content-type") ?? "").startsWith("application/json")
      ? await answer.json() : {error: await answer.text()};
    if (answer.ok || told.claims) return told;
    say(told.error);
    return null;
  }, fields);
}
