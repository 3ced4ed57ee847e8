/* Pasting a text. The field shows its words; the clipboard’s HTML goes with them in a hidden field,
   so that lists and titles stay. Changing the words by hand forgets it: what is read is what is
   shown. What is too long is not sent: the words alone are. The page is listened to, and not its
   fields: forms come and go in it. */
"use strict";
const SIGNES_MAX = 200000;
const find = ({ target }) => target.matches?.("textarea[data-colle]") && document.getElementById(target.dataset.colle);

document.addEventListener("paste", (event) => {
  const cache = find(event);
  if (!cache) return;
  const html = event.clipboardData?.getData("text/html") ?? "";
  const seul = event.target.value === "" || cache.value !== "";
  cache.value = html && seul && cache.value.length + html.length <= SIGNES_MAX ? cache.value + html : "";
});
document.addEventListener("input", (event) => {
  const cache = find(event);
  if (cache && event.inputType !== "insertFromPaste") cache.value = "";
});

// Enter in a search box searches: left to itself, it would save the form.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input[name^='_cherche.']")) {
    event.preventDefault();
    event.target.parentElement.querySelector("button").click();
  }
});
