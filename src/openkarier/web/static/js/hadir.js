/* Attendance at the door: every scan is kept on this device first and delivered when the server answers. */
"use strict";

const form = document.querySelector("[data-hadir]");
const key = `hadir:${form.dataset.hadir}`;
const place = form.querySelector("[data-say]");
const video = form.querySelector("[data-video]");
const rows = [...document.querySelectorAll("tr[data-number]")];
const list = form.querySelector("[data-refused]");
const say = (text) => { place.textContent = text; };

let [waiting, busy] = [[], false];
try { waiting = JSON.parse(localStorage.getItem(key) || "[]"); } catch { /* a browser that keeps nothing */ }
const keep = () => {
  try { localStorage.setItem(key, JSON.stringify(waiting)); } catch { say("Perangkat ini tidak dapat menyimpan. Pakai daftar tercetak bila jaringan putus."); }
};
const device = (() => {
  try {
    const known = localStorage.getItem("hadir:perangkat") || `hp-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
    localStorage.setItem("hadir:perangkat", known);
    return known;
  } catch { return "hp"; }
})();

const whose = (text) => {
  const code = text.replace(/\/+$/, "").split("/").pop();
  const digits = text.split("-").pop().replace(/\D/g, "");
  return rows.find((row) => row.dataset.code === code || row.dataset.nip === digits || row.dataset.number === String(Number(digits) || ""));
};
const mark = (row) => {
  const cell = row.querySelector("[data-here]");
  if (!cell.querySelector("form")) return;
  const present = document.querySelector("[data-present]");
  present.textContent = Number(present.textContent) + 1;
  cell.textContent = "Hadir";
};

const deliver = async () => {
  if (busy || !waiting.length) return;
  busy = true;
  const sent = waiting.slice(0, 500);
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("kiriman", JSON.stringify(sent));
  body.set("perangkat", device);
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.status === 409) return say(`${(await answer.json()).pesan} ${waiting.length} catatan tersimpan di perangkat ini.`);
    if (!answer.ok) return say(`Muat ulang halaman ini (mungkin sesi Anda berakhir). ${waiting.length} catatan aman di perangkat ini.`);
    const { hasil } = await answer.json();
    const told = new Set(hasil.map((one) => one.ref));
    waiting = waiting.filter((one) => !told.has(one.ref));
    keep();
    for (const one of hasil) {
      const row = rows.find((each) => each.dataset.number === String(one.nomor));
      if (one.diterima && row) mark(row);
      if (!one.diterima) list.prepend(Object.assign(document.createElement("li"), { textContent: one.kalimat }));
    }
    say(hasil.length === 1 ? hasil[0].kalimat : `${hasil.length} catatan terkirim.`);
  } catch {
    say(`Jaringan terputus. ${waiting.length} catatan aman di perangkat ini dan dikirim begitu tersambung.`);
  } finally { busy = false; }
};

const take = (text, how) => {
  const row = whose(text);
  if (how === "qr" && waiting.some((one) => one.teks === text)) return;
  waiting.push({ ref: `${device}-${Date.now()}-${waiting.length}`, teks: text, pada: Date.now(), cara: how });
  keep();
  if (row) mark(row);
  say(row ? `${row.querySelector("th").textContent}: tercatat di perangkat.` : "Tercatat di perangkat; diperiksa saat terkirim.");
  deliver();
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = form.elements.nomor.value.trim();
  if (text) take(text, "ketik");
  form.elements.nomor.value = "";
  form.elements.nomor.focus();
});

const button = form.querySelector("[data-camera]");
if ("BarcodeDetector" in window && navigator.mediaDevices) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const reader = new BarcodeDetector({ formats: ["qr_code"] });
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.hidden = false;
    await video.play();
    let last = "";
    setInterval(async () => {
      const [found] = await reader.detect(video).catch(() => []);
      if (found && found.rawValue !== last) take((last = found.rawValue), "qr");
    }, 400);
  });
}
window.addEventListener("online", deliver);
setInterval(deliver, 5000);
deliver();
