import { expect, test } from "vitest";
import { greyPlane } from "../../../../analyses/image/descriptors/grey.ts";
import { readDescriptors } from "../../../goldens/descriptors.ts";

test.each(readDescriptors().cases)("greyPlane($kind) is Pillow's mode L", ({ image, grey }) => {
  const { width, values } = greyPlane(image);
  const ours = values.filter((_, i) => i % 8 === 0 && Math.floor(i / width) % 8 === 0);
  expect([...ours]).toEqual([...grey]);
});
