import { openEngineThread } from "../analyses/nn/engineThread.ts";
import { alexNet } from "../analyses/nn/networks.ts";
import { initialise, zeros } from "../analyses/nn/initialise.ts";
import { dropouts, parameters, size } from "../analyses/nn/layout.ts";
const e = await openEngineThread("onnx", 2);
const n = alexNet(6);
const t = await e.compile(
  n,
  { batch: 10, rate: 0.01, momentum: 0.9 },
  { parameters: initialise(n, "a"), momenta: zeros(n) },
);
const batch = () => ({
  inputs: new Float32Array(10 * size(n.input)).fill(0.1),
  labels: Array.from({ length: 10 }, (_, i) => i % 6),
  masks: Object.fromEntries(
    dropouts(n).map(({ name, shape }) => [name, new Float32Array(10 * size(shape)).fill(2)]),
  ),
});
for (let i = 0; i < 3; i++) {
  const s = performance.now();
  await t.steps(Array.from({ length: 8 }, batch));
  console.log("ms/step", (performance.now() - s) / 8);
  for (const p of ["parameters", "momenta"] as const)
    for (const { name } of parameters(n)) await t.read(p, name);
  const s2 = performance.now();
  for (let k = 0; k < 4; k++) await t.evaluate(batch().inputs);
  console.log("ms/eval", (performance.now() - s2) / 4);
  console.log("peak MiB", (process.resourceUsage().maxRSS / 1024) | 0);
}
process.exit();
