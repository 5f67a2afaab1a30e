/** What the page does beside showing itself: lights a finding with its figures and goes from one to the next. Without it all links work. */
export const PAGE_SCRIPT = `
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const article = document.querySelector("article");
  const card = document.querySelector(".card");
  const numbered = all("details.error li, details.review li");
  let current;
  const narrow = () => getComputedStyle(card).position === "fixed";
  const clear = () => {
    for (const element of all(".lit, .blamed, .on")) element.classList.remove("lit", "blamed", "on");
    card.hidden = true;
    document.documentElement.classList.remove("carded");
    current = undefined;
  };
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const bring = (element) => element && element.scrollIntoView({ block: "center", behavior: smooth });
  const show = (id, from) => {
    const item = document.getElementById(id);
    if (!item) return;
    clear();
    current = id;
    item.classList.add("on");
    const fold = item.closest("details");
    if (fold) fold.open = true;
    const lit = all('[data-checks~="' + id + '"]', article);
    for (const element of lit) element.classList.add("lit");
    const blamed = lit.filter((element) => (element.dataset.blamed || "").split(" ").includes(id));
    for (const element of blamed) element.classList.add("blamed");
    const text = card.querySelector(".card-text");
    text.replaceChildren(...[...item.childNodes].map((node) => node.cloneNode(true)));
    card.className = "card " + item.className;
    card.hidden = false;
    document.documentElement.classList.add("carded");
    if (from !== "text") bring(blamed[0] || lit[0]);
    if (from !== "list" && !narrow()) item.scrollIntoView({ block: "nearest", behavior: smooth });
  };
  const step = (by) => {
    if (numbered.length === 0) return;
    const at = numbered.findIndex((item) => item.id === current);
    const next = at < 0 ? (by > 0 ? 0 : numbered.length - 1) : (at + by + numbered.length) % numbered.length;
    show(numbered[next].id, "step");
  };
  const press = (mark) => {
    const ids = mark.dataset.checks.split(" ");
    const at = ids.indexOf(current);
    show(ids[(at + 1) % ids.length], "text");
  };
  document.addEventListener("click", (event) => {
    const target = event.target;
    const button = target.closest("button");
    if (button) {
      if (button.dataset.step) step(Number(button.dataset.step));
      if ("close" in button.dataset) clear();
      return;
    }
    const link = target.closest("a[href^='#']");
    if (link) {
      const goal = link.getAttribute("href").slice(1);
      const element = document.getElementById(goal);
      if (!element) return;
      event.preventDefault();
      if (link.classList.contains("go")) show(goal.slice(3), "list");
      else if (element.matches("li")) show(goal, "text");
      else {
        bring(element);
        (element.matches("mark") ? element : element.nextElementSibling || element).classList.add("lit");
      }
      return;
    }
    const mark = target.closest("mark[data-checks]");
    if (mark) return press(mark);
    const item = target.closest(".findings li");
    if (item && String(getSelection()) === "") show(item.id, "list");
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inList = event.target.closest && event.target.closest(".findings");
    const key = event.key;
    if (key === "j" || (inList && key === "ArrowDown")) step(1);
    else if (key === "k" || (inList && key === "ArrowUp")) step(-1);
    else if (key === "Escape") clear();
    else if (key === "Enter" && event.target.matches("mark[data-checks]")) press(event.target);
    else return;
    event.preventDefault();
  });
  addEventListener("beforeprint", () => {
    for (const fold of all("details.error, details.review")) fold.open = true;
  });
})();
`;
