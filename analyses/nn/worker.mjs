// Node 20 does not hand the loader of TypeScript on to worker threads
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { serveEngine } = await import("./engineThread.ts");
serveEngine(parentPort);
