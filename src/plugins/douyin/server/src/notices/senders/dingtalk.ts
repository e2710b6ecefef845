import { createHmac } from 'node:crypto';
import type { Message } from '../message';
import { readCode, type HttpSender } from './sender';
import { fitLines, markdownLink, plain } from './text';

/** The signature of a robot's message, not yet encoded for a URL. https://open.dingtalk.com/document/robots/customize-robot-security-settings */
export const signDingtalk = (secret: string, milliseconds: number): string =>
  createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64');

/** A message as markdown; paragraphs need an empty line between them. */
export function formatDingtalk({ title, lines, facts, links }: Message) {
  const head = [`### ${plain(title)}`, ...lines.map(plain), ...links.map(markdownLink)];
  const rest = facts.map(({ name, value }) => `- ${plain(name)}: ${plain(value)}`);
  return { msgtype: 'markdown' as const, markdown: { title, text: fitLines(head, rest, 16_000, '\n\n') } };
}

function signedUrl(written: string, secret: string, now: Date): string {
  const url = new URL(written);
  url.searchParams.set('timestamp', String(now.getTime()));
  url.searchParams.set('sign', signDingtalk(secret, now.getTime()));
  return url.toString();
}

/** A robot of a DingTalk (钉钉) group; 20 messages a minute. */
export const dingtalk: HttpSender = {
  call: (message, { url, secret, now }) => ({
    method: 'POST',
    url: secret ? signedUrl(url, secret, now) : url,
    json: formatDingtalk(message),
  }),
  read: (answer) => readCode(answer, ['errcode'], ['errmsg']),
};
