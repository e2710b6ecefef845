/** The beginning and end of a long id, enough to recognise it. */
export const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 6)}…${id.slice(-4)}` : id);

/** One or two letters that stand for a person without a picture: the last two of a Chinese name, else the first. */
export function initials(name: string): string {
  const letters = [...name.trim()];
  if (letters.length === 0) return '?';
  return /\p{Script=Han}/u.test(name)
    ? letters.slice(-2).join('')
    : letters.slice(0, 1).join('').toUpperCase();
}
