/* A chart answers to the pointer: the server's drawing gives way to ECharts when somebody reaches for it, and not before
   (the library weighs 350 kB). Without this file the drawing, its names on hover and its table stay. */
"use strict";

(() => {
  if (window.picturesReady) return; // each chart brings this file along
  window.picturesReady = true;

  let library;
  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      script.src = address;
      document.head.append(script);
    });

  // The options name colours by role; ECharts wants them as they are now, in light or in dark.
  const coloured = (text) => {
    const roles = getComputedStyle(document.documentElement);
    return text.replace(/var\((--[\w-]+)\)/g, (all, name) => roles.getPropertyValue(name).trim());
  };

  const draw = (figure) => {
    const canvas = figure.querySelector(".chart-canvas");
    const drawing = [...canvas.querySelectorAll("svg")].find((each) => each.clientWidth > 0);
    if (!drawing) return;
    const text = figure.querySelector("template").content.textContent;
    const size = { width: canvas.clientWidth, height: drawing.clientHeight };
    const place = document.createElement("div");
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", drawing.getAttribute("aria-label"));
    place.style.height = `${size.height}px`;
    canvas.replaceChildren(place);
    const chart = window.echarts.init(place, null, { renderer: "svg", ...size });
    const paint = () => chart.setOption(revive(coloured(text)), true);
    paint();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    window.addEventListener("resize", () => chart.resize({ width: canvas.clientWidth }));
    figure.dataset.chart = "hidup";
  };

  const reach = (event) => {
    const figure = event.target.closest?.('[data-chart=""]');
    if (!figure || !event.target.closest(".chart-canvas")) return;
    figure.dataset.chart = "dimuat";
    library ??= Promise.all([load(figure.dataset.library), load(figure.dataset.revive)]);
    library.then(() => draw(figure), () => { figure.dataset.chart = "tanpa"; });
  };
  document.addEventListener("pointerover", reach);
})();
