import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { AppointHosts, Network } from "../../schemas/network.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { mayHost } from "./exchanges/appoint-hosts.ts";
import { networkTransitions } from "./networks.ts";
import { asParticipant } from "./reseating/standing.ts";

interface AppointDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  networks: Store<Network>;
  letters: Store<Letter>;
}

/**
 * Says who hosts under a rule that appoints some, before the network's exchanges are planned (F38): one of the followers
 * of a country. They come before whom the rule would draw, and are told; their dates follow with the plan.
 */
export const appointHosts =
  (deps: AppointDeps) =>
  async (
    network: Stored<Network>,
    { rule: id, hosts, why, otherThanRule }: AppointHosts,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Network>>> => {
    requireFrom(networkTransitions, "appointHosts", network);
    const call = inState(await deps.calls.get(network.callId), "running");
    const faults: Fault[] = [];
    const add = (pointer: string, code: string, detail: string) => faults.push({ pointer, code, detail });
    const rule = call.content.exchanges?.hostRules.find((one) => one.id === id);
    if (rule === undefined) add("/rule", "UnknownRule", "The call has no such host rule.");
    else if (rule.hosts === "each" || (rule.hosts.per === "lot") !== (network.kind === "lot"))
      add("/rule", "AppointsNobodyHere", "The rule appoints nobody of this network.");
    else if (hosts.length > rule.hosts.count) add("/hosts", "TooMany", `The rule has ${rule.hosts.count}.`);
    hosts.forEach((host, i) => {
      const pointer = `/hosts/${i}`;
      const member = network.members.find(({ participationId }) => participationId === host);
      if (hosts.indexOf(host) < i) add(pointer, "NamedTwice", "Named before in the same list.");
      else if (member === undefined) add(pointer, "NoMember", "Not a member of this network.");
      else if (rule !== undefined && !otherThanRule && !mayHost(asParticipant(member), rule.host))
        add(pointer, "HostUnfit", "The host rule would not take it; say that it hosts all the same.");
    });
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const said = { rule: id, why, by: principal.id, at: by.at };
    const others = network.appointed.filter((one) => one.rule !== id);
    const appointed = [...others, ...hosts.map((participationId) => ({ ...said, participationId }))];
    const letters: Write[] = [];
    for (const host of hosts) {
      const { organisation, contact: to } = await deps.participations.get(host);
      const contactEmail = call.content.contact.email;
      const facts = { ...titled(call), organisation: organisation.name, former: "", why, contactEmail };
      // Appointed again after somebody else had been, it is told again.
      const letter = { callId: call.id, subjectId: network.id, to, due: `${network.rev}`, facts };
      letters.push(...queued(deps.letters, "hosting-appointed", letter, by));
    }
    const details = { rule: id, hosts: hosts.join(" "), otherThanRule };
    return together(
      deps.networks.changed(network, { ...network, appointed }, "appointHosts", by, { details }),
      letters,
    );
  };
