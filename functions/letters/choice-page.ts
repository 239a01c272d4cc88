import type { Letter } from "../../schemas/letter.ts";
import type { OptOut } from "../../schemas/letter-care.ts";
import { escaped } from "../shared/escaped.ts";

const words = {
  sv: {
    title: "Påminnelser om utlysningen",
    in: "Du får påminnelser om den här utlysningen. Beslut och kvitton får du alltid.",
    out: "Du får inga påminnelser om den här utlysningen. Beslut och kvitton får du ändå.",
    stop: "Sluta skicka påminnelser",
    resume: "Skicka påminnelser igen",
  },
  en: {
    title: "Reminders about the call",
    in: "You get reminders about this call. Decisions and receipts always reach you.",
    out: "You get no reminders about this call. Decisions and receipts reach you all the same.",
    stop: "Stop the reminders",
    resume: "Send reminders again",
  },
} as const;

/** What the link of a letter shows to a person. It changes nothing by being opened: mail scanners open every link. */
export function choicePage({ language }: Pick<Letter, "language">, state: OptOut["state"]): string {
  const { title, stop, resume, ...said } = words[language];
  const [act, label] = state === "in" ? ["unsubscribe", stop] : ["resubscribe", resume];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
</head>
<body style="max-width:38em;margin:0 auto;padding:1.5em 1em;font-family:system-ui,sans-serif;line-height:1.5">
<main>
<h1>${escaped(title)}</h1>
<p role="status">${escaped(said[state])}</p>
<form method="post" action="${act}"><button style="font:inherit;padding:0.6em 1em">${escaped(label)}</button></form>
</main>
</body>
</html>
`;
}
