// The door station without reloads: scans wait here until the host's laptop has answered them.
(() => {
  const KEPT = "lchost-unsent", MUTED = "lchost-muted";
  const SCANNER_MS = 40, IDLE_MS = 150, CODE = 18; // a scanner types faster than anybody
  const PATIENCE_MS = 8000, AGAIN_MS = 1500, POLL_MS = 4000, QUIET_MS = 8000;
  const part = (id) => document.getElementById(id);
  const scan = part("scan"), field = part("text"), panel = part("panel"), side = part("side");
  const net = part("net"), mute = part("mute"), unsent_panel = part("unsent");
  const isTouch = matchMedia("(pointer: coarse)").matches;
  let unsent = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
  let sent = 0, isSending = false, isFailing = false, isMuted = localStorage.getItem(MUTED) === "1", quietAt;

  // --- asking the laptop ---
  async function ask(address, body) {
    const given_up = new AbortController();
    const timer = setTimeout(() => given_up.abort(), PATIENCE_MS);
    try {
      return await fetch(address, {
        method: body === undefined ? "GET" : "POST",
        body: body === undefined ? undefined : new URLSearchParams(body),
        headers: { "X-Door-Page": "1" },
        cache: "no-store",
        signal: given_up.signal,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  function keep() {
    sessionStorage.setItem(KEPT, JSON.stringify(unsent));
  }

  async function send() {
    if (isSending) return;
    isSending = true;
    while (unsent.length) {
      let answer, told;
      try {
        answer = await ask("/door/desk", unsent[0]);
        told = answer.headers.get("Content-Type") === "application/json" ? await answer.json() : null;
      } catch {
        answer = null;
      }
      if (answer && answer.status === 401) return location.reload(); // the PIN first; then these
      if (!answer || (answer.status >= 500 && !told)) {
        if (!isFailing) play("refused");
        isFailing = true;
        say_unsent();
        await new Promise((go) => {
          const timer = setTimeout(go, AGAIN_MS);
          addEventListener("online", () => (clearTimeout(timer), go()), { once: true });
        });
        continue;
      }
      unsent.shift();
      sent++;
      keep();
      if (!told) return location.reload(); // the page is too old for the door
      isFailing = false;
      show(told);
    }
    isSending = false;
    refresh();
  }

  // What stands beside the answer comes after it: nobody waits for the counts.
  async function refresh() {
    const before = sent;
    try {
      const answer = await ask("/door/side");
      if (answer.status === 401) return location.reload();
      const told = answer.ok && (await answer.json());
      if (told && before === sent) show_side(told.side); // else the next one knows more
      net.hidden = true;
    } catch {
      net.hidden = unsent.length > 0;
    }
  }

  // --- showing ---
  function show(told) {
    panel.innerHTML = told.panel;
    panel.classList.remove("waiting");
    rest();
    play(told.sound);
    const first = panel.querySelector(".questions input");
    first ? first.focus() : ready();
  }

  function show_side(told) {
    const said = told.replace(/name="form" value="[^"]*"/g, ""); // those are new each time
    if (said === side.said || side.contains(document.activeElement)) return;
    side.innerHTML = told;
    side.said = said;
  }

  function rest() {
    clearTimeout(quietAt);
    const now = panel.firstElementChild;
    if (!now || now.classList.contains("asking") || now.querySelector("form")) return;
    if (now.dataset.tone === "ready" || now.dataset.tone === "refused") return;
    quietAt = setTimeout(() => now.classList.add("past"), QUIET_MS);
  }

  // No green may stand there while a scan is not on the laptop's disk.
  function say_unsent() {
    panel.classList.remove("waiting");
    clearTimeout(quietAt);
    panel.replaceChildren(unsent_panel.content.cloneNode(true));
    const count = unsent.length, said = panel.querySelector("[data-one]");
    said.textContent = count === 1 ? said.dataset.one : said.dataset.some.replace("{count}", count);
    net.hidden = true;
  }

  function ready() {
    if (isTouch) field.inputMode = "none"; // no keyboard over the answer until somebody wants it
    field.focus({ preventScroll: true });
  }

  const sounds = {};
  function play(name) {
    if (!name || isMuted) return;
    sounds[name] = sounds[name] || new Audio(`/door/sound/${name}.wav`);
    sounds[name].currentTime = 0;
    sounds[name].play().catch(() => {});
  }

  function show_mute() {
    mute.hidden = false;
    mute.textContent = isMuted ? mute.dataset.off : mute.dataset.on;
    mute.setAttribute("aria-pressed", String(!isMuted));
  }

  // --- scanners ---
  // A scanner types as a US keyboard. Where this computer has another one the letters come out
  // wrong; the places of the keys are right, so they go along.
  let places = "", typedAt = 0, isFast = false, idle;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === "Enter") return;
    const now = event.timeStamp, gap = now - typedAt;
    typedAt = now;
    if (gap > 500) places = "";
    isFast = places !== "" && gap < SCANNER_MS;
    if (/^Key[A-Z]$/.test(event.code)) places += event.code[3];
    clearTimeout(idle);
    if (!isFast || places.length < CODE) return;
    if (event.key !== "Tab") return void (idle = setTimeout(() => scan.requestSubmit(), IDLE_MS));
    event.preventDefault();
    scan.requestSubmit();
  });

  // --- hands ---
  addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-desk]")) {
      if (unsent.length) event.preventDefault(); // leaving would lose what is not saved
      return;
    }
    event.preventDefault();
    clearTimeout(idle);
    const given = new FormData(form);
    if (form === scan && !field.value.trim()) return ready();
    if (form !== scan && !given.has("way")) given.set("way", "in");
    if (form.closest(".choices")) given.set("way", scan.elements.way.value);
    const nth = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36));
    given.set("nth", nth.join(""));
    if (form === scan) {
      if (places.length >= CODE) given.set("keys", places);
      field.value = places = "";
    }
    unsent.push([...given]);
    keep();
    if (isFailing) say_unsent();
    else panel.classList.add("waiting");
    send();
    ready();
  });

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const here = document.activeElement, isText = here && here.matches("input:not([type=radio])");
    if (event.key === "Escape") {
      field.value = "";
      return ready();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [field, ...panel.querySelectorAll("button")];
      const at = stops.indexOf(here);
      if (at < 0 || stops.length < 2) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : stops.length - 1;
      return stops[(at + step) % stops.length].focus();
    }
    if (!isText && event.key.length === 1 && event.key !== " ") ready();
  });

  field.addEventListener("pointerdown", () => (field.inputMode = "text"));
  mute.addEventListener("click", () => {
    isMuted = !isMuted;
    localStorage.setItem(MUTED, isMuted ? "1" : "0");
    show_mute();
    ready();
  });

  setInterval(() => {
    if (!document.hidden && !unsent.length) refresh();
  }, POLL_MS);

  show_mute();
  if (isTouch) field.inputMode = "none"; // it has the focus from the page itself
  rest();
  send();
})();
