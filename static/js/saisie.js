/* Forms in the place of a part: the Escape key, one form at a time, and what to say when the site
   does not answer. htmx sends and receives; without scripts each form is a page. */
"use strict";
const press = (formulaire, geste) => formulaire.querySelector(`[value=${geste}]`).click();

document.addEventListener("keydown", (touche) => {
  const formulaire = touche.target.closest("form[data-en-place]");
  if (touche.key === "Escape" && formulaire && !touche.defaultPrevented && !touche.isComposing) {
    press(formulaire, "fermer");
  }
});

// Two forms would share the names of their fields; what is typed in the first is kept.
document.addEventListener("htmx:before:request", ({ target }) => {
  if (target.matches("a[data-ouvre]")) {
    document.querySelectorAll("form[data-en-place]").forEach((f) => press(f, "ceder"));
  }
});

const DANS_LA_PAGE = [401, 409, 422];
const say = ({ target, detail }) => {
  if (DANS_LA_PAGE.includes(detail.ctx?.response?.status)) return;
  if (target.matches("a[href]")) location.assign(target.href);
  if (!target.dataset?.panne) return;
  const la = target.querySelector("[data-alerte]") ?? target;
  la.hidden = false;
  la.textContent = target.dataset.panne;
};
document.addEventListener("htmx:error", say);
document.addEventListener("htmx:response:error", say);
