import type { Message } from '../message';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A message as an e-mail, in plain text and in HTML. */
export function formatEmail({ title, lines, facts, links }: Message): {
  subject: string;
  text: string;
  html: string;
} {
  const said = facts.map(({ name, value }) => `${name}: ${value}`);
  const paragraphs = [...lines, ...said].map((line) => `<p>${escape(line)}</p>`);
  const anchors = links.map(({ label, url }) => `<p><a href="${escape(url)}">${escape(label)}</a></p>`);
  return {
    subject: oneLine(title),
    text: [lines, said, links.map(({ label, url }) => `${label}:\n${url}`)]
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n'),
    html: [...paragraphs, ...anchors].join('\n'),
  };
}
