import type { Network, ThemeVote } from "../../schemas/network.ts";
import { compareText } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { networkTransitions } from "./networks.ts";

interface ThemeDeps {
  networks: Store<Network>;
}

/** Names a theme that nobody named before, or votes for one: one vote per member, the last one counts (F45). */
export const voteForTheme =
  ({ networks }: ThemeDeps) =>
  (
    network: Stored<Network>,
    { participationId, title }: ThemeVote,
    principal: Principal,
    by: Author,
  ): Change<Stored<Network>> => {
    if (network.state !== "planned") requireFrom(networkTransitions, "voteTheme", network);
    else if (network.openTheme !== undefined) refuse("WrongState", { act: "vote", theme: network.openTheme });
    if (!network.members.some((member) => member.participationId === participationId))
      refuse("InputInvalid", {}, [
        { pointer: "/participationId", code: "NotMember", detail: "Not a member of this network." },
      ]);
    const isNew = !network.proposals.some((proposal) => proposal.title === title);
    const proposal = { title, proposedBy: participationId, person: principal.id, proposedAt: by.at };
    const after: Network = {
      ...network,
      proposals: isNew ? [...network.proposals, proposal] : network.proposals,
      votes: { ...network.votes, [participationId]: title },
    };
    return networks.changed(network, after, isNew ? "proposeTheme" : "voteTheme", by);
  };

/** The proposal with the most votes; of those with as many, the one proposed first, then by its title. */
export function chosenTheme({ proposals, votes }: Pick<Network, "proposals" | "votes">): string | undefined {
  const count = (title: string) => Object.values(votes).filter((vote) => vote === title).length;
  return proposals.toSorted(
    (a, b) =>
      count(b.title) - count(a.title) ||
      compareText(a.proposedAt, b.proposedAt) ||
      compareText(a.title, b.title),
  )[0]?.title;
}

/** Ends the vote: the network's open theme is what its members chose. */
export const decideTheme =
  ({ networks }: ThemeDeps) =>
  (network: Stored<Network>, by: Author): Change<Stored<Network>> => {
    if (network.state !== "planned") {
      requireFrom(networkTransitions, "decideTheme", network);
      return refuse("WrongState", { act: "decideTheme", state: network.state });
    }
    if (network.openTheme !== undefined)
      refuse("WrongState", { act: "decideTheme", theme: network.openTheme });
    const openTheme = chosenTheme(network) ?? refuse("WrongState", { act: "decideTheme", proposals: 0 });
    return networks.changed(network, { ...network, openTheme }, "decideTheme", by);
  };
