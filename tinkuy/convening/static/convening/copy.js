// A button that copies a text, where the browser can; else the text is there to be marked by hand.
for (const button of navigator.clipboard ? document.querySelectorAll("[data-copies]") : []) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies);
    text.select();
    await navigator.clipboard.writeText(text.value);
    button.textContent = button.dataset.copied;
  });
}
