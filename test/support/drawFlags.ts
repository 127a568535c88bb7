import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { random } from "../../data/random.ts";

/** Flags of three invented countries, which have a colour of their own each: DIR/country/0.png and so on. */
export async function drawFlags(dir: string, count = 12): Promise<void> {
  const colours = { Ruritania: 0, Freedonia: 1, Grand: 2 };
  for (const [country, channel] of Object.entries(colours)) {
    mkdirSync(join(dir, country), { recursive: true });
    for (let i = 0; i < count; i++) {
      const stream = random(`${country}${i}`);
      const tiles = Uint8Array.from({ length: 6 * 6 * 3 }, (_, at) =>
        at % 3 === channel ? 200 + stream.int(50) : stream.int(90),
      );
      const flag = sharp(tiles, { raw: { width: 6, height: 6, channels: 3 } });
      const drawn = flag.resize(60, 60, { kernel: "nearest" }).png();
      await drawn.toFile(join(dir, country, `${i}.png`));
    }
  }
}
