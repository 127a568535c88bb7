import { JSDOM } from "jsdom";
import { describe, expect, it, test } from "vitest";
import { formatHtml } from "../../../report/language/html.ts";
import {
  hashOf,
  onlyInside,
  ownFiles,
  renderPolicy,
  withPolicy,
} from "../../../report/language/policy.ts";

describe("renderPolicy(sources)", () => {
  it("allows nothing but the sources", () => {
    const policy = renderPolicy({ ...ownFiles, scripts: "'self'" });
    const { document } = new JSDOM(formatHtml(policy)).window;
    expect(document.querySelector("meta")!.content).toBe(
      "default-src 'none'; img-src 'self' file:; font-src 'self' file:; style-src 'self' file:; style-src-attr 'unsafe-inline'; script-src 'self'; base-uri 'none'; form-action 'none'",
    );
  });

  it("names a style by its hash", () => {
    expect(onlyInside("p {}").styles).toBe(hashOf("p {}"));
    // printf '' | openssl dgst -sha256 -binary | base64
    expect(hashOf("")).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  });
});

test("withPolicy(page, policy) replaces the page's policy, or takes it away", () => {
  const page = `<head>${formatHtml(renderPolicy(ownFiles))}</head>`;
  expect(withPolicy(page, "<meta $&>")).toBe("<head><meta $&></head>");
  expect(withPolicy(page, "")).toBe("<head></head>");
});
