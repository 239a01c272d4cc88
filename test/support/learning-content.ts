const both = (en: string, sv = en) => ({ en, sv });

/** A programme of 20 months with three modules, what they bring forth, and what is measured. */
export const learningContent = {
  modules: [
    { id: "start", label: both("Getting started", "Komma igång"), months: 6, learningPlan: true },
    { id: "coCreate", label: both("Co-create", "Samskapa"), months: 8 },
    { id: "capitalise", label: both("Capitalise", "Kapitalisera"), months: 6 },
  ],
  deliverables: [
    {
      id: "lessons",
      label: both("Lessons", "Lärdomar"),
      module: "coCreate",
      per: "match",
      sections: [{ id: "learned", label: both("What we learned") }],
    },
    {
      id: "replicationPlan",
      label: both("Replication plan", "Replikeringsplan"),
      module: "capitalise",
      sections: [
        { id: "measures", label: both("Measures"), maxLength: 500 },
        { id: "costs", label: both("Costs"), required: false },
      ],
    },
    {
      id: "showcase",
      label: both("Showcase", "Spjutspetsexempel"),
      scope: "project",
      count: { min: 1, max: 2 },
      dueOn: "2025-03-31",
      sections: [{ id: "story", label: both("Story") }],
      showcase: {
        stages: [{ id: "applied", label: both("Applied", "Tillämpat") }],
        scales: [{ id: "pilot", label: both("Pilot", "Försök") }],
      },
    },
  ],
  indicators: [
    { id: "energy", label: both("Energy use", "Energianvändning"), unit: "GWh", better: "less" },
    { id: "firms", label: both("Firms met", "Företag"), unit: "st", better: "more", required: false },
  ],
  measuring: { baselineBy: "2023-12-31", endBy: "2025-03-31", projects: true },
  resources: [
    { id: "terms", label: both("Terms", "Villkor"), url: "https://example.org/terms", from: "offered" },
    { id: "portal", label: both("Portal", "Portalen"), url: "https://example.org/portal", from: "running" },
  ],
} as const;
