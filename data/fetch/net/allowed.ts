import type { HostRule } from "../../sources/readSources.ts";
import { FetchFailure } from "./failure.ts";

/** The first rule for a host (with its port, if not the scheme's own). */
export function ruleFor(host: string, rules: readonly HostRule[]): HostRule | undefined {
  return rules.find((rule) => {
    if (rule.host.startsWith("*.")) return host.endsWith(rule.host.slice(1));
    return rule.host === host;
  });
}

/** The rule of a URL that may be asked: http or https, a known host and port, no credentials; `how` it was come by. Throws FetchFailure. */
export function checkAllowed(url: URL, rules: readonly HostRule[], how = ""): HostRule {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new FetchFailure("unsafe", `refused: scheme ${url.protocol}`);
  if (url.username || url.password)
    throw new FetchFailure("unsafe", "refused: credentials in a URL");
  const rule = ruleFor(url.host, rules);
  if (rule === undefined)
    throw new FetchFailure("unsafe", `refused: ${how}unknown host ${url.host}`);
  return rule;
}

/** Where a redirect leads; https never falls back to http: the same place is asked over https. Throws FetchFailure. */
export function redirectTarget(location: string | undefined, from: URL): URL {
  if (location === undefined || !URL.canParse(location, from.href))
    throw new FetchFailure("spoiled", `redirect to nowhere from ${from.host}`);
  const target = new URL(location, from.href);
  if (from.protocol === "https:" && target.protocol === "http:") target.protocol = "https:";
  return target;
}
