import { compareText, sha256 } from "../../shared/canonical.ts";

/**
 * The order in which a draw calls the candidates. Each candidate's lot is the SHA-256 of seed, occasion and id, so
 * anyone can repeat the draw, the order of the list has no say, and a newcomer does not reshuffle the others.
 */
export function drawn(
  candidates: readonly string[],
  seed: string | number,
  ...occasion: readonly string[]
): string[] {
  const ticket = (id: string) => sha256(JSON.stringify([String(seed), ...occasion, id]));
  return candidates
    .map((id) => ({ id, ticket: ticket(id) }))
    .sort((a, b) => compareText(a.ticket, b.ticket) || compareText(a.id, b.id))
    .map(({ id }) => id);
}
