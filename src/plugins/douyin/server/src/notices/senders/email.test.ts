import { formatEmail } from './email';

const message = {
  id: 'm1',
  language: 'zh-Hans' as const,
  title: '抖音告警\r\nBcc: x@evil.example',
  lines: ['「<b>小禾</b>」的授权已失效。'],
  facts: [{ name: '应用', value: '一号店' }],
  links: [{ label: '重新授权', url: 'https://site.example/x?a=1&b="2"' }],
  data: { type: 'douyin.notice.opened', notice: {} },
};

it('writes the subject on one line, so that nothing becomes a header', () => {
  expect(formatEmail(message).subject).toBe('抖音告警 Bcc: x@evil.example');
});

it('writes plain text with the links in full', () => {
  expect(formatEmail(message).text).toBe(
    '「<b>小禾</b>」的授权已失效。\n\n应用: 一号店\n\n重新授权:\nhttps://site.example/x?a=1&b="2"',
  );
});

it('lets no name become HTML', () => {
  const { html } = formatEmail(message);
  expect(html).toContain('<p>「&lt;b&gt;小禾&lt;/b&gt;」的授权已失效。</p>');
  expect(html).toContain('<a href="https://site.example/x?a=1&amp;b=&quot;2&quot;">重新授权</a>');
});
