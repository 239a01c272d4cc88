import type { Exchange } from "../../schemas/exchange.ts";
import type { Hosting } from "../../schemas/hosting.ts";
import type { Network } from "../../schemas/network.ts";
import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import { reviewed } from "./expert-review.ts";
import { hostsAreAppointed } from "./host-appointing.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import type { Person } from "./world.ts";

const dayMs = 86_400_000;
const after = (instant: string, days: number) => new Date(Date.parse(instant) + days * dayMs).toISOString();

/** Nobody travels in the spring of 2020: what falls before this day is held online. */
const travelAgainFrom = "2020-07-01";
const startsAt = "2020-03-16T09:00:00.000Z";
const form = {
  calendar: {
    from: "2020-04-20",
    to: "2020-12-11",
    minDaysBetween: 14,
    notWithin: [{ from: "2020-06-15", to: "2020-08-31" }],
  },
  startsAtLocal: "09:30",
  minutes: 360,
};
/** What a network's exchanges are about, in their order; the conference has a theme of its own. */
const themes = ["politicalLeadership", "planning", "citizens", "open", "planning", "citizens"];
const conference = "european";
/** Countries where something else happens to the second exchange: it moves to the autumn; it falls through and is held later. */
const [postponedIn, replacedIn] = ["hu", "it"];
const autumn = { moved: "2020-10-01T07:30:00.000Z", replaced: "2020-10-08T07:30:00.000Z" };
const proposals = ["Heat pumps in old houses", "Who pays for the tram?"];

export interface Exchanged {
  exchanges: Exchange[];
  networks: Network[];
  hosting: Hosting;
  /** What the second of two registrations of one person gave: must be InputInvalid. */
  registeredTwice: string | undefined;
  /** What appointing a forerunner to host as a follower gave: must be InputInvalid. */
  unfitHost: string | undefined;
}

type Place = Participation & { state: "confirmed" };

