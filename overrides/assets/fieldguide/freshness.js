/* Says so, in words, once the day by which a page should be read again has passed. */
const today = new Date().toISOString().slice(0, 10);
for (const badge of document.querySelectorAll("[data-fg-due]")) {
  if (badge.dataset.fgDue > today) continue;
  badge.classList.add("fg-note", "fg-note--warn");
  badge.querySelector(".fg-fresh__late").hidden = false;
}
