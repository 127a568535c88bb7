// serves one cover of 30 kB under every name; prints its port
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { drawCover, padCover } from "../data/fetch/pictures.ts";

const cover = padCover(await drawCover("bench"), "bench", 30_000);
const table = { text: "" };
const server = createServer((request, response) => {
  if (request.method === "PUT") {
    request.setEncoding("utf8").on("data", (chunk: string) => (table.text += chunk));
    return request.on("end", () => response.end());
  }
  const isTable = request.url === "/links.tsv";
  const body = isTable ? Buffer.from(table.text) : cover;
  response.setHeader("content-type", isTable ? "text/plain" : "image/jpeg");
  response.setHeader("content-length", body.length);
  return response.end(body);
});
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`),
);
