import { type Html, html, type Part } from "../../../functions/shared/markup.ts";

export interface Section {
  id: string;
  title: string;
  /** One or two sentences that say what the pictures and tables show. */
  lead: Part;
  body: Part;
}

export function section({ id, title, lead, body }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="lead">${lead}</p>
${body}
</section>
`;
}

/** More than most readers want to see at first. */
export function folded(summary: Part, body: Part, name = "more"): Html {
  return html`<details class="${name}"><summary>${summary}</summary>
${body}
</details>
`;
}
