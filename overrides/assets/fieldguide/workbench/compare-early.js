/* Runs as soon as the page's table begins, so before it is painted: cases that the address leaves out stay out. compare.js takes
   over; without it all is undone after loading. */
(() => {
  const keepOut = (options) => {
    const fits = options.map((option) => `[data-settings~="${option.parentElement.name}=${option.value}"]`).join("");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`[data-fg-wait] .fg-wb-cases > [data-settings]:not(${fits}) { display: none; }
      [data-fg-wait] .fg-wb-cases:not(:has(> ${fits})) > [data-none] { display: list-item; }`);
    document.adoptedStyleSheets = [sheet];
  };
  const reading = new MutationObserver(() => {
    if (!document.querySelector(".fg-wb-compare")) return;
    reading.disconnect();
    const asked = new URLSearchParams(location.search);
    const options = [...document.querySelectorAll("[data-compare] option")].filter((option) => option.value && option.value === asked.get(option.parentElement.name));
    if (options.length) keepOut(options);
  });
  reading.observe(document, { childList: true, subtree: true });
})();
