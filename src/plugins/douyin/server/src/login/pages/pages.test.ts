import { Script } from 'node:vm';
import { PluginError } from '../../shared/errors';
import { textsIn, type Language, type Texts } from '../texts';
import {
  againDonePage,
  againPage,
  againQrPage,
  donePage,
  errorPage,
  forwardPage,
  linkEndPage,
  noticePage,
  phonePage,
  popupPage,
  returnCodePage,
  startPage,
  type Notice,
  type Page,
} from '.';

const languages: Language[] = ['zh', 'en'];
const nonce = 'nonce-of-this-page';
const hostile = `"><script>alert('1')</script><!--&`;
const secrets = { exchangeCode: 'SECRET-exchange', ticket: 'SECRET-ticket', state: 'SECRET-state' };
const message = { type: 'douyin-login', exchangeCode: secrets.exchangeCode, state: secrets.state } as const;
const report = { origin: 'https://shop.example', message: { ...message, error: hostile } };
const notices: Notice[] = ['cancelled', 'denied', 'connected', 'expired-qr'];
const question = {
  purpose: 'login',
  site: hostile,
  appName: hostile,
  device: hostile,
  place: hostile,
  sameNetwork: false,
  ticket: secrets.ticket + hostile,
} as const;
const returnCode = { id: hostile, code: '123456', secondsLeft: 90, site: hostile, device: hostile };
const ends = ['used', 'ended', 'expired', 'unknown'] as const;
const facts = {
  provider: 'douyin',
  site: hostile,
  appName: hostile,
  account: hostile,
  secondsLeft: 9e5,
} as const;
const code = { id: hostile, image: `data:image/svg+xml,${hostile}`, expiresAt: hostile };
const choice = { id: hostile, name: hostile, ways: ['redirect' as const, 'popup' as const, 'qr' as const] };

const pagesIn = (texts: Texts): Record<string, Page> => ({
  start: startPage(texts, nonce, { choices: [choice, { ...choice, id: 'a2' }], redirect: `/${hostile}` }),
  closed: startPage(texts, nonce, { choices: [], redirect: hostile }),
  done: donePage(texts, nonce, { exchange: hostile, me: hostile }),
  popup: popupPage(texts, nonce, report),
  refused: errorPage(texts, nonce, new PluginError('AUTH_REFUSED', hostile)),
  reported: errorPage(texts, nonce, new PluginError('AUTH_REFUSED', hostile), {
    back: `/${hostile}`,
    report,
  }),
  broken: errorPage(texts, nonce, new Error(hostile)),
  forward: forwardPage(texts, nonce, `https://platform.example/?${hostile}`),
  phone: phonePage(texts, nonce, question),
  'phone link': phonePage(texts, nonce, { ...question, purpose: 'link', device: '', place: '' }),
  'phone connect': phonePage(texts, nonce, { ...question, purpose: 'connect', sameNetwork: true }),
  code: returnCodePage(texts, nonce, returnCode),
  'code gone': returnCodePage(texts, nonce, { ...returnCode, code: '', stage: 'denied' }),
  again: againPage(texts, nonce, facts),
  'again 115': againPage(texts, nonce, { ...facts, provider: 'pan115', secondsLeft: 60 }),
  'again code': againQrPage(texts, nonce, { ...facts, ...code, provider: 'pan115' }),
  'again done': againDonePage(texts, nonce, facts),
  'again failed': errorPage(texts, nonce, new PluginError('AUTH_OTHER_ACCOUNT', hostile), {
    again: { provider: 'douyin', isLink: false },
  }),
  'again broken': errorPage(texts, nonce, new Error(hostile), {
    again: { provider: 'pan115', isLink: true },
  }),
  ...Object.fromEntries(ends.map((state) => [`link ${state}`, linkEndPage(texts, nonce, state)])),
  ...Object.fromEntries(notices.map((kind) => [kind, noticePage(texts, nonce, kind)])),
});

const scriptsOf = ({ html }: Page): string[] =>
  [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);

/** What stands outside of style and script. */
const markupOf = ({ html }: Page): string =>
  html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '<$1></$1>');

const idsIn = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);

