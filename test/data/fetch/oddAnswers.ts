import type { Handler } from "./loopback.ts";

const ok = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n";
const chunked = `${ok}Transfer-Encoding: chunked\r\n`;

/** Answers that no client can read, by what is wrong with them. */
export const oddAnswers: Record<string, string> = {
  "a control character in a header": `${ok}X-A: a\x01b\r\nContent-Length: 2\r\n\r\nhi`,
  "a negative length": `${ok}Content-Length: -5\r\n\r\nhi`,
  "a NUL in Location":
    "HTTP/1.1 302 Found\r\nLocation: http://f1.test/\0\r\nContent-Length: 0\r\n\r\n",
  "no HTTP": "SSH-2.0-OpenSSH_9\r\n",
  "a bare page": "<html>Sorry</html>",
  "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "a status of two digits": "HTTP/1.1 99 OK\r\nContent-Length: 2\r\n\r\nhi",
  "status 0": "HTTP/1.1 000 OK\r\nContent-Length: 2\r\n\r\nhi",
  "too many headers": `${ok}${"X-A: bbbbbbbbbb\r\n".repeat(20_000)}\r\n`,
  "a header of 100 kB": `${ok}X: ${"b".repeat(100_000)}\r\n\r\n`,
  "a header without a name": `${ok}: b\r\n\r\nhi`,
  "bare line feeds": `${ok.replaceAll("\r", "")}Content-Length: 2\n\nhi`,
  "an odd chunk size": `${chunked}\r\nzz\r\nhi\r\n0\r\n\r\n`,
  "a length and chunks": `${chunked}Content-Length: 3\r\n\r\n2\r\nhi\r\n0\r\n\r\n`,
  "an odd trailer": `${chunked}\r\n2\r\nhi\r\n0\r\nX: \x01\r\n\r\n`,
  "an odd interim answer": "HTTP/1.1 103 Early Hints\r\nX: \x01\r\n\r\n",
};

/** Sends these bytes as they are. */
export const raw =
  (text: string): Handler =>
  ({ socket }) =>
    socket.end(text, "latin1");
