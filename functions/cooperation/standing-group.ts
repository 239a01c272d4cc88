import type { Call } from "../../schemas/call.ts";
import type { Opinion, StandingGroup } from "../../schemas/consultation.ts";
import type { Delegate } from "../../schemas/reader.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { CooperationDeps } from "./deps.ts";
import { opinionId, standingGroupId } from "./stores.ts";
import { standingGroupTransitions as transitions } from "./transitions.ts";

/** Says who follows the programme to its end (F115), and tells those who are new to it. */
export const nameStandingGroup =
  (deps: CooperationDeps) =>
  async (
    call: Call,
    before: Stored<StandingGroup> | undefined,
    members: Delegate[],
    by: Author,
  ): Promise<Change<Stored<StandingGroup>>> => {
    const programme = call.content.programme.code;
    const id = before?.id ?? standingGroupId(programme);
    const callId = before?.callId ?? call.id;
    const after: StandingGroup = { id, callId, programme, members, namedAt: by.at, state: "standing" };
    const known = before?.state === "standing" ? before.members : [];
    const isNew = ({ email }: Delegate) =>
      !known.some((one) => one.email.toLowerCase() === email.toLowerCase());
    const facts = {
      ...titled(call),
      organisations: members.map(({ organisation }) => organisation),
      contactEmail: call.content.contact.email,
    };
    return together(
      before
        ? deps.standingGroups.changed(before, after, "name", by)
        : deps.standingGroups.created(after, "name", by),
      members
        .filter(isNew)
        .flatMap((to) =>
          queued(
            deps.letters,
            "standing-group-named",
            { callId: call.id, subjectId: id, to, due: by.at, facts },
            by,
          ),
        ),
    );
  };

export const dissolveStandingGroup =
  ({ standingGroups }: Pick<CooperationDeps, "standingGroups">) =>
  (group: Stored<StandingGroup>, by: Author): Change<Stored<StandingGroup>> => {
    requireFrom(transitions, "dissolve", group);
    return standingGroups.changed(
      group,
      { ...group, state: "dissolved", dissolvedAt: by.at },
      "dissolve",
      by,
    );
  };

/** What a member says of the programme, whenever there is something to say; it is handled as an answer is. */
export const commentOnProgramme =
  ({ opinions, standingGroups }: Pick<CooperationDeps, "opinions" | "standingGroups">) =>
  (group: Stored<StandingGroup>, email: string, text: string, by: Author): Change<Stored<Opinion>> => {
    if (group.state !== "standing") refuse("WrongState", { act: "comment", state: group.state });
    const from =
      group.members.find((one) => one.email.toLowerCase() === email.toLowerCase()) ?? refuse("NotPermitted");
    const opinion: Opinion = {
      id: opinionId(group.id, email, by.at),
      callId: group.callId,
      on: group.id,
      from,
      text,
      givenAt: by.at,
      givenBy: by.sub,
      state: "given",
    };
    return together(opinions.created(opinion, "give", by), [
      standingGroups.unchanged(group, "ConcurrentChange"),
    ]);
  };
