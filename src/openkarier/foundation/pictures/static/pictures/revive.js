/* Options travel as JSON, which holds no functions: the one that is needed is named "@angka" (1.234,5). */
"use strict";

const angka = (value) => {
  const [whole, part] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return (value < 0 ? "−" : "") + grouped + (part ? "," + part : "");
};
const revive = (text) => JSON.parse(text, (key, value) => (value === "@angka" ? angka : value));
