import type { RouteSpec } from "../../schemas/routes/route.ts";
import { routes } from "../../schemas/routes.ts";
import { refusals } from "../shared/refusal.ts";
import { longestBody } from "../shared/request-body.ts";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The reference as one page that needs no script: every operation, who may ask it, and every refusal. */
export function docsPage(): string {
  const operations = Object.entries<RouteSpec>(routes).map(
    ([name, { method, path, summary, access }]) => `<tr id="${name}">
      <th scope="row"><code>${method} ${escaped(path)}</code></th>
      <td>${escaped(summary)}</td>
      <td>${access === "public" ? "everybody" : access.join(", ")}</td></tr>`,
  );
  const words = Object.entries(refusals).map(
    ([code, [status, sentence]]) =>
      `<tr><th scope="row"><code>${code}</code></th><td>${status}</td><td>${escaped(sentence)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Utlysning: the API</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { max-width: 70rem; margin: 0 auto; padding: 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886 }
  code { font-size: .95em; overflow-wrap: anywhere }
  @media (max-width: 45rem) {
    thead { position: absolute; left: -99rem }
    tr { display: block; padding: .4rem 0; border-bottom: 1px solid #8886 }
    th, td { display: block; padding: 0; border: 0 }
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
<main><h2 id="operations">Operations</h2>
<table><thead><tr><th scope="col">Operation</th><th scope="col">What it does</th><th scope="col">For</th></tr></thead>
<tbody>${operations.join("\n")}</tbody></table>
<h2 id="refusals">Refusals</h2>
<p>Every refusal is an <code>application/problem+json</code> document with one of these codes.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>${words.join("\n")}</tbody></table></main></body></html>`;
}
