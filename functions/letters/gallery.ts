import { LetterId } from "../../schemas/ids.ts";
import { LetterLanguage } from "../../schemas/text.ts";
import { compareText } from "../shared/canonical.ts";
import { escaped } from "../shared/escaped.ts";
import { type Renderable, rendered } from "./render.ts";
import { sampleFacts } from "./samples.ts";

/** A letter of every kind in every language, with facts as they might be. */
export function sampleLetters(): Renderable[] {
  return LetterLanguage.options.flatMap((language) =>
    Object.entries(sampleFacts(language)).map(([kind, facts]) => ({
      id: LetterId.parse(`letter_sample-${kind}`),
      kind,
      language,
      to: { name: "Anna Lind", email: "anna.lind@example.org" },
      facts,
    })),
  );
}

/** One page with all letters, for proof-reading: the Swedish and the English of a kind side by side, HTML above text. */
export function gallery(): string {
  const letters = sampleLetters();
  const kinds = [...new Set(letters.map(({ kind }) => kind))].sort(compareText);
  const index = kinds.map((kind) => `<li><a href="#${kind}">${kind}</a></li>`).join("\n");
  const sections = kinds.map((kind) => {
    const pair = letters.filter((letter) => letter.kind === kind).map(card);
    return `<section id="${kind}"><h2>${kind}</h2><div class="pair">${pair.join("\n")}</div></section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>All letters, for proof-reading</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { margin: 0 auto; max-width: 100rem; padding: 1rem; }
nav ul { columns: 16rem; }
.pair { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
iframe { border: 1px solid #767676; height: 44rem; resize: vertical; width: 100%; }
pre { font-size: 0.85rem; overflow-x: auto; }
</style>
</head>
<body>
<h1>All letters, for proof-reading</h1>
<nav aria-label="Kinds of letters"><ul>
${index}
</ul></nav>
${sections.join("\n")}
</body>
</html>
`;
}

function card(letter: Renderable): string {
  const { subject, text, html } = rendered(letter);
  return `<article lang="${letter.language}">
<h3>${escaped(subject)}</h3>
<iframe title="${escaped(`${letter.kind}, ${letter.language}`)}" sandbox srcdoc="${escaped(html)}"></iframe>
<details><summary>Text</summary><pre>${escaped(text)}</pre></details>
</article>`;
}
