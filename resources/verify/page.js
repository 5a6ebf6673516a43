// What is seen: asks for a certificate, and says how it stands.
const known = JSON.parse(document.getElementById("known").textContent);
const language = navigator.languages.map((one) => one.slice(0, 2).toLowerCase()).find((one) => known.words[one]) || "en";
const words = Object.fromEntries(known.sentences.map((name, n) => [name, known.words[language][n]]));
const place = (id) => document.getElementById(id);

// "{name}" in a sentence is given; what it stands for is never read as a sentence itself
const say = (key, facts = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
// a day is the workshop's own; a moment is told by the clock of whoever looks
function inWords(value) {
  const at = new Date(value), timeZone = value.length === 10 ? "UTC" : undefined;
  return isNaN(at) ? clean(value) : new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone }).format(at);
}

const hours = (count) => [count >= 60 && Math.floor(count / 60) + " h", count % 60 && (count % 60) + " min"].filter(Boolean).join(" ");

function part(kind, written, looks = "") {
  const made = document.createElement(kind);
  made.className = looks;
  made.textContent = written;
  return made;
}

function listed(facts) {
  const rows = {
    name: facts.name,
    title: facts.title,
    workshop: facts.workshop === facts.title ? "" : facts.workshop,
    date: facts.first && (facts.last && facts.last !== facts.first ? inWords(facts.first) + " – " + inWords(facts.last) : inWords(facts.first)),
    minutes: facts.minutes && hours(facts.minutes),
    number: facts.number,
    issued: facts.issued && inWords(facts.issued),
    issuer: facts.issuer,
    place: facts.place,
    host: facts.host,
    facilitator: facts.facilitator,
    topic: facts.topic,
    credits: facts.credits,
    licence: facts.licence,
    because: facts.because,
    expires: facts.expires && inWords(facts.expires),
    replaces: facts.replaces,
    duplicate: facts.duplicate && words.yes,
  };
  const list = document.createElement("dl");
  for (const [key, value] of Object.entries(rows)) {
    if (!value) continue;
    const fact = part("dd", value);
    fact.dir = "auto";
    list.append(part("dt", words["of_" + key]), fact);
  }
  return list;
}

function show(verdict) {
  const { tone, state, facts, print, why } = verdict, panel = part("div", "", "panel " + tone);
  const sign = part("span", { good: "✓", look: "!", bad: "✕" }[tone], "sign");
  sign.setAttribute("aria-hidden", "true");
  const given = { ...verdict, owner: known.name, day: verdict.day && inWords(verdict.day) };
  panel.append(sign, part("h2", say(state + "_h")), part("p", say(state + "_p", given)));
  if (why) panel.append(part("p", clean(why)));
  if (print) panel.append(part("p", print, "key"));
  if (facts) panel.append(part("p", words.compare), listed(facts));
  place("answer").replaceChildren(panel);
  place("answer").dataset.state = state;
  place("answer").scrollIntoView({ block: "nearest" });
}

let asked = 0;

async function check(find) {
  const mine = ++asked;
  place("answer").replaceChildren(part("p", words.busy));
  delete place("answer").dataset.state;
  let verdict;
  try {
    verdict = crypto.subtle ? await judge(await find()) : { tone: BAD, state: "insecure" };
  } catch (trouble) {
    verdict = { tone: BAD, state: trouble.why || "nothing" };
  }
  if (mine === asked) show(verdict);
}

const checkFile = (file) => check(() => inFile(file));
const checkText = (written) => written.trim() && check(async () => inText(written));
const checkLink = () => location.hash.length > 1 && checkText(location.hash);

function begin() {
  document.documentElement.lang = language;
  document.title = words.title + " – " + known.name;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = words[one.dataset.say];
  place("community").textContent = known.name;
  place("asof").textContent = say("asof", { day: inWords(known.asof), owner: known.name });
  document.querySelector("main").hidden = false;
  const body = document.body, file = place("file");
  file.addEventListener("change", () => {
    if (file.files.length) checkFile(file.files[0]);
    file.value = ""; // the same one may be chosen again
  });
  document.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    checkText(place("text").value);
  });
  body.addEventListener("dragover", (event) => {
    event.preventDefault();
    body.classList.add("over");
  });
  body.addEventListener("dragleave", () => body.classList.remove("over"));
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    body.classList.remove("over");
    const { files } = event.dataTransfer;
    if (files.length) checkFile(files[0]);
    else checkText(event.dataTransfer.getData("text"));
  });
  body.addEventListener("paste", (event) => {
    const { files } = event.clipboardData;
    if (files.length) checkFile(files[0]);
    else if (event.target !== place("text")) checkText(event.clipboardData.getData("text"));
  });
  addEventListener("hashchange", checkLink);
  checkLink();
}

begin();
