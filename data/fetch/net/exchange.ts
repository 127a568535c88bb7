import type { Client, Dispatcher } from "undici";

/** An answer's head, and the way to its body. */
export interface Answer {
  status: number;
  header(name: string): string | undefined;
  /** gives `take` the body as it comes; rejects when it breaks off, is more than announced, or `take` throws */
  read(take: (chunk: Buffer) => void): Promise<void>;
  /** breaks the connection off, unless the body was read to its end */
  drop(reason: Error): void;
}

/** A client that is asked one thing at a time, and the error that last ended its connection. */
export interface Connection {
  client: Client;
  broken: Error | null;
}

export interface Exchange {
  connection: Connection;
  request: { path: string; headers: Record<string, string> };
  /** how long the head may take, and what to say when it takes longer */
  headersMs: number;
  tooLate(): Error;
  /** the connection is free */
  onDone(): void;
}

/** Asks once. Rejects when no head comes. */
export function exchange({ connection, request, headersMs, tooLate, onDone }: Exchange) {
  const body = openBody(connection);
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => fail(tooLate()), headersMs);
    function fail(reason: Error): void {
      clearTimeout(timer);
      reject(reason);
      body.drop(reason);
    }
    connection.broken = null;
    connection.client.dispatch(
      { ...request, method: "GET" },
      {
        onRequestStart: body.begin,
        onResponseStart(_, status, headers) {
          if (status < 200) return;
          clearTimeout(timer);
          const header = (name: string) => headers[name]?.toString();
          resolve({ status, header, read: body.read, drop: body.drop });
        },
        onResponseData: (_, chunk) => body.give(chunk),
        onResponseEnd: () => body.end(onDone),
        onResponseError(_, reason) {
          fail(reason);
          onDone();
        },
      },
    );
  });
}

interface Body extends Pick<Answer, "read" | "drop"> {
  begin(controller: Dispatcher.DispatchController): void;
  give(chunk: Buffer): void;
  end(onDone: () => void): void;
}

/** Keeps what comes before somebody reads: the part of the body that came with the head. */
function openBody(connection: Connection): Body {
  const early: Buffer[] = [];
  const { promise, resolve, reject } = withResolvers();
  promise.catch(() => {}); // perhaps nobody reads
  let controller: Dispatcher.DispatchController | null = null;
  let take: ((chunk: Buffer) => void) | null = null;
  let dropped: Error | null = null;
  let hasEnded = false;

  function drop(reason: Error): void {
    if (hasEnded) return;
    dropped ??= reason;
    reject(dropped);
    controller?.abort(dropped);
  }

  function give(chunk: Buffer): void {
    try {
      take!(chunk);
    } catch (error) {
      drop(error as Error);
    }
  }

  return {
    drop,
    begin(started) {
      controller = started;
      if (dropped) controller.abort(dropped);
    },
    give(chunk) {
      if (take) return give(chunk);
      if (early.push(chunk) > 1) controller?.pause();
    },
    read(reader) {
      take = reader;
      early.splice(0).forEach(give);
      controller?.resume();
      return promise;
    },
    end(onDone) {
      hasEnded = true;
      // what is wrong with bytes after the body is known when the connection has read them
      setImmediate(() => {
        if (isSpoilt(connection)) reject(connection.broken);
        else resolve();
        onDone();
      });
    },
  };
}

/** Whether bytes came that no answer has room for. */
function isSpoilt({ broken }: Connection): boolean {
  return isParserError(broken) || broken?.message === "bad response";
}

/** undici gives such errors a code only where its parser has one. */
export function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === "HTTPParserError";
}

function withResolvers() {
  let resolve!: () => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
