// Page styles: how the reports look, on a screen in light and dark, and on paper.
//
// S1. Colours are named once for light and once for dark; text has a contrast of at least 4.5 to 1 in both.
// S2. No colour says anything that is not said by a word or a sign as well.

/** What every page has. */
export const COMMON_STYLES = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --dim: #57606a; --page: #ffffff; --field: #f4f6f8; --line: #c9d1d9;
  --accent: #0b6b66; --good: #116329; --bad: #a40e26;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --dim: #9da7b3; --page: #0f1419; --field: #1a2129; --line: #3d4650;
    --accent: #4fd1c5; --good: #56d364; --bad: #ff8b8b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 80rem;
  color: var(--text); background: var(--page); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .25rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .5rem 0; max-width: 65rem; }
a { color: var(--accent); }
code, pre { font: .875em/1.5 ui-monospace, monospace; background: var(--field); border-radius: 4px; }
code { padding: .1em .3em; }
pre { padding: .6rem .8rem; margin: .4rem 0; white-space: pre-wrap; unicode-bidi: isolate; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.dim { color: var(--dim); }
.good { color: var(--good); }
.bad { color: var(--bad); }
ul.checks { list-style: none; padding: 0; margin: .5rem 0; }
ul.checks > li { margin: .35rem 0; padding-inline-start: 1.6rem; text-indent: -1.6rem; }
ul.checks > li > * { text-indent: 0; }
ul.checks .sign { display: inline-block; width: 1.6rem; font-weight: 700; }
.hint { border-inline-start: 3px solid var(--accent); padding-inline-start: .8rem; margin: .4rem 0; }
@media print {
  body { max-width: none; padding: 0; font-size: 11px; }
  pre { border: 1px solid var(--line); }
  h2, h3, h4 { break-after: avoid; }
}
`;

/** What the instructor's page has beside. */
export const INDEX_STYLES = `
body { padding-bottom: 5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.wide { position: relative; overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .7rem; text-align: start; vertical-align: top; }
tbody th { font-weight: 600; min-width: 9rem; overflow-wrap: anywhere; }
.number { text-align: end; white-space: nowrap; }
.number small { display: inline-block; min-width: 6.5rem; max-width: 12rem; white-space: normal; color: var(--dim); }
th button { all: unset; cursor: pointer; font-weight: 600; white-space: nowrap; }
th button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
th button::after { content: '\\00a0\\2195'; color: var(--dim); }
th[aria-sort='ascending'] button::after { content: '\\00a0\\2191'; color: inherit; }
th[aria-sort='descending'] button::after { content: '\\00a0\\2193'; color: inherit; }
html:not(.scripts) th button { cursor: auto; }
html:not(.scripts) th button::after { content: none; }
details { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; padding: 0 1rem; scroll-margin-top: 1rem; }
details[open] { padding-bottom: 1rem; }
summary { cursor: pointer; padding: .6rem 0; }
summary h3 { display: inline; }
fieldset { border: 1px solid var(--line); border-radius: 8px; margin: .6rem 0; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
label.reason { flex: 1 1 20rem; display: flex; gap: .4rem; align-items: baseline; }
label.reason input { flex: 1; }
input { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--dim); border-radius: 4px; padding: .2rem .4rem; }
/* The bar covers the end of the page, and what the browser says of a field stands below the field. */
a, button, summary { scroll-margin-bottom: 7rem; }
fieldset input { scroll-margin: 5rem 0 11rem; }
input[type='number'] { width: 6rem; }
html:not(.scripts) .scripted { display: none; }
.bar {
  position: fixed; inset: auto 0 0 0; padding: .7rem 1.5rem;
  background: var(--field); border-top: 1px solid var(--line);
}
.bar button {
  font: inherit; font-weight: 600; cursor: pointer; padding: .35rem 1rem; border-radius: 6px;
  color: var(--page); background: var(--accent); border: 1px solid var(--accent);
}
@media print {
  .bar, fieldset { display: none; }
  th button::after { content: none; }
  .wide { overflow: visible; }
}
`;
