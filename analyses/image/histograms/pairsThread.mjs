// Node 20 does not hand the loader of TypeScript on to worker threads
import { register } from "tsx/esm/api";

register();
const { comparePair } = await import("./comparePairs.ts");
export default comparePair;
