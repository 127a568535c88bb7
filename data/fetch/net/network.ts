import type { LookupAddress, LookupOptions } from "node:dns";
import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Client } from "undici";
import { UserError } from "../../error.ts";
import type { Politeness } from "../../sources/readSources.ts";
import { isPublicAddress } from "./address.ts";
import { type Answer, type Connection, exchange, isParserError } from "./exchange.ts";
import { FetchFailure } from "./failure.ts";

/** Resolves a name as dns.lookup does with {all: true}. */
export type Resolve = (
  name: string,
  options: LookupOptions & { all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** What the network looks like from here. The defaults are the only ones outside tests. */
export interface Surroundings {
  mayConnect?: (address: string) => boolean;
  resolve?: Resolve;
  /** PEM of further certificate authorities */
  ca?: string;
}

export interface Network {
  /** the answer's head, of this URL alone: redirects are not followed; its body is still to be read */
  ask(url: URL, headers: Record<string, string>): Promise<Answer>;
  /** breaks off what is under way */
  close(): void;
}

type Timeouts = Pick<Politeness, "headersMs">;

/** Plain requests over kept connections that cannot reach an address `mayConnect` refuses, however it is written or resolved. */
export function openNetwork(
  userAgent: string,
  { headersMs }: Timeouts,
  { mayConnect = isPublicAddress, resolve = lookup, ca }: Surroundings = {},
): Network {
  const guarded = guard(resolve, mayConnect);
  const options = {
    connect: { lookup: guarded, timeout: headersMs, ...(ca && { ca }) },
    headersTimeout: 0, // ours is finer
    bodyTimeout: 0, // a trickle is told by receive
  };
  const connections = new Set<Connection>();
  const idle = new Map<string, Connection[]>(); // by origin

  function connect(origin: string): Connection {
    const connection: Connection = { client: new Client(origin, options), broken: null };
    connection.client.on("disconnect", (_, __, error) => (connection.broken = error));
    connections.add(connection);
    return connection;
  }

  function idleAt(origin: string): Connection[] {
    const known = idle.get(origin) ?? [];
    idle.set(origin, known);
    return known;
  }

  async function ask(url: URL, extra: Record<string, string>): Promise<Answer> {
    if (!mayBeAsked(url, mayConnect)) throw privateAddress(url.hostname);
    const free = idleAt(url.origin);
    const connection = free.pop() ?? connect(url.origin);
    const headers = { "user-agent": userAgent, "accept-encoding": "identity", ...extra };
    try {
      return await exchange({
        connection,
        request: { path: url.pathname + url.search, headers },
        headersMs,
        tooLate: () => new FetchFailure("network", `no answer in time: ${url.host}`),
        onDone: () => free.push(connection),
      });
    } catch (error) {
      throw asFailure(error, url);
    }
  }

  function close(): void {
    for (const { client } of connections) void client.destroy();
  }

  return { ask, close };
}

/** A lookup that fails when any address of the name is refused. */
function guard(resolve: Resolve, mayConnect: (address: string) => boolean): LookupFunction {
  return (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const refused = addresses.find(({ address }) => !mayConnect(address));
      if (refused) return callback(privateAddress(name), "");
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else if (first) callback(null, first.address, first.family);
      else callback(new FetchFailure("network", `name without an address: ${name}`), "");
    });
  };
}

/** What can be said of a host without a lookup: an address is connected to as it is, and `localhost` is this machine. */
export function mayBeAsked({ hostname }: URL, mayConnect = isPublicAddress): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  return isIP(address) === 0 ? !/(^|\.)localhost\.?$/.test(hostname) : mayConnect(address);
}

function privateAddress(host: string): FetchFailure {
  return new FetchFailure("unsafe", `refused: ${host} is not on the public internet`);
}

const reasons: Record<string, string> = {
  ENOTFOUND: "unknown name",
  EAI_AGAIN: "name cannot be resolved now",
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection broken",
  EPIPE: "connection broken",
  ETIMEDOUT: "no connection in time",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  UND_ERR_DESTROYED: "connection broken",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "connection broken",
  UND_ERR_SOCKET: "connection broken",
};

/** What undici says, besides parser errors, of an answer that is none: too many headers, a status below 100. */
const garbled = ["UND_ERR_HEADERS_OVERFLOW", "ERR_ASSERTION"];

/** Whatever goes wrong in an exchange, as a failure in words that do not depend on the machine; a UserError (the disk) as it is. */
export function asFailure(error: unknown, { host }: URL): unknown {
  if (error instanceof FetchFailure || error instanceof UserError) return error;
  const { code, name } = error as { code?: unknown; name?: unknown };
  const isGarbled = isParserError(error) || garbled.includes(String(code));
  if (isGarbled) return new FetchFailure("spoiled", `not HTTP: ${host}`, { cause: error });
  // codes and names are the same everywhere; messages may quote what came from the network
  const known = typeof code === "string" ? (reasons[code] ?? code) : String(name);
  return new FetchFailure("network", `${known}: ${host}`, { cause: error });
}
