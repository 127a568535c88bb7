import { describe, expect, it } from "vitest";
import { faces, type Face, type FaceName } from "../../../../data/control/lettering/faces.ts";
import {
  bend,
  fit,
  letter,
  measure,
  place,
  setLine,
  turn,
} from "../../../../data/control/lettering/lettering.ts";

const box = { x: 10, y: 20, width: 100, height: 30 };

describe("setLine(face, text)", () => {
  it("advances by the glyph, the tracking and the kerning", () => {
    const face: Face = faces.condensed;
    const advance = (face.glyphs.A?.advance ?? 0) + (face.kerning.AV ?? 0) + 50;
    const alone = measure(setLine("condensed", "V")).x;
    const line = setLine("condensed", "AV", 50);
    const second = line.slice(setLine("condensed", "A").length);
    expect(measure(second).x - alone).toBe(advance);
  });

  it("throws on a character the face does not have", () => {
    expect(() => setLine("slab", "Ö")).toThrow("no glyph: Ö in slab");
  });
});

describe("faces", () => {
  const names = Object.keys(faces) as FaceName[];

  it.each(names)("%s has capitals, digits and signs of a sensible size", (name) => {
    for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
      const { width, height } = measure(setLine(name, character));
      expect(width, character).toBeGreaterThan(25);
      expect(width, character).toBeLessThan(1600);
      expect(height, character).toBeGreaterThan(350);
      expect(height, character).toBeLessThan(1300);
    }
    expect(setLine(name, "&'-.,").length).toBeGreaterThan(5);
  });
});

describe("fit(lettering, box)", () => {
  it("fills the box in one direction and keeps the shape", () => {
    const line = setLine("slab", "JAZZ");
    const [before, after] = [measure(line), measure(fit(line, box))];
    expect(after.width / after.height).toBeCloseTo(before.width / before.height);
    expect(Math.max(after.width / 100, after.height / 30)).toBeCloseTo(1);
  });

  it("aligns at the ends", () => {
    const small = setLine("wide", "I");
    expect(measure(fit(small, box, { across: 0 })).x).toBeCloseTo(10);
    const right = measure(fit(small, box, { across: 1 }));
    expect(right.x + right.width).toBeCloseTo(110);
    const wide = measure(fit(setLine("wide", "WWWWWWWWWW"), box, { down: 1 }));
    expect(wide.y + wide.height).toBeCloseTo(50);
  });

  it("fills the box in both directions where the stretch allows", () => {
    const after = measure(fit(setLine("slab", "JAZZ"), box, { stretch: 9 }));
    for (const side of ["x", "y", "width", "height"] as const) {
      expect(after[side]).toBeCloseTo(box[side]);
    }
  });
});

describe("place(lettering, place)", () => {
  it("stands on the baseline at its size", () => {
    const ink = measure(place(setLine("thin", "H"), { x: 50, y: 80, size: 20, maxWidth: 99 }));
    expect(ink.x).toBeCloseTo(50);
    expect(ink.y + ink.height).toBeCloseTo(80);
    expect(ink.height).toBeCloseTo(14, 0);
  });

  it("is never wider than it may be", () => {
    const spot = { x: 50, y: 80, size: 200, maxWidth: 60, across: 0.5 };
    const ink = measure(place(setLine("thin", "LONG WORDS"), spot));
    expect(ink.width).toBeCloseTo(60);
    expect(ink.x).toBeCloseTo(20);
  });
});

describe("turn(lettering, degrees, centre)", () => {
  it("turns clockwise on the screen", () => {
    const dash = [{ letter: "M", points: [[10, 0] as const] }];
    const [x, y] = turn(dash, 90, [0, 0])[0]?.points[0] ?? [];
    expect(x).toBeCloseTo(0);
    expect(y).toBeCloseTo(10);
  });
});

describe("letter(lettering, attributes)", () => {
  it("writes absolute commands to a tenth of a pixel", () => {
    const shape = [
      { letter: "M", points: [[1.26, 2] as const] },
      { letter: "Q", points: [[3, 4] as const, [-0.04, 6] as const] },
      { letter: "Z", points: [] },
    ];
    const moved = bend(shape, ([x, y]) => [x, y + 1]);
    expect(letter(moved, { fill: "#000000" })).toBe(
      '<path d="M1.3 3Q3 5 0 7Z" class="lettering" fill="#000000"/>',
    );
  });
});
