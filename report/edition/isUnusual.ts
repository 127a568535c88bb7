/**
 * Whether a picture looks like none of the training covers: of 100 of them at least `percent` are nearer to their mean,
 * or none is, so that it is plainer than they are.
 */
export function isUnusual(nearer: number, percent: number): boolean {
  return nearer >= percent || nearer === 0;
}
