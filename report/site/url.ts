import { UserError } from "../../data/error.ts";

/** An address for the site, with a slash at its end; throws UserError unless it is http or https without query or password. */
export function parseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPublic = url?.username === "" && url.password === "";
  if (!isPublic || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new UserError(`not an address: --url ${text} (expected https://host/path/)`);
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
