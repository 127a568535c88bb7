import { expect, test } from "vitest";
import { analyses } from "../../analyses/index.ts";

test.each(Object.entries(analyses))(
  "analyses.%s has this name and is exported by the module it names",
  async (name, analysis) => {
    expect(analysis.name).toBe(name);
    const exported = (await import(analysis.module)) as Record<string, unknown>;
    expect(Object.values(exported)).toContain(analysis);
  },
);
