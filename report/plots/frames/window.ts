import { JSDOM } from "jsdom";

let window: JSDOM["window"] | null = null;

/** A window without a page, one for all drawings: making it takes longer than a drawing. */
export function openWindow(): JSDOM["window"] {
  window ??= new JSDOM("").window;
  return window;
}
