/* On paper: one page of a strategy, only its steps, or a deck of cards with codes a phone can read. */

const qr = (id) => {
  const picture = document.createElement("img");
  picture.className = "fg-card__qr";
  picture.alt = "";
  picture.src = new URL(`qr/${id}.svg`, import.meta.url).href;
  return picture;
};

/** Print with a class on the page, and take it away again. */
export const printAs = (name) => {
  document.body.classList.add(name);
  addEventListener("afterprint", () => document.body.classList.remove(name), { once: true });
  print();
};

/** Print the visible cards of a list as a deck; each gets its code and address first. */
export const printCards = async (list, key) => {
  const cards = [...list.children].filter((card) => !card.hidden && key(card).startsWith("strategy/"));
  const pictures = cards.filter((card) => !card.querySelector(".fg-card__qr")).map((card) => {
    const picture = qr(key(card).split("/")[1]);
    card.append(picture);
    return picture.decode().catch(() => picture.remove());
  });
  await Promise.all(pictures);
  printAs("fg-print-cards");
};

/** Tell each part of a record's page which heading it stands under, so that paper can leave parts out. */
export const markParts = (article) => {
  let part = "top";
  for (const element of article.children) {
    if (element.matches("h2[id]")) part = element.id;
    element.dataset.part = part;
  }
};
