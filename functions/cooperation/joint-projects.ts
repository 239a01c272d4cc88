import type { Call } from "../../schemas/call.ts";
import type { ParticipationId } from "../../schemas/ids.ts";
import type { JointProject, Partner, ProposeProject } from "../../schemas/joint-work.ts";
import { titled } from "../calls/titled.ts";
import type { FactsOf } from "../letters/facts.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import type { CooperationDeps } from "./deps.ts";
import { projectId } from "./joint-work-stores.ts";
import { projectTransitions as transitions } from "./transitions.ts";

function projectFacts(call: Call, { title, text, partners }: JointProject) {
  const organisations = partners.map(({ organisation }) => organisation);
  return { ...titled(call), title, project: text, organisations, contactEmail: call.content.contact.email };
}

/** Proposes a project; whoever proposes has agreed, and everybody else is asked by letter (F119). */
export const proposeProject =
  (deps: CooperationDeps) =>
  async (call: Call, asked: ProposeProject, by: Author): Promise<Change<Stored<JointProject>>> => {
    const { title, text, proposedBy, with: others, parties = [] } = asked;
    const ids = [...new Set([proposedBy, ...others])];
    const participants = await Promise.all(ids.map((id, i) => partnerOf(deps, call, id, i)));
    const [proposer, ...invited] = participants;
    if (proposer === undefined) return refuse("NotFound");
    const partners: Partner[] = [{ ...proposer, agreedAt: by.at }, ...invited, ...parties];
    if (partners.length < 2)
      refuse("InputInvalid", {}, [
        { pointer: "/with", code: "Missing", detail: "A joint project has at least two partners." },
      ]);
    const project: JointProject = {
      id: projectId(call.id, proposedBy, title),
      callId: call.id,
      title,
      text,
      proposedBy,
      proposedAt: by.at,
      partners,
      state: "proposed",
    };
    const facts = projectFacts(call, project);
    const letter = { callId: call.id, subjectId: project.id, facts };
    return together(
      deps.projects.created(project, "propose", by),
      partners
        .slice(1)
        .flatMap((to) => queued(deps.letters, "joint-project-proposed", { ...letter, to }, by)),
    );
  };

async function partnerOf(
  { participations }: Pick<CooperationDeps, "participations">,
  call: Call,
  id: ParticipationId,
  i: number,
): Promise<Partner> {
  const place = await participations.find(id);
  if (place?.state !== "confirmed" || place.callId !== call.id)
    return refuse("InputInvalid", {}, [
      {
        pointer: i === 0 ? "/proposedBy" : `/with/${i - 1}`,
        code: "NotParticipating",
        detail: "Not a confirmed participation of this call.",
      },
    ]);
  const { name, email, language } = place.contact;
  return { name, email, language, organisation: place.organisation.name, participationId: id };
}

/** One partner agrees; with the last of them the project is agreed, and all are told. */
export const agreeToProject =
  (deps: CooperationDeps) =>
  async (
    project: Stored<JointProject>,
    isMeant: (partner: Partner) => boolean,
    by: Author,
  ): Promise<Change<Stored<JointProject>>> => {
    requireFrom(transitions, "agree", project);
    if (project.partners.every((one) => !isMeant(one) || one.agreedAt !== undefined))
      refuse("NothingChanged");
    const partners = project.partners.map((one) =>
      isMeant(one) && one.agreedAt === undefined ? { ...one, agreedAt: by.at } : one,
    );
    if (partners.some(({ agreedAt }) => agreedAt === undefined))
      return deps.projects.changed(project, { ...project, partners, state: "proposed" }, "agree", by);
    const after: JointProject = { ...project, partners, state: "agreed", agreedAt: by.at };
    const call = await deps.calls.get(project.callId);
    const letter = { callId: call.id, subjectId: project.id, facts: projectFacts(call, after) };
    return together(
      deps.projects.changed(project, after, "complete", by),
      partners.flatMap((to) => queued(deps.letters, "joint-project-agreed", { ...letter, to }, by)),
    );
  };

/** The partners begin, and each is told: those of the programme and those outside it. */
export const startProject =
  (deps: CooperationDeps) =>
  async (project: Stored<JointProject>, by: Author): Promise<Change<Stored<JointProject>>> => {
    requireFrom(transitions, "start", project);
    const after: JointProject = { ...project, state: "running", startedAt: by.at };
    const call = await deps.calls.get(project.callId);
    return together(
      deps.projects.changed(project, after, "start", by),
      partnersTold(deps, "joint-project-started", after, projectFacts(call, after), by),
    );
  };

export const endProject =
  (deps: CooperationDeps) =>
  async (
    project: Stored<JointProject>,
    result: string,
    by: Author,
  ): Promise<Change<Stored<JointProject>>> => {
    if (project.state !== "running") {
      requireFrom(transitions, "end", project);
      return refuse("WrongState", { act: "end", state: project.state });
    }
    const after: JointProject = { ...project, state: "ended", endedAt: by.at, result };
    const call = await deps.calls.get(project.callId);
    const facts = { ...projectFacts(call, after), isDropped: false, words: result };
    return together(
      deps.projects.changed(project, after, "end", by),
      partnersTold(deps, "joint-project-ended", after, facts, by),
    );
  };

export const dropProject =
  (deps: CooperationDeps) =>
  async (project: Stored<JointProject>, why: string, by: Author): Promise<Change<Stored<JointProject>>> => {
    requireFrom(transitions, "drop", project);
    const after: JointProject = { ...project, state: "dropped", droppedAt: by.at, why };
    const call = await deps.calls.get(project.callId);
    const facts = { ...projectFacts(call, after), isDropped: true, words: why };
    return together(
      deps.projects.changed(project, after, "drop", by),
      partnersTold(deps, "joint-project-ended", after, facts, by),
    );
  };

function partnersTold<Kind extends "joint-project-started" | "joint-project-ended">(
  { letters }: Pick<CooperationDeps, "letters">,
  kind: Kind,
  { id: subjectId, callId, partners }: JointProject,
  facts: FactsOf<Kind>,
  by: Author,
): readonly Write[] {
  return partners.flatMap((to) => queued(letters, kind, { callId, subjectId, facts, to }, by));
}
