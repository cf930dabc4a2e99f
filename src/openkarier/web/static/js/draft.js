/* Keeps what is being typed: to the server when it answers, in this browser when it does not. The page works without it. */
"use strict";

const form = document.querySelector("form[data-draft]");
const place = form && form.querySelector("[data-saved]");
const key = form && `draf:${form.elements.author.value}:${location.pathname}`;
let timer = 0;
let leaving = false;
window.addEventListener("beforeunload", () => { leaving = true; });

const say = (text) => { place.textContent = text; };
const typed = () => {
  const data = new FormData(form);
  data.delete("later");
  return data;
};

// What could not be sent waits here, per person and page, with the version of the draft it was typed on.
const words = () => [...typed()].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "author");
const store = (saved = false) => {
  try {
    localStorage.setItem(key, JSON.stringify({ version: form.dataset.version, words: words(), saved }));
  } catch { /* a browser that keeps nothing: the server still does */ }
};
const stored = () => {
  try {
    return JSON.parse(localStorage.getItem(key) || "null");
  } catch {
    return null;
  }
};
const forget = () => {
  try {
    localStorage.removeItem(key);
  } catch { /* nothing was kept */ }
};

const save = async () => {
  clearTimeout(timer);
  store();
  const sent = JSON.stringify(words());
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: typed(), redirect: "manual" });
    if (answer.status === 409) return say((await answer.json()).pesan);
    if (answer.status >= 500) throw new Error("server");
    if (!answer.ok) return say("Sesi berakhir. Ketikan Anda aman di perangkat ini; masuk kembali untuk melanjutkan.");
    const { tersimpan, versi } = await answer.json();
    form.dataset.version = versi;
    // Saved while the next page is already on its way: that page may have been drawn from before, so it must hear.
    if (JSON.stringify(words()) === sent) leaving ? store(true) : forget();
    say(`Tersimpan ${tersimpan}`);
  } catch {
    say("Sambungan terputus. Ketikan Anda aman di perangkat ini dan dikirim begitu tersambung.");
    timer = setTimeout(save, 10000);
  }
};

const fill = (kept) => {
  for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = false;
  for (const [name, value] of kept) {
    const field = form.elements[name];
    if (field && field.type === "checkbox") field.checked = field.value === value;
    else if (field) field.value = value;
  }
  save();
};

// The same version, or nothing here yet: put back at once. Another version (another device, another day): ask.
const restore = () => {
  const kept = stored();
  if (!kept) return;
  const here = words();
  if (JSON.stringify(here) === JSON.stringify(kept.words)) return forget();
  if (kept.saved) return kept.version > form.dataset.version ? fill(kept.words) : forget();
  if (kept.version === form.dataset.version || here.every(([, value]) => !value)) return fill(kept.words);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small";
  button.textContent = "Pulihkan ketikan yang belum terkirim dari perangkat ini";
  button.addEventListener("click", () => fill(kept.words));
  place.replaceChildren(button);
};

if (form) {
  restore();
  form.addEventListener("input", () => { store(); clearTimeout(timer); timer = setTimeout(save, 1200); });
  form.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(save, 300); });
  form.addEventListener("submit", () => { clearTimeout(timer); });
  window.addEventListener("online", save);
}
