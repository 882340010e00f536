// Moves the bar of a running job by server-sent events and shows its result when it ends.
// The page does the same work without this file, by asking again every few seconds.
const box = document.querySelector("[data-job-events]");

if (box) {
  const bar = box.querySelector("progress");
  const text = box.querySelector("[data-job-text]");
  const source = new EventSource(box.dataset.jobEvents);
  source.addEventListener("progress", (event) => {
    const job = JSON.parse(event.data);
    text.textContent = job.text;
    if (job.total) {
      bar.max = job.total;
      bar.value = job.done;
    } else {
      bar.removeAttribute("value");
    }
    if (!job.isOver) return;
    source.close();
    location.reload();
  });
}
