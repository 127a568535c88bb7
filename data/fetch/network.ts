import type { LookupAddress, LookupOptions } from "node:dns";
import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Client } from "undici";
import type { Politeness } from "../sources/readSources.ts";
import { isPublicAddress } from "./address.ts";
import { type Answer, type Connection, exchange } from "./exchange.ts";
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
    refuseLiteral(url, mayConnect);
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

/** A host that is an address is connected to without a lookup. */
function refuseLiteral({ hostname }: URL, mayConnect: (address: string) => boolean): void {
  const address = hostname.replace(/^\[|\]$/g, "");
  if (isIP(address) !== 0 && !mayConnect(address)) throw privateAddress(hostname);
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

/** What goes wrong below HTTP, as a failure in words that do not depend on the machine; any other error is left as it is. */
export function asFailure(error: unknown, { host }: URL): unknown {
  const code = (error as { code?: unknown }).code;
  if (error instanceof FetchFailure || typeof code !== "string") return error;
  const other = code.startsWith("HPE_") ? "not HTTP, or more than announced" : code;
  return new FetchFailure("network", `${reasons[code] ?? other}: ${host}`, { cause: error });
}
