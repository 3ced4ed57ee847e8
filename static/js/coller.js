/* Pasting a text. The field shows its words; the clipboard’s HTML goes with them in a hidden field,
   so that lists and titles stay. Changing the words by hand forgets it: what is read is what is
   shown. What is too long is not sent: the words alone are. */
"use strict";
const SIGNES_MAX = 200000;
for (const champ of document.querySelectorAll("textarea[data-colle]")) {
  const cache = document.getElementById(champ.dataset.colle);
  champ.addEventListener("paste", (event) => {
    const html = event.clipboardData ? event.clipboardData.getData("text/html") : "";
    const seul = champ.value === "" || cache.value !== "";
    cache.value = html && seul && cache.value.length + html.length <= SIGNES_MAX ? cache.value + html : "";
  });
  champ.addEventListener("input", (event) => {
    if (event.inputType !== "insertFromPaste") { cache.value = ""; }
  });
}
/* Enter in a search box searches: left to itself, it would save the form. */
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input[name^='_cherche.']")) {
    event.preventDefault();
    event.target.parentElement.querySelector("button").click();
  }
});
