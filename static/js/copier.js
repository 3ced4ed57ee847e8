/* Copying a text. The buttons are hidden in the page: they appear only where a browser can copy,
   that is in https, and the text stays a field that one selects and copies by hand. */
"use strict";
if (navigator.clipboard && navigator.clipboard.writeText) {
  for (const bouton of document.querySelectorAll("button[data-copie]")) {
    const champ = document.getElementById(bouton.dataset.copie);
    const etat = bouton.parentElement.querySelector("[role=status]");
    bouton.hidden = false;
    bouton.addEventListener("click", async () => {
      etat.textContent = ""; // said again the second time too
      let mots = bouton.dataset.fait;
      try {
        await navigator.clipboard.writeText(champ.value);
      } catch {
        champ.select();
        mots = bouton.dataset.refuse;
      }
      setTimeout(() => { etat.textContent = mots; }, 50);
    });
  }
}
