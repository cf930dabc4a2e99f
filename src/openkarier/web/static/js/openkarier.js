/* Small comforts. Every page works without this file. */
"use strict";

// One open menu at a time; Escape and a click elsewhere close it and give the focus back.
const menus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// After a refused form the reader stands at the list of errors; after a step of htmx at the new heading.
const settle = (root) => {
  const target = root.querySelector("[data-focus]");
  if (target) target.focus();
};
document.addEventListener("DOMContentLoaded", () => settle(document));
document.addEventListener("htmx:after:swap", (event) => settle(event.target));

document.addEventListener("click", (event) => {
  const print = event.target.closest("[data-print]");
  if (print) window.print();
  const copy = event.target.closest("[data-copy]");
  if (copy) navigator.clipboard.writeText(copy.dataset.copy).then(() => { copy.textContent = "Tersalin"; });
});

// A table wider than the screen is scrolled with the keyboard as well.
document.addEventListener("DOMContentLoaded", () => {
  for (const frame of document.querySelectorAll(".table-frame:not([tabindex])")) {
    if (frame.scrollWidth <= frame.clientWidth) continue;
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    const caption = frame.querySelector("caption");
    frame.setAttribute("aria-label", caption ? caption.textContent.trim() : "Tabel");
  }
});

// A filter's choice applies itself; the button stays for those without JavaScript.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-apply]");
  if (form && event.target.matches("select")) form.requestSubmit();
});

// A form is sent once: the second click of an impatient finger does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => { delete form.dataset.sent; }, 8000);
});

// Five minutes before the session ends the page says so.
document.addEventListener("DOMContentLoaded", () => {
  const notice = document.getElementById("session-notice");
  if (!notice) return;
  const wait = Number(notice.dataset.seconds) * 1000 - 300000;
  if (wait > 0 && wait < 2 ** 31) setTimeout(() => { notice.hidden = false; }, wait);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) delete form.dataset.sent;
});
