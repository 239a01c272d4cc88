import type { CallPhase } from "../../../schemas/numbers.ts";
import { inLanguage, type LetterLanguage } from "../../../schemas/text.ts";
import { viewOf } from "../../approvals/view.ts";
import { waitedFor } from "../../reviewing/consensus-term.ts";
import type { CallFacts } from "./call-facts.ts";

interface Hand {
  /** What makes it one hand: a person's id, or an address, or a role. */
  key: string;
  name: string;
  email?: string;
}

/** One thing that somebody has to do in a call, or has done. */
export interface Task {
  phase: CallPhase;
  standing: "ahead" | "underWay" | "done" | "dropped";
  dueAt?: string;
  /** Whose turn it is. */
  owedBy: readonly Hand[];
  subject: { id: string; name: string };
}

/** Everything that has been, is or will be done in a call, as far as it can be counted now. */
export function tasksOf(facts: CallFacts, language: LetterLanguage, now: string): Task[] {
  return [
    ...applying(facts),
    ...screening(facts),
    ...reviewing(facts),
    ...coming(facts),
    ...ranking(facts),
    ...approving(facts, language, now),
    ...confirming(facts),
    ...objecting(facts),
  ];
}

function subjectOf({ applications }: CallFacts, id: string) {
  return { id, name: applications.get(id)?.content.organisation.name ?? id };
}

function contactOf({ applications }: CallFacts, id: string): Hand[] {
  const contact = applications.get(id)?.content.contact;
  return contact === undefined ? [] : [{ key: contact.email, name: contact.name, email: contact.email }];
}

function applying(facts: CallFacts): Task[] {
  const standings = {
    draft: "underWay",
    submitted: "done",
    lapsed: "dropped",
    withdrawn: "dropped",
  } as const;
  return [...facts.applications.values()].map(({ id, state, deadlineAt }) => ({
    phase: "applying",
    standing: standings[state],
    dueAt: deadlineAt,
    owedBy: contactOf(facts, id),
    subject: subjectOf(facts, id),
  }));
}

/** A request to complete is the applicant's turn; what is not screened yet, and a proposed override, are the office's. */
function screening(facts: CallFacts): Task[] {
  const screened = new Map(facts.screenings.map((one) => [one.applicationId, one]));
  return [...facts.applications.values()]
    .filter(({ state }) => state === "submitted")
    .map(({ id }) => {
      const found = screened.get(id);
      const task = { phase: "screening", owedBy: [], subject: subjectOf(facts, id) } as const;
      if (found === undefined) return { ...task, standing: "ahead" };
      if (found.state === "incomplete")
        return { ...task, standing: "underWay", dueAt: found.asked.dueAt, owedBy: contactOf(facts, id) };
      return { ...task, standing: found.state === "overrideProposed" ? "underWay" : "done" };
    });
}

function reviewing(facts: CallFacts): Task[] {
  const standings = {
    invited: "underWay",
    accepted: "underWay",
    reviewed: "done",
    declined: "dropped",
    conflicted: "dropped",
    replaced: "dropped",
  } as const;
  return facts.assignments.map(({ applicationId, personId, state, dueAt }) => ({
    phase: "reviewing",
    standing: standings[state],
    dueAt,
    owedBy: [reviewerHand(facts, personId)],
    subject: subjectOf(facts, applicationId),
  }));
}

function reviewerHand({ reviewers }: CallFacts, personId: string): Hand {
  const profile = reviewers.find((one) => one.profile.personId === personId)?.profile;
  return { key: personId, name: profile?.name ?? personId, ...(profile && { email: profile.email }) };
}

function coming(facts: CallFacts): Task[] {
  const standings = { open: "underWay", drafted: "underWay", agreed: "done", voided: "dropped" } as const;
  return facts.consensuses.map((consensus) => ({
    phase: "consensus",
    standing: standings[consensus.state],
    dueAt: consensus.dueAt,
    owedBy: waitedFor(consensus).map((person) => reviewerHand(facts, person)),
    subject: subjectOf(facts, consensus.applicationId),
  }));
}

/** Who is ranked is selected by the decision, and told by the announcement. */
function ranking(facts: CallFacts): Task[] {
  const { selection } = facts;
  if (selection === undefined) return [];
  const decided = {
    proposed: ["underWay", "ahead"],
    returned: ["underWay", "ahead"],
    decided: ["done", "underWay"],
    announced: ["done", "done"],
  } as const;
  const [selecting, announcing] = decided[selection.state];
  return selection.ranking.flatMap(({ applicationId }): Task[] => {
    const task = { owedBy: [], subject: subjectOf(facts, applicationId) };
    return [
      { ...task, phase: "selecting", standing: selecting },
      { ...task, phase: "announcing", standing: announcing },
    ];
  });
}

/** Each step of each chain; the role that a step asks for is the hand, or the readers who have not spoken. */
function approving({ approvals }: CallFacts, language: LetterLanguage, now: string): Task[] {
  const standings = {
    done: "done",
    asked: "underWay",
    ahead: "ahead",
    void: "dropped",
    dropped: "dropped",
  } as const;
  return approvals.flatMap((approval) =>
    viewOf(approval, now).chain.map(({ state, label, role, dueAt, silent }, i) => {
      const email = approval.steps[i]?.kind === "circulation" ? undefined : approval.steps[i]?.email;
      const names = role === undefined ? silent : [role];
      return {
        phase: "approving",
        standing: standings[state],
        dueAt,
        owedBy: names.map((name) => ({ key: name, name, ...(email && { email }) })),
        subject: { id: approval.id, name: inLanguage(label, language) },
      };
    }),
  );
}

function confirming(facts: CallFacts): Task[] {
  return facts.participations.flatMap((place): Task[] => {
    const task = {
      phase: "confirming",
      owedBy: contactOf(facts, place.applicationId),
      subject: { id: place.id, name: place.organisation.name },
    } as const;
    if (place.state === "reserve") return [];
    if (place.state === "offered") return [{ ...task, standing: "underWay", dueAt: place.confirmBy }];
    return [{ ...task, standing: place.state === "confirmed" ? "done" : "dropped" }];
  });
}

/** Who answers is the office: nobody in it is named before somebody takes it. */
function objecting(facts: CallFacts): Task[] {
  const { contact } = facts.call.content;
  return facts.objections.map(({ id, state, organisation, replyBy }) => ({
    phase: "objecting",
    standing: state === "filed" || state === "reevaluating" ? "underWay" : "done",
    dueAt: replyBy,
    owedBy: [{ key: contact.email, name: contact.name, email: contact.email }],
    subject: { id, name: organisation },
  }));
}
