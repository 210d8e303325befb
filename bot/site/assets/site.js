// What a page can do beyond being read: play in step, find words, light up the words of a link. Nothing is sent anywhere.
"use strict";

const CHARACTERS_PER_SECOND = 15.4;
const LEAD_IN = 0.15;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const one = (selector) => document.querySelector(selector);
const length = (text) => (/[\ud800-\udfff]/.test(text) ? [...text].length : text.length);
const canonical = (word) => word.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

// Every word becomes an element of its own, called by its number in the transcript: corrections move none.
function takeWords(passages) {
  const words = [];
  passages.forEach((passage, number) => {
    let next = Number(passage.id.slice(1)), at = 0;
    const texts = [], walker = document.createTreeWalker(passage.querySelector("p"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    const marks = new Map();
    for (const text of texts) {
      const mark = text.parentElement.closest("ins");
      if (mark && !marks.has(mark)) marks.set(mark, { first: next, left: Number(mark.dataset.n) });
      const parts = document.createDocumentFragment();
      for (const part of text.data.split(/(\s+)/)) {
        if (part && /\S/.test(part)) {
          const word = document.createElement("span");
          const run = mark && marks.get(mark);
          word.textContent = part;
          if (!run || run.left-- > 0) word.id = `w${next++}`;
          words.push({ element: word, passage: number, start: at, stop: at + length(part), canonical: canonical(part) });
          parts.append(word);
        } else if (part) parts.append(part);
        at += length(part);
      }
      text.replaceWith(parts);
      if (mark) next = marks.get(mark).first + Number(mark.dataset.n);
    }
    if (words.length && passage.querySelector("p span")) {
      const first = passage.querySelector("p span");
      if (first.id === passage.id) first.removeAttribute("id");
    }
    passage.characters = at;
  });
  return words;
}

// As the bot does: a word's time goes by characters from one known time to the next.
function secondsAt(passages, number, character) {
  const passage = passages[number];
  passage.stamps ??= (() => {
    let at = 0, hundredths = Math.round(passage.dataset.t * 100);
    return (passage.dataset.s ?? "").split(" ").filter(Boolean).map((stamp) => {
      const [characters, later] = stamp.split(".");
      return [(at += Number(characters)), (hundredths += Number(later)) / 100];
    });
  })();
  let before = [0, Number(passage.dataset.t)], after = null;
  for (const stamp of passage.stamps) {
    if (stamp[0] > character) { after = stamp; break; }
    before = stamp;
  }
  if (!after) {
    const following = passages[number + 1] ? Number(passages[number + 1].dataset.t) : -1;
    if (following < before[1]) return before[1] + (character - before[0]) / CHARACTERS_PER_SECOND;
    after = [passage.characters, following];
  }
  return before[1] + ((after[1] - before[1]) * (character - before[0])) / Math.max(1, after[0] - before[0]);
}

function reveal(element) {
  element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
}

const numberOf = (word) => word.number ??= Number((word.element.id || word.element.closest(".p").id).slice(1));

// What a link is about: #w12 is a word, #w12-20 are nine.
function meant(words) {
  for (const word of words) word.element.classList.remove("meant");
  const named = /^#w(\d+)(?:-(\d+))?$/.exec(location.hash);
  if (!named) return;
  const [first, last] = [Number(named[1]), Number(named[2] ?? named[1])];
  const passage = document.getElementById(`w${first}`);
  if (!passage) return;
  if (named[2] || !passage.classList.contains("p"))
    for (const word of words) if (numberOf(word) >= first && numberOf(word) <= last) word.element.classList.add("meant");
  reveal(passage);
}

// Words that were selected become the address of them.
function linker(words) {
  const button = one("#link"), talk = one(".talk"), told = one("#found");
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    button.hidden = chosen.isCollapsed || !talk.contains(chosen.anchorNode) || !talk.contains(chosen.focusNode);
  });
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", async () => {
    const chosen = getSelection(), numbers = words.filter((word) => chosen.containsNode(word.element, true)).map(numberOf);
    if (!numbers.length) return;
    chosen.removeAllRanges();
    location.hash = `#w${numbers[0]}-${numbers.at(-1)}`;
    try {
      await navigator.clipboard.writeText(location.href);
      told.textContent = "copied";
    } catch {
      told.textContent = "see the address";
    }
  });
}

