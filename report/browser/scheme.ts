// Light or dark, as chosen on another page. A browser may keep nothing: then the choice holds for one page.

const key = "scheme";

/** What was chosen before; null where nothing was, or nothing is kept. */
export function readScheme(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Applies a scheme, `auto` for the system's, and keeps it. */
export function chooseScheme(scheme: string): void {
  applyScheme(scheme);
  try {
    localStorage.setItem(key, scheme);
  } catch {
    return; // it holds for this page
  }
}

/** The style sheet acts on the attribute. */
export function applyScheme(scheme: string | null): void {
  document.documentElement.dataset["scheme"] = scheme ?? "auto";
}
