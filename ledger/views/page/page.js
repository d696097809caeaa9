"use strict";
(() => {
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const all = count.textContent;
  const facts = [...document.querySelectorAll(".fact")].map((row) => ({
    row,
    kind: row.dataset.kind,
    actors: JSON.parse(row.dataset.actors),
    first: row.dataset.first,
    end: row.dataset.end,
    words: row.textContent.toLowerCase(),
  }));
  const groups = [...document.querySelectorAll(".group")];
  const bars = [...document.querySelectorAll(".bar")];

  // The first day after what is written: 2021, 2021-08 or 2021-08-31.
  const after = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    const next = new Date(Date.UTC(2000, 0, 1));
    next.setUTCFullYear(date || month ? year : year + 1, date ? month - 1 : month || 0, date ? date + 1 : 1);
    return next.toISOString().slice(0, 10);
  };
  const first = (day) => (day + "-01-01").slice(0, 10);

  const filter = () => {
    const asked = new FormData(form);
    const kinds = new Set(asked.getAll("kind"));
    const actor = asked.get("actor");
    const words = asked.get("words").toLowerCase().split(/\s+/).filter(Boolean);
    const since = form.since.validity.valid && asked.get("since");
    const until = form.until.validity.valid && asked.get("until");
    let shown = 0;
    const periods = new Set();
    for (const fact of facts) {
      const fits =
        kinds.has(fact.kind) &&
        (!actor || fact.actors.includes(actor)) &&
        words.every((word) => fact.words.includes(word)) &&
        (!since || (fact.first && (fact.end || "9999") > first(since))) &&
        (!until || (fact.first && fact.first < after(until)));
      fact.row.hidden = !fits;
      if (fits) {
        shown += 1;
        periods.add(fact.first.slice(0, 7)).add(fact.first.slice(0, 4));
      }
    }
    for (const group of groups) group.hidden = !group.querySelector(".fact:not([hidden])");
    for (const bar of bars) bar.classList.toggle("none", !periods.has(bar.dataset.period));
    count.textContent = shown === facts.length ? all : `${shown} of ${facts.length} events`;
  };

  const show = () => {
    const anchor = location.hash.startsWith("#q-") && document.getElementById(location.hash.slice(1));
    for (const was of document.querySelectorAll(".now")) was.classList.remove("now");
    if (!anchor) return;
    const open = anchor.closest("details");
    for (const other of document.querySelectorAll("details[open]")) if (other !== open) other.open = false;
    open.open = true;
    for (const piece of open.querySelectorAll(".quote, mark"))
      if (piece.dataset.claims.split(" ").includes(anchor.id)) piece.classList.add("now");
    const fact = document.getElementById(anchor.dataset.event);
    if (fact) {
      fact.classList.add("now");
      fact.scrollIntoView({ block: "nearest" });
      open.querySelector(".back").href = `#${fact.id}`;
    }
    anchor.scrollIntoView();
  };

  document.documentElement.classList.add("reads");
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", show);
  filter();
  show();
})();
