import { createHmac } from 'node:crypto';
import type { Message } from '../message';
import { readCode, secondsOf, type HttpSender } from './sender';

/** The signature of a robot's message. https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
export const signFeishu = (secret: string, seconds: number): string =>
  createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');

type Piece = { tag: 'text'; text: string } | { tag: 'a'; text: string; href: string };

/** Of the 20 KB of a request; signature and frame need the rest. */
const mostBytes = 18_000;

/** The lines that fit, those that say where to go always. */
function fitting(head: Piece[][], facts: Piece[][], links: Piece[][]): Piece[][] {
  const size = (lines: Piece[][]) => Buffer.byteLength(JSON.stringify(lines));
  const shown: Piece[][] = [];
  let room = mostBytes - size([...head, ...links]);
  for (const fact of facts) {
    room -= size([fact]);
    if (room < 0) break;
    shown.push(fact);
  }
  return [...head, ...shown, ...links];
}

/** A message as a post: its pieces of text are shown as they are, without mark-up. */
export function formatFeishu({ language, title, lines, facts, links }: Message) {
  const text = (value: string): Piece[] => [{ tag: 'text', text: value }];
  const content = fitting(
    lines.map(text),
    facts.map(({ name, value }) => text(`${name}: ${value}`)),
    links.map(({ label, url }): Piece[] => [{ tag: 'a', text: label, href: url }]),
  );
  return {
    msg_type: 'post' as const,
    content: { post: { [language === 'en' ? 'en_us' : 'zh_cn']: { title, content } } },
  };
}

/** A robot of a Feishu (飞书) group; 100 messages a minute, 5 a second, 20 KB each. */
export const feishu: HttpSender = {
  call(message, { url, secret, now }) {
    const seconds = secondsOf(now);
    const signed = secret ? { timestamp: String(seconds), sign: signFeishu(secret, seconds) } : {};
    return { method: 'POST', url, json: { ...signed, ...formatFeishu(message) } };
  },
  read: (answer) => readCode(answer, ['code', 'StatusCode'], ['msg', 'StatusMessage']),
};
