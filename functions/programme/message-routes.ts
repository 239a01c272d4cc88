import type { Participation } from "../../schemas/participation.ts";
import { networksRoutes as routes } from "../../schemas/routes/networks.ts";
import { ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { ProgrammeDeps } from "./deps.ts";
import { messagesTo } from "./messages.ts";
import { nameOf } from "./networks.ts";
import { participationsOf } from "./participations.ts";
import { type Circle, sendMessage } from "./send-message.ts";

/** What participants write to each other: to a network, or to those matched with the same host activity. */
export function messageRoutes(deps: ProgrammeDeps): Route[] {
  const { calls, networks, participations, messages, table } = deps;
  const isOffice = (principal: Principal) => hasRole(principal, "staff", "admin");

  /** Staff write as the office where they name no participation; everybody else as their own. */
  async function mayWrite(principal: Principal, participationId: string | undefined) {
    if (participationId === undefined) {
      if (!isOffice(principal)) refuse("NotPermitted");
    } else ensureCan(principal, "participation.answer", await participations.get(participationId));
  }

  function mayRead(principal: Principal, { places }: Circle) {
    const isOwn = ({ organisationId }: Participation) => organisationId === principal.organisation;
    if (!isOffice(principal) && !places.some(isOwn)) refuse("NotPermitted");
  }

  async function ofNetwork(networkId: string) {
    const { id, callId, title, members } = await networks.get(networkId);
    const places = await Promise.all(members.map((member) => participations.get(member.participationId)));
    const circle: Circle = { to: { networkId: id }, inWords: nameOf(title), places };
    return { call: await calls.get(callId), circle };
  }

  /** Whoever is not matched writes to nobody; that, too, is told to those alone whose place it is. */
  async function ofMatch(principal: Principal, participationId: string) {
    const place = await participations.get(participationId);
    const activity = place.state === "confirmed" ? place.activity : undefined;
    if (activity === undefined) ensureCan(principal, "participation.manage", place);
    if (activity === undefined) return refuse("WrongState", { act: "write", activity: "none" });
    const call = await calls.get(place.callId);
    const all = await Array.fromAsync(
      participations.list(participationsOf(call.id), { prefix: "confirmed#" }),
    );
    const places = all.filter((one) => one.state === "confirmed" && one.activity === activity);
    const title = call.content.activities.find(({ id }) => id === activity)?.title ?? activity;
    const circle: Circle = { to: { activity }, inWords: title, places };
    return { call, circle };
  }

  return [
    command(routes.sendToNetwork, async ({ params, body, principal, by }) => {
      await mayWrite(principal, body.participationId);
      const { call, circle } = await ofNetwork(params.networkId);
      return sendMessage(deps)(call, circle, body, principal, by);
    }),
    read(routes.listNetworkMessages, async ({ params, query, principal }) => {
      const { call, circle } = await ofNetwork(params.networkId);
      mayRead(principal, circle);
      return paged(table, messages, messagesTo(call.id, circle.to), query);
    }),
    command(routes.sendToMatch, async ({ params, body, principal, by }) => {
      await mayWrite(principal, body.participationId);
      const { call, circle } = await ofMatch(principal, params.participationId);
      return sendMessage(deps)(call, circle, body, principal, by);
    }),
    read(routes.listMatchMessages, async ({ params, query, principal }) => {
      const { call, circle } = await ofMatch(principal, params.participationId);
      mayRead(principal, circle);
      return paged(table, messages, messagesTo(call.id, circle.to), query);
    }),
  ];
}
