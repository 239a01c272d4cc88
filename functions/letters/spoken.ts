import type { LetterLanguage } from "../../schemas/text.ts";

const locales = { sv: "sv-SE", en: "en-GB" } as const;

/** A decimal string as people read it: `12.5000` is `12,5` in Swedish and `12.5` in English. Other text stays as it is. */
export function spokenNumber(decimal: string, language: LetterLanguage): string {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return decimal;
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  return fraction === "" ? (match[1] ?? "") : `${match[1]}${language === "sv" ? "," : "."}${fraction}`;
}

/** Money from its decimal string, without passing through a floating-point number: `1 250,50 EUR`, `EUR 1,250.50`. */
export function spokenMoney(amount: string, currency: string, language: LetterLanguage): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) return `${amount} ${currency}`;
  const [group, point] = language === "sv" ? ["\u00a0", ","] : [",", "."];
  const whole = (match[1] ?? "").replace(/\B(?=(\d{3})+$)/g, group);
  const number = match[2] === undefined ? whole : `${whole}${point}${match[2]}`;
  return language === "sv" ? `${number}\u00a0${currency}` : `${currency}\u00a0${number}`;
}

/** Whether a decimal string is more than nothing. */
export function isPositive(amount: string): boolean {
  return /[1-9]/.test(amount);
}

/** A day, `2023-09-01`, in words; other text stays as it is. */
export function spokenDay(day: string, language: LetterLanguage): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant)) return day;
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" }).format(instant);
}

/** A country by its name where the text is its ISO 3166 code; other text stays as it is. */
export function spokenCountry(country: string, language: LetterLanguage): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames(locales[language], { type: "region" }).of(country) ?? country;
}

/**
 * So many of something, `1 dag`, `2 dagar`. Both languages have two forms, which typed functions hold better than
 * message templates would: a fact that is missing is a compile error.
 */
export function counted(
  count: number,
  language: LetterLanguage,
  forms: { one: string; other: string },
): string {
  const form = new Intl.PluralRules(language).select(count) === "one" ? forms.one : forms.other;
  return `${new Intl.NumberFormat(locales[language]).format(count)} ${form}`;
}
