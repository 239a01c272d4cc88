import type { Enquiry } from "../../schemas/enquiry.ts";
import type { Transitions } from "../shared/store.ts";

/** What can be done to a question, from where, and where it leads. */
export const transitions = {
  answer: { from: ["asked"], to: "answered" },
  publish: { from: ["asked"], to: "published" },
} as const satisfies Transitions<Enquiry["state"]>;
