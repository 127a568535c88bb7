import type { LookupAddress, LookupOptions } from "node:dns";
import { lookup } from "node:dns";
import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as SecureAgent, request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Politeness } from "../sources/readSources.ts";
import { isPublicAddress } from "./address.ts";
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
  ask(url: URL, headers: Record<string, string>): Promise<IncomingMessage>;
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
  const options = { keepAlive: true, lookup: guard(resolve, mayConnect) };
  const plain = new Agent(options);
  const secure = new SecureAgent({ ...options, ...(ca && { ca }) });

  const names = new Set<string>();

  function ask(url: URL, extra: Record<string, string>) {
    if (!names.has(url.hostname)) refuseLiteral(url, mayConnect);
    names.add(url.hostname);
    const headers = { "user-agent": userAgent, "accept-encoding": "identity", ...extra };
    const isSecure = url.protocol === "https:";
    const send = isSecure ? httpsRequest : httpRequest;
    return new Promise<IncomingMessage>((resolve, reject) => {
      const request = send(url, { agent: isSecure ? secure : plain, headers });
      const timer = setTimeout(() => request.destroy(tooLate(url)), headersMs);
      request.on("close", () => clearTimeout(timer));
      request.on("error", (error) => reject(asFailure(error, url)));
      request.on("response", (answer) => {
        clearTimeout(timer);
        // what breaks the connection later, such as more bytes than announced, spoils the answer, too
        request.on("error", (error) => answer.destroy(error));
        resolve(answer);
      });
      request.end();
    });
  }

  function close(): void {
    plain.destroy();
    secure.destroy();
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

function tooLate({ host }: URL): FetchFailure {
  return new FetchFailure("network", `no answer in time: ${host}`);
}

const reasons: Record<string, string> = {
  ENOTFOUND: "unknown name",
  EAI_AGAIN: "name cannot be resolved now",
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection broken",
  EPIPE: "connection broken",
  ETIMEDOUT: "no connection in time",
};

/** What goes wrong below HTTP, as a failure in words that do not depend on the machine; any other error is left as it is. */
export function asFailure(error: unknown, { host }: URL): unknown {
  const code = (error as { code?: unknown }).code;
  if (error instanceof FetchFailure || typeof code !== "string") return error;
  const other = code.startsWith("HPE_") ? "not HTTP, or more than announced" : code;
  return new FetchFailure("network", `${reasons[code] ?? other}: ${host}`, { cause: error });
}