/** The networks are made from the selection, plan their exchanges, and meet until the conference at the end of 2020. */
export async function theNetworksMeet(road: Road): Promise<Exchanged> {
  const { world, office, callId, applicants } = road;
  const { assistant } = office;
  await world.moveTo(startsAt);
  await world.ask(assistant, routes.startProgramme, { params: { callId } });
  world.note("programme", "programme begins");
  const { items: networks } = await world.ask(assistant, routes.formNetworks, {
    params: { callId },
    body: form,
  });
  const unfitHost = await hostsAreAppointed(road, networks);
  for (const { id } of networks)
    await world.ask(assistant, routes.planNetwork, { params: { networkId: id } });
  await world.settle();
  const places = await placesOf(road);
  const planned = await world.askAll(assistant, routes.listExchanges, {}, { callId });
  world.note("exchanges", `${planned.length} exchanges planned in ${networks.length} networks`);
  await vote();

  const rounds = [...Map.groupBy(planned, (exchange) => exchange.startsAt)].map(([, round]) => round);
  let registeredTwice: string | undefined;
  for (const [i, round] of rounds.entries()) {
    const [first] = round;
    if (first === undefined) continue;
    await world.moveTo(after(first.startsAt, -24));
    await together(round, (exchange) => prepared(exchange, i));
    if (i === 0 && first.participants[0])
      registeredTwice = await world.refusal(officer(first.participants[0]), routes.registerPerson, {
        params: { exchangeId: first.id },
        body: delegate(first.participants[0], first),
      });
    const review = round.find(({ duty }) => duty?.startsWith("se/"));
    if (i === 1 && review) await reviewed(road, review, officer);
    await world.moveTo(after(first.startsAt, 1));
    await held();
    const online = first.startsAt < travelAgainFrom ? ", online" : "";
    world.note("exchanges", `${round.length > 1 ? `${round.length} exchanges` : "the conference"}${online}`);
  }
  const last = rounds.at(-1)?.[0]?.startsAt ?? world.now;
  await world.moveTo(after(last, 14));
  const { items } = await world.ask(assistant, routes.listNetworks, { params: { callId } });
  const exchanges = await world.askAll(assistant, routes.listExchanges, {}, { callId });
  const hosting = await world.ask(assistant, routes.readHosting, { params: { callId } });
  return { exchanges, networks: items, hosting, registeredTwice, unfitHost };

  function placeOf(id: string): Place {
    const place = places.find((one) => one.id === id);
    if (place === undefined) throw new Error(`${id} takes no part.`);
    return place;
  }

  function officer(id: string): Person {
    const applicant = applicants.get(placeOf(id).applicationId);
    if (applicant === undefined) throw new Error(`Nobody applied as ${id}.`);
    return applicant.person;
  }

  /** A colleague in a function that the theme is meant for. */
  function delegate(id: string, { theme }: Exchange) {
    const { organisation, contact } = placeOf(id);
    const meantFor = road.content.themes.find((one) => one.id === theme)?.for[0] ?? "planner";
    const email = contact.email.replace("climate@", `${meantFor.toLowerCase()}@`);
    const name = `Delegate of ${organisation.name}`;
    return { participationId: id, name, email, language: contact.language, function: meantFor };
  }

  /** Three members of each national network propose or vote, and the office ends the vote. */
  async function vote(): Promise<void> {
    await together(
      networks.filter(({ kind }) => kind === "lot"),
      async ({ id: networkId, members }) => {
        for (const [i, { participationId }] of members.slice(0, 3).entries())
          await world.ask(officer(participationId), routes.voteForTheme, {
            params: { networkId },
            body: { participationId, title: proposals[i % 2] },
          });
        await world.ask(assistant, routes.decideTheme, { params: { networkId } });
      },
    );
    world.note("exchanges", "each network has voted on its open theme");
  }

  /** What it is about, whether it can be held as planned, and who comes. */
  async function prepared(before: Exchange, round: number): Promise<void> {
    const asked = { params: { exchangeId: before.id } };
    const lot = networks.find(({ id }) => id === before.networkId)?.lotId;
    const theme = lot === undefined ? conference : (themes[round] ?? conference);
    const exchange = await world.ask(assistant, routes.setAgenda, { ...asked, body: { theme } });
    if (round === 1 && lot === replacedIn) return replaced(exchange);
    const postponed = round === 1 && lot === postponedIn;
    if (postponed)
      await world.ask(assistant, routes.moveExchange, {
        ...asked,
        body: {
          startsAt: autumn.moved,
          code: "travelDisrupted",
          why: "The host wants to show its district on the spot.",
        },
      });
    else if (before.startsAt < travelAgainFrom)
      await world.ask(assistant, routes.moveExchange, {
        ...asked,
        body: { mode: "digitalMeeting", code: "travelDisrupted", why: "Nobody travels this spring." },
      });
    else await world.ask(assistant, routes.confirmExchange, asked);
    const coming = lot === undefined ? exchange.participants : exchange.participants.slice(0, 2);
    for (const id of coming)
      await world.ask(officer(id), routes.registerPerson, { ...asked, body: delegate(id, exchange) });
  }

  /** Called off, and planned anew with the same host, guests and theme in the autumn. */
  async function replaced(exchange: Exchange): Promise<void> {
    const { title, host, networkId, theme, mode, minutes, participants } = exchange;
    await world.ask(assistant, routes.cancelExchange, {
      params: { exchangeId: exchange.id },
      body: { code: "hostUnable", why: "The town hall is closed." },
    });
    const again = {
      callId,
      title,
      host,
      networkId,
      theme,
      mode,
      minutes,
      participants,
      insteadOf: exchange.id,
    };
    const body = { ...again, startsAt: autumn.replaced };
    const { id } = await world.ask(assistant, routes.planExchange, { body });
    await world.ask(assistant, routes.confirmExchange, { params: { exchangeId: id } });
  }

  /** Everything whose time has come is reported, with who was there, and both sides write what they learned. */
  async function held(): Promise<void> {
    const all = await world.askAll(assistant, routes.listExchanges, {}, { callId });
    const over = all.filter(
      (one) => one.state !== "held" && one.state !== "cancelled" && one.startsAt < world.now,
    );
    await together(over, async ({ id: exchangeId, participants, host }) => {
      const attendance = participants.map((id) => ({
        participationId: id,
        representative: `person_${officer(id).sub}`,
        departedFrom: placeOf(id).organisation.name,
      }));
      const params = { exchangeId };
      await world.ask(assistant, routes.recordAttendance, { params, body: { attendance } });
      for (const id of [host, ...participants.slice(0, 3)].filter((one) => one !== undefined)) {
        const learned = `[Made up for the rehearsal] What ${placeOf(id).organisation.name} takes home.`;
        const benefit = id === host ? { benefit: "[Made up for the rehearsal] New questions." } : {};
        const body = { participationId: id, learned, ...benefit };
        await world.ask(officer(id), routes.writeLearning, { params, body });
      }
    });
  }
}

async function placesOf({ world, office, callId }: Road): Promise<Place[]> {
  const all = await world.askAll(office.assistant, routes.listParticipations, { callId });
  return all.flatMap((place): Place[] => (place.state === "confirmed" ? [place] : []));
}