function finder(words) {
  const field = one("#find"), told = one("#found");
  let places = [], here = -1;
  const show = (step) => {
    if (!places.length) return;
    places[here]?.forEach((word) => word.element.classList.remove("here"));
    here = (here + step + places.length) % places.length;
    places[here].forEach((word) => word.element.classList.add("here"));
    told.textContent = `${here + 1} of ${places.length}`;
    reveal(places[here][0].element);
  };
  const find = () => {
    for (const place of places) for (const word of place) word.element.classList.remove("found", "here");
    const asked = field.value.split(/\s+/).map(canonical).filter(Boolean);
    const spoken = words.filter((word) => word.canonical);
    places = [];
    here = -1;
    if (asked.length)
      for (let at = 0; at + asked.length <= spoken.length; at++)
        if (asked.every((word, next) => next === asked.length - 1 ? spoken[at + next].canonical.startsWith(word) : spoken[at + next].canonical === word))
          places.push(spoken.slice(at, at + asked.length));
    for (const place of places) for (const word of place) word.element.classList.add("found");
    told.textContent = !asked.length ? "" : places.length ? `${places.length} found` : "not said";
  };
  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 120); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { clearTimeout(waiting); if (here < 0) find(); show(event.shiftKey ? -1 : 1); event.preventDefault(); }
    if (event.key === "Escape") { field.value = ""; find(); field.blur(); }
  });
  one("#on").addEventListener("click", () => show(1));
  one("#back").addEventListener("click", () => show(-1));
  one(".bar").hidden = false;
}

function player(words, passages) {
  const talk = one(".talk"), sound = one("#sound"), offset = Number(talk.dataset.offset ?? 0);
  const starts = (word) => (word.seconds ??= secondsAt(passages, word.passage, word.start));
  const byElement = new Map(words.map((word) => [word.element, word]));
  let now = null, scrolled = 0;
  const playFrom = (seconds) => { sound.currentTime = Math.max(0, seconds + offset - LEAD_IN); sound.play().catch(() => {}); };
  const wordAt = (seconds) => {
    let low = 0, high = words.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (starts(words[middle]) <= seconds) low = middle; else high = middle - 1; }
    return words[low];
  };
  const step = () => {
    const word = sound.currentTime > 0 ? wordAt(sound.currentTime - offset + 0.05) : null;
    if (word === now) return;
    now?.element.classList.remove("now");
    if (now && now.passage !== word?.passage) passages[now.passage].classList.remove("on");
    now = word;
    if (!now) return;
    now.element.classList.add("now");
    passages[now.passage].classList.add("on");
    const place = now.element.getBoundingClientRect();
    if (Date.now() - scrolled > 4000 && (place.top < 80 || place.bottom > innerHeight - 110)) reveal(now.element);
  };
  const link = (word) => passages[word.passage].querySelector("a.t");
  const elsewhere = (word) => {
    // Only where the time in the address is the passage's own second can it be the word's.
    const address = link(word)?.href;
    if (!address) return;
    const later = Math.floor(starts(word)) - Math.floor(Number(passages[word.passage].dataset.t));
    open("timed" in talk.dataset ? address.replace(/([?&#]t=)(\d+)/, (_, key, second) => key + (Number(second) + later)) : address, "_blank", "noopener");
  };
  if (sound || passages.some((passage) => passage.querySelector("a.t"))) {
    talk.classList.add("plays");
    talk.addEventListener("click", (event) => {
      const word = byElement.get(event.target);
      if (!word || !getSelection().isCollapsed) return;
      if (sound) playFrom(starts(word)); else elsewhere(word);
    });
  }
  if (!sound) return;
  for (const [number, passage] of passages.entries()) {
    const time = passage.querySelector(".t"), button = document.createElement("a");
    button.className = "t"; button.href = `#${passage.id}`; button.textContent = time.textContent;
    button.setAttribute("aria-label", `Play from ${time.textContent}`);
    button.addEventListener("click", (event) => { event.preventDefault(); playFrom(secondsAt(passages, number, 0)); });
    time.replaceWith(button);
  }
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { scrolled = Date.now(); }, { passive: true });
  sound.addEventListener("seeked", step);
  const frames = () => { step(); if (!sound.paused) requestAnimationFrame(frames); };
  sound.addEventListener("play", frames);
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, button, a, summary, audio") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") { if (sound.paused) sound.play().catch(() => {}); else sound.pause(); }
    else if (event.key === "ArrowLeft") sound.currentTime = Math.max(0, sound.currentTime - 5);
    else if (event.key === "ArrowRight") sound.currentTime += 5;
    else return;
    event.preventDefault();
  });
}

function library() {
  const field = one("#find"), told = one("#found"), items = [...document.querySelectorAll(".library li")];
  const texts = items.map((item) => ` ${item.textContent.split(/\s+/).map(canonical).join(" ")}`);
  field.closest(".find").hidden = false;
  field.addEventListener("input", () => {
    const asked = field.value.split(/\s+/).map(canonical).filter(Boolean);
    let left = 0;
    items.forEach((item, at) => { item.hidden = !asked.every((word) => texts[at].includes(` ${word}`)); left += !item.hidden; });
    told.textContent = asked.length ? `${left} of ${items.length}` : "";
  });
}

const passages = [...document.querySelectorAll(".talk .p")];
if (passages.length) {
  const words = takeWords(passages);
  player(words, passages);
  finder(words);
  linker(words);
  for (const hint of document.querySelectorAll(".hint")) hint.hidden = false;
  addEventListener("hashchange", () => meant(words));
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input")) { one("#find").focus(); event.preventDefault(); }
  });
  meant(words);
} else if (one(".library")) library();
