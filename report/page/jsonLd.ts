import type { PageParts } from "./pageParts.ts";
import { isPosterEdition } from "../edition/edition.ts";

/** The paper as schema.org's ScholarlyArticle, with its data and software; other pages as its parts. */
export function jsonLd({ edition, poster, kind, url, version }: PageParts): string {
  const work = isPosterEdition(edition) ? `${poster.title}: a reproducible edition` : edition.title;
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
    isBasedOn: about,
    version,
    ...(url === undefined ? {} : { url }),
    license: "https://spdx.org/licenses/MIT.html",
    hasPart: [
      {
        "@type": "Dataset",
        name: `Results on the corpus ${edition.corpus.name}`,
        description: `Numbers computed on ${edition.corpus.covers.length} covers of ${edition.corpus.genres.length} genres.`,
        identifier: `sha256:${edition.corpus.hash}`,
        license: "https://spdx.org/licenses/MIT.html",
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
