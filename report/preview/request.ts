/** What a request asks for: a path that begins with a slash, decoded; or the status it is refused with. */
export type Asked = { path: string } | { refusal: 400 | 403 | 404 | 405 };

/**
 * Refuses what no page of the site sends: another method than GET and HEAD, a path that cannot be decoded, hidden files,
 * and any host but this machine: a page elsewhere whose name leads here (DNS rebinding) could read the site otherwise.
 */
export function judge(method = "", url = "", host = ""): Asked {
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?$/i.test(host)) return { refusal: 403 };
  if (method !== "GET" && method !== "HEAD") return { refusal: 405 };
  const path = decode(url.split("?")[0]!);
  if (path === null || !path.startsWith("/") || path.includes("\0")) return { refusal: 400 };
  if (/[/\\]\./.test(path) && path !== "/.preview") return { refusal: 404 };
  return { path };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
