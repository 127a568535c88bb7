import { random } from "../../data/random.ts";

/** Half the width of a leaf at a share of its length, both in units of the length. */
type Outline = (at: number) => number;

const bulge = (at: number, skew: number): number => Math.sin(Math.PI * at ** skew);

/** Five invented species: shape, hue in degrees. */
const species: Readonly<Record<string, { outline: Outline; hue: number }>> = {
  "Folium lanceum": { outline: (at) => 0.11 * bulge(at, 1), hue: 105 },
  "Folium ovatum": { outline: (at) => 0.3 * bulge(at, 0.75), hue: 95 },
  "Folium rotundum": {
    outline: (at) => 0.46 * Math.sqrt(Math.max(0, at * (1 - at)) * 4),
    hue: 125,
  },
  "Folium serratum": {
    outline: (at) => 0.27 * bulge(at, 0.9) * (1 - 0.22 * ((at * 14) % 1)),
    hue: 110,
  },
  "Folium lobatum": {
    outline: (at) => 0.36 * bulge(at, 0.85) * (0.62 + 0.38 * Math.cos(at * Math.PI * 6)),
    hue: 85,
  },
};

export const leafSpecies = Object.keys(species);

/** One leaf on paper as SVG, 160 px: every `index` is another, always the same. */
export function drawLeaf(name: string, index: number): string {
  const { outline, hue } = species[name]!;
  const stream = random(`leaf/${name}/${index}`);
  const [length, stretch] = [95 + stream.int(40), 0.8 + stream.int(40) / 100];
  const colour = `hsl(${hue + stream.int(50) - 25},${30 + stream.int(30)}%,${28 + stream.int(24)}%)`;
  const paper = `hsl(${35 + stream.int(20)},${15 + stream.int(20)}%,${82 + stream.int(14)}%)`;
  const steps = Array.from({ length: 57 }, (_, i) => i / 56);
  const side = (sign: number) =>
    steps.map((at) => {
      const rough = 1 + (stream.int(9) - 4) / 100;
      return `${(sign * outline(at) * stretch * rough * length).toFixed(1)} ${((0.5 - at) * length).toFixed(1)}`;
    });
  const edge = [...side(1), ...side(-1).reverse()].join("L");
  const turn = `translate(${74 + stream.int(12)} ${74 + stream.int(12)}) rotate(${stream.int(360)})`;
  const rib = `M0 ${0.62 * length}V${-0.46 * length}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160"><rect width="160" height="160" fill="${paper}"/><g transform="${turn}"><path d="M${edge}Z" fill="${colour}"/><path d="${rib}" stroke="${paper}" stroke-width="1.6" opacity="0.8"/></g></svg>`;
}
