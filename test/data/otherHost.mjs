// Preloaded, it makes a process believe that it runs on the machine HOST_NAME: `node --import ./otherHost.mjs`.
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";

os.hostname = () => process.env.HOST_NAME;
syncBuiltinESMExports();
