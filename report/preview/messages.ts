/** What the process that renders tells the one that serves. */
export interface Rendered {
  /** files of the site that changed; none with a problem */
  changed: number;
  elapsedMs: number;
  /** what is wrong, in words */
  problem: string | null;
}
