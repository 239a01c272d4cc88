import { Html, html, type Part } from "../shared/markup.ts";
import type { PageWords } from "./page-words.ts";

// Nothing of a page runs or is fetched but pictures: what somebody wrote into a call can do nothing there.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https:; form-action 'none'; base-uri 'none'";

const style = new Html(`
:root { color-scheme: light dark; font: 1.0625rem/1.55 system-ui, sans-serif }
body { max-width: 46rem; margin: 0 auto; padding: 1rem 1.2rem 4rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 .5rem }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.4rem 0 .6rem; padding-top: .8rem; border-top: 1px solid #8886 }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem }
.skip { position: absolute; left: -99rem }
.skip:focus { position: static }
.state { display: inline-block; padding: .1rem .6rem; border: 1px solid; border-radius: 1rem; font-size: .9rem }
.when { font-size: 1.1rem }
.quiet { opacity: .8; font-size: .95rem }
nav ul { columns: 2; padding-left: 1.1rem }
dt { font-weight: 600; margin-top: .6rem }
dd { margin: 0 }
table { border-collapse: collapse; width: 100%; font-size: .95rem }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #8886; font-weight: normal }
thead th { font-weight: 600 }
td.number { text-align: right; font-variant-numeric: tabular-nums }
footer { margin-top: 3rem; border-top: 1px solid #8886; font-size: .95rem }
footer img { max-height: 4rem; max-width: 12rem; margin: .8rem 1.2rem 0 0 }
figure { margin: 1rem 0 } figure img { max-width: 100% } figcaption { font-size: .85rem; opacity: .8 }
@media (max-width: 34rem) { nav ul { columns: 1 } th, td { padding-right: .4rem } }
@media print { nav, .skip { display: none } }
`);

/** A whole page: what is in it is escaped by the template, whoever wrote it. */
export function page(language: string, title: string, words: PageWords, content: Part, footer: Part): string {
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<main id="content">
${content}
</main>
<footer>
${footer}
</footer>
</body>
</html>
`;
  return markup;
}
