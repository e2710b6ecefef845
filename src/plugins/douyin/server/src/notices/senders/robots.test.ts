import type { HttpAnswer } from '../../shared/request';
import type { Message } from '../message';
import { dingtalk, formatDingtalk, signDingtalk } from './dingtalk';
import { feishu, formatFeishu, signFeishu } from './feishu';
import { formatWecom, wecom } from './wecom';

const message: Message = {
  id: 'm1',
  language: 'zh-Hans',
  title: '抖音告警【严重】账号需要重新授权',
  lines: ['「小禾」的授权已失效。', '请重新授权。'],
  facts: [{ name: '应用', value: '一号店' }],
  links: [{ label: '在管理后台查看', url: 'https://site.example/admin?a=(1)' }],
  data: { type: 'douyin.notice.opened', notice: {} },
};

const answer = (body: unknown, status = 200): HttpAnswer => ({
  status,
  headers: {},
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

// Both computed with openssl, not with this code.
it('signs for Feishu with the secret in the key and nothing as the text', () => {
  expect(signFeishu('demo-secret', 1599360473)).toBe('3/MaVZ8JLIy4TUG+7KSFJqvUkTKd+HWY8g+56DZWq8s=');
});

it('signs for DingTalk with the secret as key and in the text', () => {
  expect(signDingtalk('SECdemo0secret', 1577262236757)).toBe('O8KmwAFAckKXWyxskeJhMwxqlWCOSXSUQFH1GyMH9Xg=');
});

it('writes a Feishu post in the language of the channel', () => {
  expect(formatFeishu(message)).toEqual({
    msg_type: 'post',
    content: {
      post: {
        zh_cn: {
          title: message.title,
          content: [
            [{ tag: 'text', text: '「小禾」的授权已失效。' }],
            [{ tag: 'text', text: '请重新授权。' }],
            [{ tag: 'text', text: '应用: 一号店' }],
            [{ tag: 'a', text: '在管理后台查看', href: 'https://site.example/admin?a=(1)' }],
          ],
        },
      },
    },
  });
  expect(Object.keys(formatFeishu({ ...message, language: 'en' }).content.post)).toEqual(['en_us']);
});

it('writes DingTalk markdown with paragraphs', () => {
  expect(formatDingtalk(message)).toEqual({
    msgtype: 'markdown',
    markdown: {
      title: message.title,
      text: [
        `### ${message.title}`,
        '「小禾」的授权已失效。',
        '请重新授权。',
        '[在管理后台查看](https://site.example/admin?a=%281%29)',
        '- 应用: 一号店',
      ].join('\n\n'),
    },
  });
});

it('keeps a WeCom message below its 4096 bytes, its links first', () => {
  const facts = Array.from({ length: 20 }, (_, index) => ({ name: `第${index}项`, value: '长'.repeat(200) }));
  const { content } = formatWecom({ ...message, facts }).markdown;
  expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
  expect(content).toContain('[在管理后台查看](https://site.example/admin?a=%281%29)');
  expect(content).toContain('第5项');
  expect(content).not.toContain('第19项');
});

it('keeps a Feishu message below its 20 KB, its links always', () => {
  const facts = Array.from({ length: 60 }, (_, index) => ({ name: `第${index}项`, value: '长'.repeat(200) }));
  const written = JSON.stringify(formatFeishu({ ...message, facts }));
  expect(Buffer.byteLength(written)).toBeLessThan(20_000);
  expect(written).toContain('https://site.example/admin?a=(1)');
  expect(written).toContain('第9项');
  expect(written).not.toContain('第59项');
});

it.each(['dingtalk', 'wecom'] as const)(
  'lets nobody’s name become a link, a mention or mark-up for %s',
  (kind) => {
    const name = '[点我](https://evil.example)<@all> @所有人 `x`\n# 标题';
    const said = { ...message, lines: [name], facts: [{ name: '账号', value: name }] };
    const text =
      kind === 'dingtalk' ? formatDingtalk(said).markdown.text : formatWecom(said).markdown.content;
    expect(text).not.toContain('evil.example)<');
    expect(text.replace(/\[在管理后台查看\]\(.*\)/, '')).not.toMatch(/[[\]<`@]|https?:\/\/|\n# /);
  },
);

const now = new Date(1_700_000_000_123);

it('puts signature and seconds into the body for Feishu', () => {
  const call = feishu.call(message, { url: 'https://open.feishu.cn/hook/x', secret: 's-e-c', now });
  expect(call.url).toBe('https://open.feishu.cn/hook/x');
  expect(call.json).toMatchObject({ timestamp: '1700000000', sign: signFeishu('s-e-c', 1_700_000_000) });
  const open = feishu.call(message, { url: 'https://open.feishu.cn/hook/x', secret: null, now });
  expect(open.json).toEqual(formatFeishu(message));
});

it('puts signature and milliseconds into the address for DingTalk, beside its token', () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=abc';
  const { searchParams } = new URL(dingtalk.call(message, { url, secret: 'SECx', now }).url);
  expect(Object.fromEntries(searchParams)).toEqual({
    access_token: 'abc',
    timestamp: '1700000000123',
    sign: signDingtalk('SECx', 1_700_000_000_123),
  });
  expect(dingtalk.call(message, { url, secret: null, now }).url).toBe(url);
});

it.each([
  ['feishu', feishu, { code: 0, msg: 'success' }],
  ['feishu, as it used to answer', feishu, { StatusCode: 0, StatusMessage: 'success' }],
  ['dingtalk', dingtalk, { errcode: 0, errmsg: 'ok' }],
  ['wecom', wecom, { errcode: 0, errmsg: 'ok' }],
])('takes a zero for success: %s', (_name, sender, body) => {
  expect(sender.read(answer(body))).toEqual({ ok: true });
});

it.each([
  ['a wrong signature', feishu, answer({ code: 19021, msg: 'sign match fail' }), '19021 sign match fail'],
  ['too many messages', feishu, answer({ code: 11232, msg: 'frequency limited' }), '11232 frequency limited'],
  [
    'too many messages',
    dingtalk,
    answer({ errcode: 130101, errmsg: 'send too fast' }),
    '130101 send too fast',
  ],
  [
    'a wrong key',
    wecom,
    answer({ errcode: 93000, errmsg: 'invalid webhook url' }),
    '93000 invalid webhook url',
  ],
  ['no JSON', wecom, answer('<html>'), 'HTTP 200 without a result'],
  ['an error of HTTP', dingtalk, answer({ errcode: 0 }, 502), 'HTTP 502 without a result'],
])('takes %s for a failure and says why', (_what, sender, given, text) => {
  expect(sender.read(given)).toEqual({ ok: false, text });
});
