import { describe, expect, it } from "vitest";
import {
  formatNotice,
  headNotices,
  type Notice,
  outdated,
} from "../../../report/edition/notices.ts";

const notice = (state: Notice["state"], ...reasons: string[]): Notice => ({
  analysis: "averagedImages",
  state,
  reasons,
});

describe("formatNotice(notice)", () => {
  it.each([
    [
      notice("stale", "code changed", "no covers"),
      "averagedImages is stale: code changed; no covers",
    ],
    [notice("missing", "not computed"), "averagedImages: not computed"],
    [notice("damaged", "edited by hand"), "averagedImages: edited by hand"],
    [notice("failed", "negative control failed: lasso"), "Negative control failed: lasso"],
  ])("puts %j into words", (given, text) => {
    expect(formatNotice(given)).toBe(text);
  });
});

describe("headNotices(notices), outdated(notices)", () => {
  it("leave out what takes weights that are not here; a control that failed is not out of date", () => {
    const notices = [notice("unavailable", "no weights"), notice("stale"), notice("failed")];
    expect(headNotices(notices)).toEqual(notices.slice(1));
    expect(outdated(notices)).toEqual(["averagedImages"]);
  });
});
