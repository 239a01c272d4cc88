import { refuse } from "./refusal.ts";
import type { Transitions } from "./store.ts";

/** Refuses with WrongState unless the act may start from this state. */
export function requireFrom<State extends string>(
  transitions: Transitions<State>,
  act: string,
  entity: { state: string },
): void {
  const from: readonly string[] = transitions[act]?.from ?? [];
  if (!from.includes(entity.state)) refuse("WrongState", { act, state: entity.state, from: [...from] });
}
