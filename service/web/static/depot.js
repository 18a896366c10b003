// Lets files be dropped on the form; without script the usual field takes them.
"use strict";
(() => {
  const zone = document.querySelector("[data-drop]");
  const field = zone && zone.querySelector("input[type=file]");
  const list = zone && zone.querySelector("[data-list]");
  if (!field) return;
  const show = () => { list.textContent = [...field.files].map((file) => file.name).join(", "); };
  field.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => { event.preventDefault(); field.files = event.dataTransfer.files; show(); });
})();
