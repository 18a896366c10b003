// Follows a job: what changes is written in its place, and the page is loaded again at the end.
"use strict";
(() => {
  const box = document.querySelector("[data-job]");
  if (!box) return;
  const bar = box.querySelector("progress");
  const stage = box.querySelector("[data-stage]");
  const rest = box.querySelector("[data-rest]");
  const source = new EventSource(`/api/v1/jobs/${box.dataset.job}/events`);
  const told = (seconds) =>
    seconds === null ? "" : seconds < 60 ? `encore ${Math.ceil(seconds)} s environ` : `encore ${Math.ceil(seconds / 60)} min environ`;
  source.addEventListener("progress", (event) => {
    const job = JSON.parse(event.data);
    bar.value = job.fraction;
    bar.textContent = `${Math.round(100 * job.fraction)} %`;
    stage.textContent = `${job.stage || "en attente"}, ${Math.round(100 * job.fraction)} %`;
    rest.textContent = told(job.estimate);
  });
  for (const end of ["done", "failed"]) source.addEventListener(end, () => { source.close(); location.reload(); });
})();
