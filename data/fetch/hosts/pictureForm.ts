import { inspectCover } from "../../corpus/inspect.ts";
import { judgeJpeg } from "./jpeg.ts";

/** What pictures are asked for. */
export interface PictureForm {
  /** media types that will do; the empty one stands for no type given */
  types: readonly string[];
  judge(bytes: Buffer, id: string): Verdict | Promise<Verdict>;
}

/** Of what came, by its content and the name it is to have: "cut" may be whole at its source; or why it cannot be taken. */
export type Verdict = "whole" | "cut" | { reason: string };

const untold = ["application/octet-stream", "binary/octet-stream", ""];

/** As all hosts of albums' covers give them. */
export const jpegs: PictureForm = {
  types: ["image/jpeg", "image/jpg", ...untold],
  judge: judgeJpeg,
};

const formats = ["jpeg", "jpg", "png", "gif", "webp", "tiff", "avif"];

/** Any that can be decoded, under the ending that is its own. */
export const anyPictures: PictureForm = {
  types: [...formats.map((format) => `image/${format}`), ...untold],
  async judge(bytes, id) {
    const found = await inspectCover(bytes, id);
    return "reason" in found ? found : "whole";
  },
};
