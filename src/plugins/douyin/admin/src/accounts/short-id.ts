/** The beginning and end of a long id, enough to recognise it. */
export const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 6)}…${id.slice(-4)}` : id);

/** One or two signs that stand for a person without a picture: the last two of a Chinese name, else the first. */
export function initials(name: string): string {
  const han = name.match(/\p{Script=Han}/gu);
  if (han) return han.slice(-2).join('');
  const [first] = name.match(/[\p{L}\p{N}\p{Extended_Pictographic}]/u) ?? [...name.trim()];
  return first?.toUpperCase() ?? '?';
}
