/** How far one host's files are; `total` grows when a fall-back adds some. */
export interface HostProgress {
  host: string;
  done: number;
  total: number;
  bytes: number;
  /** announced, where known: files differ much in size */
  totalBytes: number;
  errors: number;
}

export interface Tally {
  plan(host: string, files: number, bytes: number): void;
  bytes(host: string, count: number): void;
  done(host: string): void;
  error(host: string): void;
  rows(): HostProgress[];
}

/** Counts by host; `onChange` gets all hosts, in the order they came up. */
export function openTally(onChange: (rows: HostProgress[]) => void): Tally {
  const hosts = new Map<string, HostProgress>();
  function row(host: string): HostProgress {
    const known = hosts.get(host) ?? {
      host,
      done: 0,
      total: 0,
      bytes: 0,
      totalBytes: 0,
      errors: 0,
    };
    hosts.set(host, known);
    return known;
  }
  const change = (host: string, edit: (row: HostProgress) => void): void => {
    edit(row(host));
    onChange([...hosts.values()]);
  };
  return {
    plan: (host, files, bytes) =>
      change(host, (it) => {
        it.total += files;
        it.totalBytes += bytes;
      }),
    bytes: (host, count) => change(host, (it) => (it.bytes += count)),
    done: (host) => change(host, (it) => it.done++),
    error: (host) => change(host, (it) => it.errors++),
    rows: () => [...hosts.values()],
  };
}
