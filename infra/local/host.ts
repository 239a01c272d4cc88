import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import { createActivity } from "./activity.ts";
import { readAssembly } from "./assembly.ts";
import { startBuckets } from "./buckets.ts";
import { createClock } from "./clock.ts";
import { startDatabase } from "./dynamodb.ts";
import { openFunctionLog } from "./function-log.ts";
import { createFunctions, type Functions } from "./functions.ts";
import type { Host, HostOptions } from "./host-types.ts";
import { createHttpApi, send } from "./http-api.ts";
import { message } from "./http-event.ts";
import { createIssuer } from "./issuer.ts";
import { LocalHostError } from "./json.ts";
import { listen, urlOf } from "./listen.ts";
import { createLocalRoutes, executionSummary } from "./local-routes.ts";
import { reportMail } from "./mail-events.ts";
import { startMailbox } from "./mailbox.ts";
import { partOf } from "./parts.ts";
import { planFrom } from "./plan.ts";
import { createSchedules } from "./schedules.ts";
import { createServiceEndpoints } from "./service-endpoints.ts";
import { fact, listDeadLetters, openStore, setFact } from "./store.ts";
import type { StreamReader } from "./streams.ts";
import { startTables } from "./tables.ts";
import { createTargets } from "./targets.ts";
import { createMover } from "./time.ts";
import { createWorkflows } from "./workflows.ts";

const startInstant = (given: string | undefined, saved: string | undefined): number | undefined => {
  const wanted = given === undefined ? undefined : Date.parse(given);
  if (Number.isNaN(wanted))
    throw new LocalHostError(`${given} is not an instant: write it like 2023-05-01T00:00:00Z.`);
  if (saved === undefined) return wanted;
  return Math.max(wanted ?? 0, Number(saved));
};

const close = async (server: Server): Promise<void> => {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
};

export type { Host, HostOptions } from "./host-types.ts";

