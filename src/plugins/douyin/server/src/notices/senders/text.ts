import type { MessageLink } from '../message';

/** A text that cannot be taken for a link, a mention or mark-up: full-width brackets instead of those that mean something. */
export function plain(text: string): string {
  const wide: Record<string, string> = { '[': '［', ']': '］', '<': '＜', '>': '＞', '`': '｀', '@': '＠' };
  return text
    .replace(/\s+/g, ' ')
    .replace(/[[\]<>`@]/g, (sign) => wide[sign] ?? sign)
    .replace(/:\/\//g, '：//')
    .trim();
}

/** A markdown link; brackets in its address would end it. */
export const markdownLink = ({ label, url }: MessageLink): string =>
  `[${plain(label)}](${url.replace(/\(/g, '%28').replace(/\)/g, '%29')})`;

/** The lines that fit into `most` bytes of UTF-8: those at the head always, of the rest as many as there is room for. */
export function fitLines(head: string[], rest: string[], most: number, separator = '\n'): string {
  const lines = [...head];
  for (const line of rest) {
    if (Buffer.byteLength([...lines, line].join(separator)) > most) break;
    lines.push(line);
  }
  return lines.join(separator);
}
