/** What members of an application may do, in words. */
export const memberRoles = {
  sv: {
    owner: "ägare: får skriva, skicka in, återkalla och bjuda in",
    editor: "skribent: får skriva och skicka in",
    reader: "läsare: får läsa",
    signatory: "firmatecknare: får läsa och skriva under",
  },
  en: {
    owner: "owner: may write, submit, withdraw and invite",
    editor: "editor: may write and submit",
    reader: "reader: may read",
    signatory: "signatory: may read and sign",
  },
} as const;
