/**
 * A paper's own modules by their paths beside `paper.yaml`: in the bundle of a command with `--paper`, whose maker
 * (`data/code/start.mjs`) puts them here; elsewhere none.
 */
export const ownModules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {};
