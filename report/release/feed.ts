import type { Version } from "../git/tags.ts";
import { sha256 } from "../../data/hash.ts";
import { formatHtml, type Html, html, joined } from "../language/html.ts";

export interface FeedOptions {
  title: string;
  /** what changed, by tag */
  said: Readonly<Record<string, string>>;
  /** where the site stands, with a slash at its end; links are relative without it */
  url?: string | undefined;
}

/** The releases as an Atom feed (RFC 4287), the newest first; dates and ids are those of their commits. `versions`: the oldest first, not empty. */
export function feed(versions: readonly Version[], { title, said, url }: FeedOptions): string {
  const base = url ?? "";
  const lines = [
    html`<id>${uuid(`feed ${versions[0]!.commit}`)}</id>`,
    html`<title>${title}</title>`,
    html`<updated>${latest(versions)}</updated>`,
    html`<author><name>The contributors to this edition</name></author>`,
    ...(url === undefined ? [] : [link("self", `${base}feed.xml`, "application/atom+xml")]),
    link("alternate", `${base}v/index.html`),
    ...[...versions].reverse().map((version) => entry(version, said[version.tag], base)),
  ];
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
${joined(lines)}
</feed>
`;
  return formatHtml(feed);
}

function entry({ tag, commit, date }: Version, change: string | undefined, base: string): Html {
  const lines = [
    html`<id>${uuid(`${tag} ${commit}`)}</id>`,
    html`<title>${tag}</title>`,
    html`<updated>${date}</updated>`,
    link("alternate", `${base}v/${tag}/index.html`),
    ...(change === undefined ? [] : [link("related", `${base}v/${tag}/changes.html`)]),
    html`<summary>${change ?? "First release"}</summary>`,
  ];
  return html`<entry>\n${joined(lines)}\n</entry>`;
}

function link(rel: string, href: string, type = "text/html"): Html {
  return html`<link rel="${rel}" type="${type}" href="${href}"/>`;
}

function latest(versions: readonly Version[]): string {
  const dates = versions.map(({ date }) => date);
  return dates.reduce((last, date) => (Date.parse(date) > Date.parse(last) ? date : last));
}

/** A name that is the same each time, as a UUID of version 8 (RFC 9562). */
function uuid(name: string): string {
  const hash = sha256(name);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`];
  return `urn:uuid:${[...parts, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join("-")}`;
}
