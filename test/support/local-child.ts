import { startHost } from "../../infra/local/host.ts";

/** A host in a process of its own, to be killed: tells its parent where it listens. */
const [assembly = "", data = "", clock = ""] = process.argv.slice(2);
const host = await startHost({ assembly, data, clock });
process.send?.({ url: host.url, states: host.endpoints.AWS_ENDPOINT_URL_SFN });