describe.each(languages)('every page in %s', (language) => {
  const texts = textsIn(language);
  const pages = Object.entries(pagesIn(texts));

  it.each(pages)('%s: runs under its nonce and loads nothing', (_name, page) => {
    expect(page.html).toContain(`<html lang="${texts.lang}">`);
    expect(page.html).toContain('name="viewport"');
    const tags = page.html.match(/<(script|style)[^>]*>/g) ?? [];
    for (const tag of tags) expect(tag).toContain(` nonce="${nonce}"`);
    expect(scriptsOf(page).length).toBeLessThanOrEqual(1);
    const markup = markupOf(page);
    expect(markup).not.toMatch(/<[^>]*\s(on\w+|style|src)=|href="javascript:|<iframe|<link|<object|<embed/i);
    expect(page.html).not.toMatch(/url\(|@import|\bimport\b|innerHTML|document\.write|\beval\b/);
  });

  it.each(pages)('%s: takes what others wrote as text', (_name, page) => {
    const markup = markupOf(page);
    expect(markup.match(/<script/g)?.length ?? 0).toBe(scriptsOf(page).length);
    expect(markup).not.toContain("alert('1')");
    for (const script of scriptsOf(page)) {
      expect(script).not.toContain('<!--');
      expect(() => new Script(`async () => {${script}}`)).not.toThrow();
    }
  });

  it.each(pages)('%s: has no secret in an address', (_name, { html }) => {
    for (const [, address] of html.matchAll(/\s(?:href|action|src)="([^"]*)"/g))
      expect(address).not.toContain('SECRET');
  });

  it.each(pages)('%s: has one heading in view, a label for each field and no id twice', (_name, page) => {
    const markup = markupOf(page);
    const seen = markup.replace(/<(section|div) data-part="[^"]+" hidden>[\s\S]*?<\/\1>/g, '');
    expect(seen.match(/<h1/g)).toHaveLength(1);
    expect(new Set(idsIn(markup)).size).toBe(idsIn(markup).length);
    for (const [, id] of markup.matchAll(/<input id="([^"]+)"/g))
      expect(markup).toContain(`<label for="${id}"`);
  });
});

it('errors and old QR codes have the status that says so', () => {
  const pages = pagesIn(textsIn('zh'));
  const odd = {
    ...{ refused: 400, reported: 400, broken: 500, 'expired-qr': 410 },
    ...{ 'again failed': 409, 'again broken': 500 },
    ...{ 'link used': 410, 'link ended': 410, 'link expired': 410, 'link unknown': 404 },
  };
  for (const [name, { status }] of Object.entries(pages))
    expect([name, status]).toEqual([name, odd[name as keyof typeof odd] ?? 200]);
});

it.each(notices)('the notice %s says what ended', (kind) => {
  for (const language of languages) {
    const texts = textsIn(language);
    const { html } = noticePage(texts, nonce, kind);
    expect(html).toContain(`<title>${texts.notices[kind].heading}</title>`);
    expect(html).toContain(texts.notices[kind].text);
  }
});

it('the way on to the platform is an address of the web', () => {
  const texts = textsIn('zh');
  const { html } = forwardPage(texts, nonce, 'https://platform.example/auth?a=1&b=2');
  expect(html).toContain('href="https://platform.example/auth?a=1&amp;b=2"');
  expect(html).toContain('"target":"https://platform.example/auth?a=1&b=2"');
  expect(forwardPage(texts, nonce, 'javascript:alert(1)').html).not.toContain('javascript:');
});

describe.each(languages)('the link to consent again in %s', (language) => {
  const texts = textsIn(language);
  const plain = { site: 'shop.example', appName: '书店会员', account: '小**河', secondsLeft: 7 * 86_400 };

  it.each(['douyin', 'pan115'] as const)(
    'says which site, app and account of %s, and what happens',
    (provider) => {
      const { html } = againPage(texts, nonce, { ...plain, provider });
      for (const said of ['shop.example', '书店会员', '小**河', texts.consent.platforms[provider]])
        expect(html).toContain(`<bdi>${said}</bdi>`);
      expect(html).toContain(texts.consent.effects[provider]);
      expect(html).toContain(texts.consent.days.replace('{count}', '7'));
      expect(html).toContain('<form method="post"><button');
      expect(html).not.toContain('<script');
    },
  );

  it('counts the last two days in hours', () => {
    const { html } = againPage(texts, nonce, { ...plain, provider: 'douyin', secondsLeft: 47.9 * 3600 });
    expect(html).toContain(texts.consent.hours.replace('{count}', '47'));
  });

  it('names the platform of the account in what went wrong', () => {
    const draw = (name: 'douyin' | 'pan115', error: PluginError) =>
      errorPage(texts, nonce, error, { again: { provider: name, isLink: false } }).html;
    const other = new PluginError('AUTH_OTHER_ACCOUNT', '');
    for (const name of ['douyin', 'pan115'] as const)
      expect(draw(name, other)).toContain(texts.consent.platforms[name]);
    expect(draw('pan115', new PluginError('AUTH_TOO_OFTEN', '', { seconds: 17 }))).toContain('17');
    expect(draw('pan115', other)).not.toContain('/douyin/login');
  });
});
