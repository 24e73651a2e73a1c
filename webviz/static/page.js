// What a page can do beyond links and forms: copy a text, print, forget an address. Everything works without it.
(() => {
  "use strict";

  const forgetting = document.querySelector("[data-forget-address]");
  if (forgetting) history.replaceState(null, "", "/");

  // The language is remembered: an address that is sent on should not choose it for somebody else.
  const address = new URL(location.href);
  if (address.searchParams.has("lang") && !forgetting) {
    address.searchParams.delete("lang");
    history.replaceState(history.state, "", address);
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const text = button.parentElement.querySelector("[data-copy-text]");
    const label = button.querySelector("[data-copy-label]");
    const usual = label.textContent;
    button.hidden = false;
    label.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent.trim());
      label.textContent = label.dataset.copied;
      setTimeout(() => { label.textContent = usual; }, 2500);
    });
  }
})();