/** Runs what a cloud assembly describes on this machine, on loopback only, until `stop`. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return await start(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = async (
  options: HostOptions,
  stops: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Host> => {
  const data = options.data === undefined ? undefined : resolve(options.data);
  const store = openStore(data);
  stops.push(() => store.close());
  const clock = createClock({
    startAt: startInstant(options.clock, fact(store, "virtual now")),
    onSet: (instant) => setFact(store, "virtual now", String(instant)),
  });
  if (clock.mode === "virtual") setFact(store, "virtual now", String(clock.now()));
  const activity = createActivity();
  const log = openFunctionLog(data, options.log);
  stops.push(log.close);

  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  let serve: Parameters<typeof createServer>[1];
  const server = createServer((request, response) =>
    ready.promise.then(
      () => serve?.(request, response),
      () => response.destroy(),
    ),
  );
  await listen(server, options.port ?? 0);
  stops.push(() => close(server));
  const url = urlOf(server);

  const localKey = fact(store, "local key") ?? randomBytes(32).toString("base64");
  setFact(store, "local key", localKey);

  const plan = planFrom(readAssembly(resolve(options.assembly), url));
  const endpoints: Record<string, string> = {};
  const readers: StreamReader[] = [];
  const look = async () => (await Promise.all(readers.map((reader) => reader.look()))).includes(true);
  const noteActivity = () => schedules.noteActivity();

  const functions: Functions = createFunctions({
    plans: plan.functions,
    endpoints,
    clock,
    activity,
    log: log.write,
    afterInvocation: () => {
      for (const reader of readers) reader.lookSoon();
    },
  });
  stops.push(functions.stop);
  const workflows = createWorkflows({
    machines: plan.machines,
    store,
    clock,
    functions,
    onProgress: noteActivity,
  });
  const targets = createTargets({
    functions,
    isMachine: workflows.isMachine,
    startExecution: (machine, input) => workflows.start(machine, undefined, input),
    store,
    now: clock.now,
    log: (text) => log.write("host", `${text}\n`),
  });
  for (const { name, spec } of plan.schedules) targets.refuseUnknown(`Schedule ${name}`, spec.Target.Arn);
  for (const rule of plan.rules)
    for (const { Arn } of rule.targets) targets.refuseUnknown(`Rule ${rule.name}`, Arn);
  const schedules = createSchedules({ store, clock, activity, targets, groups: plan.scheduleGroups });
  const report = reportMail({ configurationSets: plan.configurationSets, rules: plan.rules, targets });

  const [database, mailbox, buckets, issuer] = await Promise.all([
    partOf("The database", startDatabase(data)),
    partOf(
      "The mailbox",
      startMailbox({
        clock,
        store,
        activity,
        report: (mail) => {
          noteActivity();
          return report(mail);
        },
      }),
    ),
    partOf("The object store", startBuckets(clock, plan.buckets, data)),
    partOf("The token issuer", createIssuer({ store, clock, pool: plan.api.pool })),
  ]);
  stops.push(database.stop, buckets.stop, mailbox.stop);
  const services = createServiceEndpoints({
    workflows,
    schedules,
    functions,
    isTarget: targets.isKnown,
    clock,
  });
  await listen(services, 0);
  stops.push(() => close(services));
  Object.assign(endpoints, {
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_ENDPOINT_URL_SFN: urlOf(services),
    AWS_ENDPOINT_URL_SCHEDULER: urlOf(services),
    AWS_ENDPOINT_URL_LAMBDA: urlOf(services),
    AWS_ENDPOINT_URL_SES: mailbox.url,
    AWS_ENDPOINT_URL_SESV2: mailbox.url,
    AWS_ENDPOINT_URL_S3: buckets.url,
    // There is no KMS here: one key of this data directory stands in for it.
    LOCAL_KEY: localKey,
  });

  const { tables, mappings } = plan;
  const { endpoint, trim, newest } = database;
  const common = { endpoint, trim, newest, store, functions, activity, clock, onRecords: noteActivity };
  await startTables({ ...common, tables, mappings, onReader: (reader) => readers.push(reader) });
  stops.push(async () => {
    clock.stop();
    workflows.leave();
    await Promise.all(readers.map((reader) => reader.stop()));
  });

  const mover = createMover({ clock, activity, look });
  const health = () => ({
    status: "ok",
    clock: { now: clock.iso(), mode: clock.mode },
    database: { endpoint: database.endpoint, tables: plan.tables.map(({ name }) => name) },
    streams: { waiting: readers.reduce((sum, reader) => sum + reader.waiting(), 0) },
    functions: functions.health(),
    workflows: { machines: plan.machines.map(({ name }) => name), running: workflows.running() },
    schedules: schedules.list(undefined, "").length,
    mailbox: { url: mailbox.url, mails: mailbox.count() },
    objects: { url: buckets.url, buckets: plan.buckets },
    routes: plan.api.routes.map(({ key }) => key),
    deadLetters: listDeadLetters(store).length,
  });
  const { id, routes, cors } = plan.api;
  const api = createHttpApi({ id, routes, cors, functions, issuer, clock, activity });
  const local = createLocalRoutes({ issuer, clock, moveTo: mover.moveTo, mailbox, workflows, store, health });
  serve = (request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const answered = path.startsWith("/_local/")
      ? local(request, path).then((answer) => send(response, answer, false))
      : api(request, response);
    answered.catch(() => {
      if (!response.headersSent) send(response, message(500, "Internal Server Error"), false);
    });
  };

  schedules.start(plan.schedules);
  mailbox.resume();
  workflows.resume();
  for (const reader of readers) reader.lookSoon();
  ready.resolve();

  return {
    url,
    endpoints,
    inboxUrl: mailbox.url,
    routes: routes.map(({ key, authorizer }) => ({ key, isOpen: authorizer === undefined })),
    clock: {
      now: clock.iso,
      mode: clock.mode,
      moveTo: (to) => mover.moveTo(Date.parse(to)),
      quiet: mover.quiet,
    },
    executions: () => workflows.all().map(executionSummary),
    outbox: mailbox.list,
    deadLetters: () => listDeadLetters(store),
    health,
    token: issuer.sign,
    stop,
  };
};
