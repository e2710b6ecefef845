import type { Message } from '../message';
import { readCode, type HttpSender } from './sender';
import { fitLines, markdownLink, plain } from './text';

/** A message as markdown of at most 4096 bytes. https://developer.work.weixin.qq.com/document/path/91770 */
export function formatWecom({ title, lines, facts, links }: Message) {
  const head = [`### ${plain(title)}`, ...lines.map(plain), ...links.map(markdownLink)];
  const rest = facts.map(({ name, value }) => `> ${plain(name)}: ${plain(value)}`);
  return { msgtype: 'markdown' as const, markdown: { content: fitLines(head, rest, 4096) } };
}

/** A robot of a WeCom (企业微信) group; its key is in its address, 20 messages a minute. */
export const wecom: HttpSender = {
  call: (message, { url }) => ({ method: 'POST', url, json: formatWecom(message) }),
  read: (answer) => readCode(answer, ['errcode'], ['errmsg']),
};
