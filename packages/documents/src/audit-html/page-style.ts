/** The page's look: paper beside a list; on a phone the list above the paper and one finding at the foot; on paper, text then findings. */
export const PAGE_STYLE = `
:root { --error: #b3261e; --error-back: #fde4e1; --review: #7a4f00; --review-back: #fff0c9; --quiet: #2f6f4f; --line: #d9dde3; --ink: #1b1f24; --soft: #59626d; --back: #f3f5f7; --lit: #0b57d0; --lit-back: #d6e4ff; }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header { padding: 1rem 1.5rem .75rem; background: #fff; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.25rem; line-height: 1.3; font-weight: 600; }
.name { overflow-wrap: anywhere; }
.summary, .left { margin: .25rem 0 0; color: var(--soft); }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 27rem); gap: 1.5rem; padding: 1.5rem; max-width: 92rem; margin: 0 auto; align-items: start; }
article { background: #fff; border: 1px solid var(--line); border-radius: 4px; padding: 2.5rem clamp(1rem, 4vw, 3.5rem); font: 17px/1.6 "Times New Roman", Tinos, "Liberation Serif", Cambria, serif; overflow-wrap: break-word; min-width: 0; }
article h2, article h3, article h4, article h5 { font-size: 1.05em; line-height: 1.4; margin: 1.4em 0 .5em; }
article .level-1:is(h2, h3, h4, h5) { font-size: 1.15em; }
article p { margin: 0 0 .7em; text-align: justify; }
article p.item { padding-left: 1.2em; text-indent: -1.2em; }
article p.item.level-2 { margin-left: 1.4em; }
article p.item.level-3, article p.item.level-4 { margin-left: 2.8em; }
article p.note { font-size: .86em; color: #3a424c; border-left: 3px solid var(--line); padding-left: .8em; text-align: left; }
article > :first-child { margin-top: 0; }
.table { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; font-size: .86em; line-height: 1.35; }
caption { text-align: left; font-weight: 600; padding-bottom: .3em; }
td { border: 1px solid #9aa3ad; padding: .2em .5em; vertical-align: top; min-width: 2.2em; }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.indent-1 { padding-left: 1.3em; } td.indent-2 { padding-left: 2.1em; } td.indent-3, td.indent-4, td.indent-5, td.indent-6 { padding-left: 2.9em; }
mark { background: none; color: inherit; border-radius: 2px; cursor: pointer; }
mark.checked { box-shadow: inset 0 -1px 0 #9cc7b0; }
mark.unchecked, mark.ignored { box-shadow: inset 0 -1px 0 #d3d8de; }
mark.error { background: var(--error-back); box-shadow: inset 0 -2px 0 var(--error); }
mark.review { background: var(--review-back); box-shadow: inset 0 -2px 0 #c58a12; }
mark.lit { background: var(--lit-back); outline: 2px solid var(--lit); outline-offset: 1px; }
mark.error.lit.blamed { background: #f9c4be; outline-color: var(--error); }
mark.review.lit.blamed { background: #ffdf8f; outline-color: #a86f00; }
.call { font: 600 .62em/1 system-ui, sans-serif; vertical-align: .35em; margin: 0 .1em 0 .2em; padding: .1em .4em; border-radius: 1em; background: var(--soft); color: #fff; text-decoration: none; text-indent: 0; }
.findings { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; background: #fff; border: 1px solid var(--line); border-radius: 4px; }
.findings h2 { font-size: 1rem; margin: 0; padding: .8rem 1rem .2rem; }
nav { display: flex; gap: .5rem; align-items: center; padding: .2rem 1rem .7rem; flex-wrap: wrap; }
button { font: inherit; min-height: 2.25rem; padding: .2rem .8rem; border: 1px solid #aab2bc; border-radius: 4px; background: #fff; color: var(--ink); cursor: pointer; }
button:hover { background: var(--back); }
.keys { color: var(--soft); font-size: .85em; }
details { border-top: 1px solid var(--line); }
summary { padding: .6rem 1rem; cursor: pointer; font-weight: 600; }
details.error > summary { color: var(--error); }
details.review > summary { color: var(--review); }
details.rest > summary { font-weight: 400; color: var(--soft); }
.note, .none { margin: 0; padding: 0 1rem .6rem; color: var(--soft); font-size: .9em; }
article .note { padding: 0 0 0 .8em; margin: 0 0 .7em; }
.none { padding-top: .6rem; border-top: 1px solid var(--line); }
ol { list-style: none; margin: 0; padding: 0; }
.findings li { padding: .7rem 1rem; border-top: 1px solid #eceff2; border-left: 4px solid transparent; cursor: pointer; }
.findings li.error { border-left-color: var(--error); }
.findings li.review { border-left-color: #d99a1c; }
.findings li.on { background: #eef4ff; }
.go { display: block; color: inherit; text-decoration: none; }
.n { display: inline-block; min-width: 1.5em; padding: 0 .35em; border-radius: 1em; background: var(--soft); color: #fff; font-size: .8em; text-align: center; }
.error .n { background: var(--error); } .review .n { background: var(--review); }
.rule { font-weight: 600; }
.line { color: var(--soft); font-size: .88em; white-space: nowrap; }
.message { margin: .25rem 0 0; overflow-wrap: break-word; }
.operands, .reason { margin: .35rem 0 0; font-size: .9em; color: var(--soft); }
.operands a { display: inline-block; margin: .1rem .15rem; padding: .05rem .45rem; border: 1px solid #b9c6dc; border-radius: 1em; color: #0b4bb3; text-decoration: none; }
.print { margin: .3rem 0 0; font-size: .78em; color: var(--soft); }
code { font-family: ui-monospace, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--lit); outline-offset: 2px; }
.card { display: none; }
footer { padding: 0 1.5rem 2rem; color: var(--soft); font-size: .85em; max-width: 92rem; margin: 0 auto; }
footer p { margin: .2rem 0; }
@media (max-width: 60rem) {
  main { display: flex; flex-direction: column; padding: .75rem; gap: .75rem; }
  header { padding: .75rem; }
  .findings { order: -1; position: static; max-height: none; width: 100%; }
  .keys { display: none; }
  article { width: 100%; padding: 1rem; }
  article p { text-align: left; }
  td.words { min-width: 5.5em; }
  .operands a { padding: .25rem .6rem; margin: .2rem .15rem; }
  .card:not([hidden]) { display: block; position: fixed; inset: auto 0 0; max-height: 45vh; overflow-y: auto; padding: .7rem .9rem; background: #fff; border-top: 4px solid var(--soft); box-shadow: 0 -4px 16px rgb(0 0 0 / .18); z-index: 2; }
  .card.error { border-top-color: var(--error); } .card.review { border-top-color: #d99a1c; }
  .card .print { display: none; }
  .card-buttons { position: sticky; bottom: -.7rem; display: flex; gap: .5rem; margin: .5rem 0 0; padding-bottom: .4rem; background: #fff; }
  footer { padding-bottom: 8rem; }
  html.carded { scroll-padding-bottom: 47vh; }
}
@media print {
  @page { margin: 20mm 15mm 20mm 25mm; }
  body { background: #fff; font-size: 11pt; }
  header, footer { padding: 0; border: 0; }
  main { display: block; padding: 0; max-width: none; }
  article { border: 0; padding: 1rem 0; font-size: 12pt; }
  .table { overflow: visible; }
  mark.checked, mark.unchecked, mark.ignored, mark.lit { box-shadow: none; outline: 0; background: none; }
  mark.error, mark.review { background: none; box-shadow: none; text-decoration: underline; text-decoration-thickness: 1.5pt; }
  mark.error { font-weight: 700; }
  mark.review { text-decoration-style: wavy; }
  .findings { position: static; max-height: none; overflow: visible; border: 0; break-before: page; }
  .findings li { break-inside: avoid; padding: .4rem 0 .4rem .6rem; }
  .findings li.on { background: none; }
  nav, .card, .print, details.rest > ol { display: none !important; }
  .operands { display: none; }
  .findings li .n { background: none; color: inherit; }
  .call { background: none; color: inherit; padding: 0; margin: 0; font-size: .7em; }
  .call::before { content: "["; } .call::after { content: "]"; }
  summary { list-style: none; padding: .6rem 0 .2rem; }
  summary::marker { content: ""; }
}
`;
