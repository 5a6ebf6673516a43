// Measures how long a page takes from this phone to the door and back, and tells the door.
(async () => {
  const shown = document.getElementById("time");
  for (const part of document.querySelectorAll(".timed")) part.hidden = false;
  const times = [];
  for (let n = 0; n < 6; n++) {
    const began = performance.now();
    try {
      await fetch(location.pathname + "/echo", { cache: "no-store" });
    } catch {
      continue;
    }
    if (n) times.push(performance.now() - began); // the first also makes the connection
  }
  if (!times.length) return;
  times.sort((a, b) => a - b);
  const ms = Math.max(1, Math.round(times[times.length >> 1]));
  shown.textContent = shown.dataset.said.replace("{ms}", ms);
  await fetch(location.pathname, { method: "POST", body: new URLSearchParams({ ms }) });
})();
