import { errorTable, type ErrorCode } from '../../../contracts/errors';
import { PluginError } from '../shared/errors';
import { donePage, errorPage, startPage, type Page } from './pages';
import { errorSentence, textsIn, type Language, type Texts } from './texts';

const languages: Language[] = ['zh', 'en'];
const nonce = 'nonce-of-this-page';
const hostile = `"><script>alert('1')</script>&`;
const paths = { exchange: '/api/douyin/login/exchange', me: '/api/users/me' };

const pagesIn = (texts: Texts): Record<string, Page> => ({
  one: startPage(texts, nonce, { choices: [{ id: 'a1', name: '书店' }], redirect: '/welcome?a=1&b=2' }),
  many: startPage(texts, nonce, {
    choices: [
      { id: 'a1', name: '书店' },
      { id: 'a2', name: hostile },
    ],
    redirect: null,
  }),
  closed: startPage(texts, nonce, { choices: [], redirect: null }),
  done: donePage(texts, nonce, paths),
  refused: errorPage(texts, nonce, new PluginError('AUTH_REFUSED', hostile)),
  broken: errorPage(texts, nonce, new Error(hostile)),
});

describe.each(languages)('pages in %s', (language) => {
  const texts = textsIn(language);
  const pages = pagesIn(texts);

  it.each(Object.entries(pages))('%s: runs and loads nothing but its own', (_name, { html }) => {
    expect(html).toContain(`<html lang="${texts.lang}">`);
    for (const tag of html.match(/<(script|style)[^>]*>/g) ?? []) expect(tag).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/\son\w+=|javascript:|<form|<iframe|<img|https?:\/\/(?!www\.w3\.org)/);
    expect(html.match(/<script/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('escape what administrators and platforms write', () => {
    expect(pages.many?.html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
    for (const { html } of Object.values(pages)) expect(html).not.toContain("alert('1')");
  });

  it('lead to the start of a login, with app and target', () => {
    const link = /href="(\/douyin\/login\/start\?[^"]+)"/.exec(pages.one?.html ?? '')?.[1] ?? '';
    const url = new URL(link.replaceAll('&amp;', '&'), 'https://site.example');
    expect(Object.fromEntries(url.searchParams)).toEqual({ app: 'a1', redirect: '/welcome?a=1&b=2' });
    expect(pages.many?.html).toContain(texts.chooseApp);
    expect(pages.many?.html.match(/class="button"/g)).toHaveLength(2);
  });

  it('say what to do when no app is open', () => {
    expect(pages.closed?.html).toContain(texts.closedHeading);
    expect(pages.closed?.html).not.toContain('/douyin/login/start');
  });

  it('exchange the code by the paths of this site', () => {
    expect(pages.done?.html).toContain(JSON.stringify(paths.exchange));
    expect(pages.done?.html).toContain(JSON.stringify(paths.me));
  });

  it('explain an error in a sentence, with its code and status, and a way on', () => {
    expect(pages.refused).toMatchObject({
      status: 400,
      html: expect.stringContaining(texts.errors.AUTH_REFUSED),
    });
    expect(pages.refused?.html).toContain('AUTH_REFUSED');
    expect(pages.refused?.html).toContain('href="/douyin/login"');
    expect(pages.broken).toMatchObject({ status: 500, html: expect.stringContaining(texts.errors.other) });
  });
});

describe('the words', () => {
  const flat = (value: object, prefix = ''): [string, string][] =>
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === 'string' ? [[prefix + key, inner]] : flat(inner as object, `${prefix}${key}.`),
    );

  it('are there in both languages, none empty, none left untranslated', () => {
    const [zh, en] = [flat(textsIn('zh')), flat(textsIn('en'))];
    expect(zh.map(([key]) => key)).toEqual(en.map(([key]) => key));
    for (const [key, text] of zh.filter(([name]) => name !== 'lang')) {
      expect([key, text]).toEqual([key, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    }
    for (const [key, text] of en)
      expect([key, text]).toEqual([key, expect.stringMatching(/^[\x20-\x7e’“”…›]+$/)]);
  });

  it('have a sentence for every error, their own or the general one', () => {
    for (const language of languages) {
      const texts = textsIn(language);
      for (const code of Object.keys(errorTable) as ErrorCode[])
        expect(errorSentence(texts, code)).toMatch(/./);
      expect(errorSentence(texts, 'API_QUOTA')).toBe(texts.errors.other);
    }
  });
});
