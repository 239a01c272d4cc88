/** The page's only style: two colour schemes with contrasts of at least 4.5 to 1, and one for paper. */
export const style = `
:root { color-scheme: light dark; --ground:#fbfaf7; --card:#ffffff; --ink:#1d2125; --soft:#565d66; --line:#d9d6cd; --grid:#e7e4dc;
  --accent:#1f5d8c; --fill:#7fb0d3; --warm:#9a3b12; --warmfill:#d9713f; --window:#fdf0dc; --good:#1d6b3c; --goodground:#e6f3ea; --bad:#a31621; --badground:#fbe8e8; }
@media (prefers-color-scheme: dark) { :root { --ground:#14171a; --card:#1c2024; --ink:#e9e7e2; --soft:#a9b0b8; --line:#3a4047; --grid:#2a2f35;
  --accent:#8cc3ec; --fill:#3f7fb0; --warm:#f4a57c; --warmfill:#c8663a; --window:#2b2419; --good:#83d6a1; --goodground:#16291d; --bad:#ff9d9d; --badground:#331a1c; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; margin: 0; overflow-wrap: anywhere; }
header, main, footer, nav > ul { margin-inline: auto; max-width: 74rem; padding-inline: clamp(1rem, 4vw, 2.5rem); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { background: var(--card); left: 1rem; padding: .5rem 1rem; position: absolute; top: -4rem; z-index: 1; }
.skip:focus { top: 1rem; }
h1, h2 { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; font-weight: 600; line-height: 1.15; text-wrap: balance; }
h1 { font-size: clamp(2rem, 5vw, 3.1rem); margin: .2em 0 .5em; }
h2 { font-size: 1.75rem; margin: 0 0 .3em; }
h3 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
header { padding-block: 3.5rem 1rem; }
.kicker { color: var(--warm); font-weight: 600; letter-spacing: .02em; margin: 0; }
.intro, .lead { max-width: 46rem; text-wrap: pretty; }
.intro { font-size: 1.1rem; }
.lead { color: var(--soft); margin: 0 0 1.6rem; }
.verdict { border-radius: .5rem; display: inline-block; font-weight: 600; margin: 1rem 0 0; padding: .6rem 1rem; }
.holds { background: var(--goodground); color: var(--good); }
.broken { background: var(--badground); color: var(--bad); }
.tiles { display: flex; flex-wrap: wrap; gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: .6rem; list-style: none; margin: 2rem 0 0; overflow: hidden; padding: 0; }
.tiles li { background: var(--card); flex: 1 1 auto; min-inline-size: 7.5rem; padding: 1rem 1.1rem; }
.tiles strong { display: block; font: 600 1.75rem/1.2 Charter, "Bitstream Charter", Georgia, serif; font-variant-numeric: lining-nums tabular-nums; white-space: nowrap; }
.tiles span { color: var(--soft); font-size: .875rem; }
nav { border-block: 1px solid var(--line); margin-block: 2rem 0; }
nav > ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin-block: 0; padding-block: .7rem; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
section { border-block-end: 1px solid var(--line); padding-block: 3rem 2.6rem; }
section:last-child { border: 0; }
.columns { align-items: start; display: grid; gap: 2rem 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
figure { margin: 0; } figcaption { color: var(--soft); font-size: .9rem; margin-top: .4rem; }
.picture { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow-x: auto; padding: .8rem; }
.picture svg { display: block; height: auto; min-width: 58rem; width: 100%; }
.paper { margin-block: 1.6rem; overflow-x: auto; }
.picture svg text { fill: var(--ink); font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
svg .small { fill: var(--soft); font-size: 11px; } svg .name { font-weight: 600; } svg .day { fill: var(--soft); } svg .end, svg .end .day { fill: var(--warm); }
svg .label text { paint-order: stroke; stroke: var(--card); stroke-opacity: .7; stroke-width: 3px; }
svg .grid { stroke: var(--grid); } svg .axis { stroke: var(--soft); } svg .deadline { stroke: var(--warm); stroke-dasharray: 4 3; }
svg .window { fill: var(--window); } svg .phase { fill: var(--fill); } svg .open { fill: var(--warmfill); } svg .mark { fill: var(--accent); } svg .mark.end { fill: var(--warm); }
table { border-collapse: collapse; font-size: .94rem; width: 100%; }
caption { font-size: 1.02rem; font-weight: 600; padding: 0 0 .5rem; text-align: start; }
th, td { border-block-end: 1px solid var(--grid); overflow-wrap: break-word; padding: .38rem 1rem .38rem 0; text-align: start; vertical-align: top; }
thead th, thead td { border-block-end: 1px solid var(--soft); color: var(--soft); font-size: .85rem; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 500; } tfoot th, tfoot td { border: 0; border-block-start: 1px solid var(--soft); font-weight: 600; }
.n { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
.scroll { margin-block: 0 1.6rem; overflow-x: auto; }
.bars { margin-block-end: 2rem; } .bars th:first-child { inline-size: 40%; } .bars .n { inline-size: 1%; } .bars td:last-child { padding-inline-end: 0; vertical-align: middle; }
.fill { background: var(--fill); border-radius: 2px; display: block; height: .7rem; min-inline-size: 2px; print-color-adjust: exact; }
.budget { background: var(--grid); border: 1px solid var(--line); border-radius: .3rem; margin: 0 0 .4rem; overflow: hidden; } .budget .fill { border-radius: 0; height: 1.5rem; }
.score { min-inline-size: 6rem; } .score .fill { height: .25rem; }
.cut th { background: var(--window); border-block: 2px solid var(--warm); color: var(--warm); font-weight: 600; padding: .45rem .7rem; }
.tag { border: 1px solid currentColor; border-radius: 1rem; color: var(--soft); display: inline-block; font-size: .8rem; line-height: 1.3; padding: .05rem .55rem; white-space: nowrap; }
.tag.selected, .tag.yes { color: var(--good); } .tag.no { color: var(--bad); } .tag.reserve { color: var(--accent); }
.note { color: var(--soft); font-size: .9rem; }
.facts { display: grid; gap: 1.1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); margin: 0 0 2rem; }
.facts dt { color: var(--soft); font-size: .875rem; } .facts dd { font-size: 1.1rem; font-variant-numeric: tabular-nums; margin: 0; }
details.letter { border-block-end: 1px solid var(--grid); } summary { cursor: pointer; padding: .55rem 0; } details > :not(summary) { margin-block-end: 1.2rem; }
.kind { color: var(--soft); display: inline-block; font-size: .9rem; min-inline-size: 13rem; } summary .tag { margin-inline: .3rem .5rem; }
iframe { background: Canvas; border: 1px solid var(--line); border-radius: .4rem; display: block; resize: vertical; width: 100%; }
code { color: var(--soft); font-size: .85em; } .assumed { padding-inline-start: 1.2rem; } .assumed li { margin-block-end: .35rem; }
footer { color: var(--soft); font-size: .9rem; padding-block: 1rem 4rem; }
.top { margin-block-start: 1.6rem; } .columns h3:first-child { margin-block-start: 0; }
@media print { :root { color-scheme: light; --ground:#fff; --card:#fff; --ink:#000; --soft:#444; --line:#bbb; --grid:#ddd; --accent:#1f5d8c; --fill:#7fb0d3; --warm:#9a3b12; --warmfill:#d9713f; --window:#fdf0dc; --good:#1d6b3c; --goodground:#fff; --bad:#a31621; --badground:#fff; }
  body { font-size: 10pt; } nav, .skip { display: none; } header { padding-block-start: 0; } section { padding-block: 1.5rem; } .scroll, .picture { overflow: visible; } .picture svg { min-width: 0; }
  tr, figure, .tiles { break-inside: avoid; } h2, h3, caption { break-after: avoid; } svg * { print-color-adjust: exact; } details::details-content { block-size: auto; content-visibility: visible; } iframe { break-inside: avoid; } }
`;
