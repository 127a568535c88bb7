import type { PageParts } from "./pageParts.ts";
import type { Author } from "../paper/paper.ts";
import { licenceUrl } from "../paper/credit.ts";
import { type Edition, isPosterEdition, rewordFor } from "../edition/edition.ts";

/** The paper as schema.org's ScholarlyArticle, with its data and software; other pages as its parts. */
export function jsonLd({ edition, poster, kind, url, version }: PageParts): string {
  const work = isPosterEdition(edition) ? `${poster.title}: a reproducible edition` : edition.title;
  const license = licenceOf(edition);
  const about = {
    "@type": "CreativeWork",
    name: poster.title,
    author: poster.authors.map((name) => ({ "@type": "Person", name })),
    datePublished: String(poster.year),
    sourceOrganization: { "@type": "Organization", name: poster.institution },
  };
  const article = {
    "@type": "ScholarlyArticle",
    headline: work,
    ...(edition.paper && { author: edition.paper.authors.map(person) }),
    ...(edition.paper?.year !== undefined && { datePublished: String(edition.paper.year) }),
    isBasedOn: about,
    version,
    ...(url === undefined ? {} : { url }),
    ...(license !== undefined && { license }),
    hasPart: [
      {
        "@type": "Dataset",
        name: `Results on the corpus ${edition.corpus.name}`,
        description: rewordFor(edition)(
          `Numbers computed on ${edition.corpus.covers.length} covers of ${edition.corpus.genres.length} genres.`,
        ),
        identifier: `sha256:${edition.corpus.hash}`,
        ...(license !== undefined && { license }),
        encodingFormat: "application/json",
      },
      {
        "@type": "SoftwareSourceCode",
        name: "genre-from-cover-art",
        programmingLanguage: "TypeScript",
      },
    ],
  };
  const document =
    kind.name === "paper"
      ? { "@context": "https://schema.org", ...article }
      : {
          "@context": "https://schema.org",
          "@type": "WebPage",
          name: kind.label,
          isPartOf: article,
        };
  return JSON.stringify(document).replaceAll("<", "\\u003c");
}

/** This project's own pages are under its licence, a reader's under theirs, if they name one. */
function licenceOf({ paper }: Edition): string | undefined {
  const name = paper ? paper.licence : "MIT";
  return name === undefined ? undefined : licenceUrl(name);
}

function person({ name, affiliation, orcid }: Author) {
  return {
    "@type": "Person",
    name,
    ...(affiliation !== undefined && {
      affiliation: { "@type": "Organization", name: affiliation },
    }),
    ...(orcid !== undefined && { "@id": `https://orcid.org/${orcid}` }),
  };
}
