import { readFile } from "node:fs/promises";
import { UserError } from "../../error.ts";
import type { TaggedCovers } from "../../sources/readSources.ts";
import { FetchFailure } from "../net/failure.ts";

/** How far MusicBrainz's release groups of one genre have been listed. */
export interface Listing {
  /** where the next page begins */
  offset: number;
  complete: boolean;
  /** of release groups with this genre's tag and no other genre's, in the order they came */
  mbids: readonly string[];
}

const mbid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function readListing(path: string): Promise<Listing> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return { offset: 0, complete: false, mbids: [] };
  const { offset, complete, mbids } = parseObject(text);
  if (isOffset(offset) && typeof complete === "boolean" && isIds(mbids))
    return { offset, complete, mbids };
  throw new UserError(`not a listing: ${path} (remove it to list anew)`);
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(text) as Record<string, unknown>) };
  } catch {
    return {};
  }
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((it) => typeof it === "string" && mbid.test(it));
}

/** Lucene query for official albums with a tag of this genre and none of the others (MusicBrainz "Indexed Search Syntax"). */
export function searchQuery(genre: string, tags: TaggedCovers["tags"]): string {
  const others = Object.keys(tags).filter((name) => name !== genre);
  return `${anyOf(tags[genre]!)} AND primarytype:album AND status:official AND NOT ${anyOf(others.flatMap((name) => tags[name]!))}`;
}

function anyOf(tags: readonly string[]): string {
  return `(${tags.map((tag) => `tag:"${tag}"`).join(" OR ")})`;
}

export function searchUrl(genre: string, offset: number, source: TaggedCovers): string {
  const values: Record<string, string> = {
    query: encodeURIComponent(searchQuery(genre, source.tags)),
    limit: `${source.pageSize}`,
    offset: `${offset}`,
  };
  return source.search.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** The listing with one more page of search results. Throws FetchFailure when the page is not one. */
export function withPage(
  listing: Listing,
  page: unknown,
  genre: string,
  { tags, pageSize }: Pick<TaggedCovers, "tags" | "pageSize">,
): Listing {
  const groups = releaseGroups(page);
  const known = new Set(listing.mbids);
  const found = groups.filter((group) => isOfGenre(group, genre, tags)).map(({ id }) => id);
  return {
    offset: listing.offset + pageSize,
    complete: groups.length < pageSize,
    mbids: [...listing.mbids, ...new Set(found.filter((id) => !known.has(id)))],
  };
}

interface ReleaseGroup {
  id: string;
  tags: string[];
}

function releaseGroups(page: unknown): ReleaseGroup[] {
  const groups = fieldOf(page, "release-groups");
  if (!Array.isArray(groups)) throw new FetchFailure("spoiled", "unexpected answer to a search");
  return groups.map((group: unknown) => {
    const id = fieldOf(group, "id");
    if (typeof id !== "string" || !mbid.test(id))
      throw new FetchFailure("spoiled", "release group without an id");
    return { id, tags: tagNames(fieldOf(group, "tags")) };
  });
}

/** Names of the tags somebody voted for. */
function tagNames(tags: unknown): string[] {
  if (!Array.isArray(tags)) return [];
  const voted = tags.filter((tag: unknown) => Number(fieldOf(tag, "count")) > 0);
  return voted.map((tag: unknown) => String(fieldOf(tag, "name")).toLowerCase());
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function isOfGenre({ tags }: ReleaseGroup, genre: string, all: TaggedCovers["tags"]): boolean {
  const genres = Object.keys(all).filter((name) => all[name]!.some((tag) => tags.includes(tag)));
  return genres.join() === genre;
}
