/* What Material leaves out of reach for keyboards and screen readers: real buttons for its labels, names for its landmarks. */
(() => {
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const set = (selector, name, value) => each(selector, (element) => element.setAttribute(name, value));

  const asButton = (label, name) => {
    const toggle = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.dataset.fgFor = label.htmlFor;
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    const sync = () => button.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", sync);
    button.addEventListener("click", () => {
      toggle.click();
      if (toggle.checked) document.querySelector(".md-nav--primary a")?.focus({ preventScroll: true });
    });
    label.replaceWith(button);
    sync();
    return { toggle, button };
  };

  const label = document.querySelector("label.md-header__button[for=__drawer]");
  if (label) {
    const { toggle, button } = asButton(label, "Menu");
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) {
        toggle.click();
        button.focus();
      }
    });
  }
  set("label.md-overlay", "aria-hidden", "true");
  set(".md-nav--primary", "aria-label", "Site");
  set(".md-sidebar--primary .md-nav--secondary", "aria-label", "On this page (menu)");
  each(".md-nav--primary .md-nav", (nav) => { // one landmark, not one a branch
    nav.setAttribute("role", "presentation");
    nav.removeAttribute("aria-labelledby");
  });
  each(".md-nav[aria-expanded]", (nav) => nav.removeAttribute("aria-expanded"));
})();
