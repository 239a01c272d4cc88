import type { NamedRoleKind } from "../../schemas/form.ts";

type Spoken = "sv" | "en";

const names: Readonly<Record<Spoken, Readonly<Record<NamedRoleKind, string>>>> = {
  en: {
    contact: "Contact",
    projectLead: "Project lead",
    politician: "Responsible politician",
    signatory: "Signatory",
    economist: "Economist",
  },
  sv: {
    contact: "Kontaktperson",
    projectLead: "Projektledare",
    politician: "Ansvarig politiker",
    signatory: "Firmatecknare",
    economist: "Ekonom",
  },
};

/** A role that an application names somebody in (F103), in words. */
export function roleName(role: NamedRoleKind, language: Spoken): string {
  return names[language][role];
}
