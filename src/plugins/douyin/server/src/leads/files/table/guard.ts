// A blank of any width, a zero-width blank or a byte order mark in front would hide a sign from us, not from a spreadsheet.
const edges = /^[\s\u00A0\u200B\uFEFF]+|[\s\u00A0\u200B\uFEFF]+$/g;

/** A text as files keep it: without blanks, seen or unseen, at its ends. */
export const cleaned = (text: string): string => text.replace(edges, '');

/** What a spreadsheet may take for the beginning of a formula, behind marks it does not show. */
const risky = /^[\p{Cf}']*[=+\-@\t\r\n＝＋－＠]/u;
const undone = /^'[\p{Cf}']*[=+\-@\t\r\n＝＋－＠]/u;

/** Numbers and phone numbers: no spreadsheet finds a formula in them. */
const harmless = /^[+-]?\d+(?:\.\d+)?$/;

/** Digits, Latin letters, the underscore and the usual Chinese characters: no blank, and nothing that begins a formula. */
const isPlain = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x5f ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x4e00 && code <= 0x9fff);

/**
 * A cell of a CSV that no spreadsheet runs: an apostrophe goes before what could begin a formula, and before an apostrophe
 * that stands there already, so that `unguarded` gives back exactly what was. Excel and WPS show it as text.
 */
export function guarded(text: string): string {
  // Nearly every cell; the patterns below cost more than reading it from the database.
  if (isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1))) return text;
  const cell = cleaned(text);
  return risky.test(cell) && !harmless.test(cell) ? `'${cell}` : cell;
}

/** The text behind a cell that was guarded. */
export function unguarded(cell: string): string {
  const text = cleaned(cell);
  return undone.test(text) ? cleaned(text.slice(1)) : text;
}
