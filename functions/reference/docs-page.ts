import type { RouteSpec } from "../../schemas/routes/route.ts";
import { routes } from "../../schemas/routes.ts";
import { type Html, html } from "../shared/markup.ts";
import { refusals } from "../shared/refusal.ts";
import { longestBody } from "../shared/request-body.ts";

/** The reference as one page that needs no script: every operation by its domain, who may ask it, and every refusal. */
export function docsPage(): string {
  const operations = Object.entries<RouteSpec>(routes);
  const domains = [...Map.groupBy(operations, ([, { handler }]) => handler.split("/")[0] ?? "")];
  const { markup } = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Utlysning: the API</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { max-width: 70rem; margin: 0 auto; padding: 1rem }
  nav ul { columns: 3; padding-left: 1.1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886 }
  tbody th { width: 28rem; font-weight: normal }
  code { font-size: .95em; overflow-wrap: anywhere }
  @media (max-width: 45rem) {
    nav ul { columns: 1 }
    thead { position: absolute; left: -99rem }
    tr { display: block; padding: .4rem 0; border-bottom: 1px solid #8886 }
    th, td { display: block; width: auto; padding: 0; border: 0 }
  }
  .skip { position: absolute; left: -99rem } .skip:focus { left: 1rem }
</style></head><body>
<a class="skip" href="#operations">Skip to the operations</a>
<h1>Utlysning: the API</h1>
<p>JSON over HTTPS. The machine-readable description is <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).
Send <code>Authorization: Bearer …</code> where a role is named, <code>Idempotency-Key</code> with a POST that you may repeat,
<code>If-Match</code> with what you change, and <code>?dryRun=true</code> to see what would happen.</p>
<p>A body is at most ${longestBody / 1024} kB of UTF-8. The gateway answers <code>401</code> to a token that is not valid and <code>429</code>
to too many requests at once, with <code>{"message": …}</code>; this server on one's own machine lets any number in.</p>
<nav aria-label="Domains"><ul>
${domains.map(([domain]) => html`<li><a href="#domain-${domain}">${domain}</a></li>\n`)}<li><a href="#refusals">Refusals</a></li>
</ul></nav>
<main><h2 id="operations">Operations</h2>
${domains.map(([domain, list]) => domainTable(domain, list))}<h2 id="refusals">Refusals</h2>
<p>Every refusal is an <code>application/problem+json</code> document with one of these codes.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>${Object.entries(refusals).map(
    ([code, [status, sentence]]) =>
      html`<tr><th scope="row"><code>${code}</code></th><td>${status}</td><td>${sentence}</td></tr>\n`,
  )}</tbody></table></main></body></html>`;
  return markup;
}

function domainTable(domain: string, operations: readonly [string, RouteSpec][]): Html {
  return html`<h3 id="domain-${domain}">${domain}</h3>
<table><thead><tr><th scope="col">Operation</th><th scope="col">What it does</th><th scope="col">For</th></tr></thead>
<tbody>${operations.map(
    ([name, { method, path, summary, access }]) =>
      html`<tr id="${name}"><th scope="row"><code>${method} ${path}</code></th>
<td>${summary}</td><td>${access === "public" ? "everybody" : access.join(", ")}</td></tr>\n`,
  )}</tbody></table>
`;
}
