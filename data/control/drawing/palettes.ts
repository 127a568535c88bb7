import type { Random } from "../../random.ts";
import { between, pick } from "./choose.ts";
import { jitter } from "./colour.ts";

/** A light, a dark and the colours between them, all hexadecimal. */
export interface Palette {
  paper: string;
  ink: string;
  accents: readonly [string, string, string];
}

type Row = readonly [paper: string, ink: string, string, string, string];

/** Shared on purpose: metal and punk (press), rock and soul (sunset), folk and jazz (earth) cannot be told by colour. */
const families = {
  mist: [
    ["#f3eee6", "#3d5266", "#c9d3d6", "#8fa9b5", "#e3c6b8"],
    ["#eef0f2", "#43496b", "#c8c4dc", "#9a9cc4", "#e8cfd6"],
    ["#e9f0ec", "#2f5357", "#b5d0c9", "#7ba7a5", "#e6dcc3"],
    ["#f5e9e2", "#5b4a66", "#e0bfc4", "#a893b8", "#f0d9b8"],
    ["#e4edf3", "#274763", "#a9c8de", "#6b96b8", "#d9d4e6"],
  ],
  neon: [
    ["#eafff6", "#05060d", "#2bff9a", "#00d0ff", "#ff2bd6"],
    ["#f0f4ff", "#070413", "#8f3bff", "#21f0ff", "#ff3b6b"],
    ["#f6ffe0", "#04080a", "#c6ff1a", "#17e0c0", "#7a4dff"],
    ["#fff0fb", "#0a0410", "#ff2e9a", "#4d6bff", "#3dffd2"],
  ],
  earth: [
    ["#f2e8d3", "#23302b", "#3f6b52", "#c8892e", "#b14a2f"],
    ["#efe6d6", "#1f2a3a", "#2f5f7a", "#d09a3a", "#a8402f"],
    ["#f1ead9", "#2b2622", "#6b7a3a", "#c96f3b", "#3b5a63"],
    ["#ece2cc", "#2a2330", "#7a4a58", "#c9a24a", "#46684f"],
  ],
  gold: [
    ["#f6ecd2", "#120d14", "#e0a92b", "#5a2a86", "#c21f3a"],
    ["#f3ead8", "#0d1016", "#d9a441", "#1f3f96", "#b8232b"],
    ["#f7efd9", "#140b0b", "#efbf3d", "#8e1b2c", "#17634f"],
    ["#f4e9d5", "#0f0d18", "#d4a02a", "#a31f63", "#2b2f8f"],
  ],
  press: [
    ["#e9e4d8", "#0e0d0e", "#b3161c", "#6d6862", "#b3161c"],
    ["#e6e3de", "#0c0e10", "#8f1418", "#4f5458", "#c9b79a"],
    ["#ebe7da", "#100e0c", "#c4a21a", "#6e675c", "#a3201a"],
    ["#e4e4dc", "#0b0f0d", "#4f7a2e", "#5d645e", "#b9b08f"],
  ],
  candy: [
    ["#fff6fb", "#3a1a5e", "#ff5fa8", "#2fd0e6", "#ffd23f"],
    ["#fffbe8", "#2b1d66", "#ff7a59", "#6fd6b0", "#ff8fd0"],
    ["#f4fbff", "#43145a", "#a77bff", "#ff6f91", "#ffe066"],
    ["#fff3f0", "#1f2a6b", "#ff4f7b", "#5fc8ff", "#b8f06a"],
  ],
  sunset: [
    ["#f6e6c4", "#2a1a17", "#e0662a", "#e8a83a", "#8f2f24"],
    ["#f3e3c8", "#1f2326", "#d9542f", "#eab24c", "#2f6a6b"],
    ["#f7e8cd", "#33191c", "#c8402c", "#f09a3e", "#6b2f45"],
    ["#f2e2c0", "#2b2018", "#cf7a2a", "#f0c35a", "#5f6b3a"],
  ],
} satisfies Record<string, Row[]>;

export type PaletteFamily = keyof typeof families;

/** A palette of the family, every hue turned together by up to 8 degrees and each by up to 4 more; accents in random order. */
export function drawPalette(random: Random, family: PaletteFamily): Palette {
  const rows: readonly Row[] = families[family];
  const common = between(random, -8, 8);
  const [paper, ink, ...accents] = pick(random, rows).map((hex) => jitter(random, hex, common, 4));
  const [first, second, third] = random.shuffle(accents);
  if (!paper || !ink || !first || !second || !third) throw new Error(`short palette: ${family}`);
  return { paper, ink, accents: [first, second, third] };
}
