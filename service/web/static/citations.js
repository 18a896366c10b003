// A button to copy a quotation with its reference; without script, the text is selected by hand.
"use strict";
(() => {
  if (!navigator.clipboard) return;
  const dress = (root) => {
    for (const quote of root.querySelectorAll("[data-quote]:not([data-dressed])")) {
      quote.dataset.dressed = "";
      const caption = quote.querySelector("figcaption"), button = document.createElement("button");
      button.type = "button"; button.className = "second small-button"; button.textContent = "Copier";
      button.addEventListener("click", async () => {
        const where = caption.cloneNode(true);
        for (const one of where.querySelectorAll(".aside, button")) one.remove();
        const said = quote.querySelector("blockquote").textContent.trim();
        await navigator.clipboard.writeText(`${said} (${where.textContent.replace(/\s+/g, " ").trim()})`);
        button.textContent = "Copié";
        setTimeout(() => { button.textContent = "Copier"; }, 2000);
      });
      caption.append(" ", button);
    }
  };
  dress(document);
  document.addEventListener("htmx:afterSwap", () => dress(document));
})();
