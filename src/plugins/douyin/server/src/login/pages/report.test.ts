import { runInNewContext } from 'node:vm';
import { PluginError } from '../../shared/errors';
import { textsIn, type Language } from '../texts';
import { donePage, errorPage, popupPage, type Page, type Report } from '.';

const nonce = 'nonce';
const languages: Language[] = ['zh', 'en'];
const texts = textsIn('zh');
const message = { type: 'douyin-login', exchangeCode: '</script><script>', state: 's' } as const;

/** Runs a page's script in a made-up window and tells what it did, in order. */
function run({ html }: Page, { withOpener = true } = {}): unknown[] {
  const done: unknown[] = [];
  const opener = { postMessage: (...given: unknown[]) => done.push(['post', ...given]) };
  const window = { opener: withOpener ? opener : null, close: () => done.push(['close']) };
  const history = { replaceState: (...given: unknown[]) => done.push(['replace', ...given]) };
  const script = /<script[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  runInNewContext(`(() => {${script}})()`, { window, history, location: { pathname: '/callback' } });
  return done.map((entry) => JSON.parse(JSON.stringify(entry)) as unknown);
}

const cleaned = ['replace', null, '', '/callback'];

describe('the page a login window ends on', () => {
  const draw = (origin: string) => popupPage(texts, nonce, { origin, message });

  it('cleans the address bar, tells the opener at exactly its origin, and closes', () => {
    expect(run(draw('https://shop.example'))).toEqual([
      cleaned,
      ['post', message, 'https://shop.example'],
      ['close'],
    ]);
  });

  it('tells nobody when no one origin is named', () => {
    for (const origin of ['*', '', 'null', '/', 'about:blank', 'data:text/html,x', 'javascript:1'])
      expect([origin, run(draw(origin))]).toEqual([origin, [cleaned]]);
    expect(run(draw('https://shop.example:8443/path'))).toContainEqual([
      'post',
      message,
      'https://shop.example:8443',
    ]);
  });

  it('says in words what to do when nobody opened it', () => {
    expect(run(draw('https://shop.example'), { withOpener: false })).toEqual([cleaned]);
    for (const language of languages) {
      const words = textsIn(language);
      const { html } = popupPage(words, nonce, { origin: 'https://shop.example', message });
      expect(html).toContain(words.popup.heading);
      expect(html).toContain(words.popup.hint);
    }
  });
});

describe('the error page', () => {
  const error = new PluginError('AUTH_STATE_FOREIGN', 'for developers only');

  it('explains in a sentence, with the code in small print, and a way on', () => {
    for (const language of languages) {
      const words = textsIn(language);
      const { html, status } = errorPage(words, nonce, error);
      expect(status).toBe(403);
      expect(html).toContain(words.errors.AUTH_STATE_FOREIGN);
      expect(html).toContain('<small>AUTH_STATE_FOREIGN</small>');
      expect(html).toContain('href="/douyin/login"');
      expect(html).not.toContain('for developers only');
      expect(html).not.toContain('<script');
    }
  });

  it('says how many seconds to wait', () => {
    const { html, status } = errorPage(texts, nonce, new PluginError('AUTH_TOO_OFTEN', '', { seconds: 17 }));
    expect([status, html]).toEqual([429, expect.stringContaining('请 17 秒后再试')]);
  });

  it('leads back to a page of the web and to nothing else', () => {
    const linksTo = (back: string | null) =>
      [...errorPage(texts, nonce, error, { back }).html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    for (const back of ['/welcome', 'https://shop.example/x'])
      expect(linksTo(back)).toEqual(['/douyin/login', back]);
    for (const back of [
      null,
      '',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
    ])
      expect(linksTo(back)).toEqual(['/douyin/login']);
  });

  it('tells the opener and stays open', () => {
    const report: Report = {
      origin: 'https://shop.example',
      message: { type: 'douyin-login', error: 'AUTH_REFUSED' },
    };
    const page = errorPage(texts, nonce, error, { report });
    expect(run(page)).toEqual([cleaned, ['post', report.message, report.origin]]);
    expect(page.html).toContain(texts.closeWindowHint);
  });
});

describe('the last page', () => {
  const paths = { exchange: '/api/douyin/login/exchange', me: '/api/users/me' };

  it('exchanges the code by the paths of this site and has the words for every outcome', () => {
    for (const language of languages) {
      const words = textsIn(language);
      const { html } = donePage(words, nonce, paths);
      const data = JSON.parse(/const page = (\{.*\});\n/.exec(html)?.[1] ?? 'null') as unknown;
      expect(data).toMatchObject({ paths, crossDevice: words.crossDevice, errors: words.errors });
      expect(html).toContain('aria-live="polite"');
    }
  });

  it('takes the code out of the address bar before it asks anything', () => {
    const { html } = donePage(texts, nonce, paths);
    expect(html.indexOf('history.replaceState')).toBeLessThan(html.indexOf('await post(page.paths.exchange'));
  });
});
