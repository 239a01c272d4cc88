/** Sample facts of the letters about hosts and matches. */
export function matchSamples(
  titled: { callTitle: { sv: string; en: string }; zone: string },
  organisation: string,
  contactEmail: string,
) {
  const activity = "CoLAB – Committed to Local Climate Action Building";
  const hosting = { ...titled, activity };
  const asked = { ...hosting, answerBy: "2023-04-13T21:59:00.000Z", contactEmail };
  const comings = { joined: [organisation], left: ["Gävle"] };
  const facilitating = {
    ...hosting,
    organisation,
    facilitator: "Maja Åkerström",
    facilitatorEmail: "maja.akerstrom@example.org",
    contact: "Eva Ek, eva.ek@example.org",
  };
  return {
    "host-invitation": asked,
    "host-reminder": asked,
    "host-answered": { ...hosting, interested: true, atMost: 3 },
    "host-matched": {
      ...hosting,
      ...comings,
      twins: [{ name: `${organisation} (SE)`, contact: facilitating.contact }],
    },
    "match-announced": {
      ...hosting,
      organisation,
      cities: "Aachen, Mannheim, Münster",
      preferenceRank: 2,
      instead: "",
      fellows: ["Lahtis"],
    },
    "fellows-changed": { ...hosting, organisation, ...comings, fellows: ["Lahtis", organisation] },
    "match-ended": { ...hosting, organisation, contactEmail },
    "facilitator-named": facilitating,
    "match-to-facilitate": facilitating,
  };
}
