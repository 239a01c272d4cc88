import type { Body, DescribeBody } from "../../schemas/coordination.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Change } from "../shared/change.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { bodyId } from "./stores.ts";
import { bodyTransitions as transitions } from "./transitions.ts";

interface BodyDeps {
  bodies: Store<Body>;
}

/** Registers a body that the programme is coordinated with, once by its name (F92). */
export const registerBody =
  ({ bodies }: BodyDeps) =>
  (callId: CallId, described: DescribeBody, by: Author): Change<Stored<Body>> =>
    bodies.created(
      { id: bodyId(callId, described.name), callId, ...described, state: "listed" },
      "register",
      by,
    );

export const describeBody =
  ({ bodies }: BodyDeps) =>
  (body: Stored<Body>, described: DescribeBody, by: Author): Change<Stored<Body>> => {
    requireFrom(transitions, "describe", body);
    return bodies.changed(body, { ...body, ...described, state: "listed" }, "describe", by);
  };

/** Nothing is coordinated with it any more; its log stays. */
export const retireBody =
  ({ bodies }: BodyDeps) =>
  (body: Stored<Body>, why: string, by: Author): Change<Stored<Body>> => {
    requireFrom(transitions, "retire", body);
    return bodies.changed(body, { ...body, state: "retired", retiredAt: by.at, why }, "retire", by);
  };
