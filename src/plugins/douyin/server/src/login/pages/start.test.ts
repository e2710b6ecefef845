import { textsIn, type Language } from '../texts';
import { startPage, type Choice } from '.';

const nonce = 'nonce';
const languages: Language[] = ['zh', 'en'];
const shop: Choice = { id: 'a1', name: '书店', ways: ['redirect', 'popup', 'qr'] };
const office: Choice = { id: 'a2', name: '门店', ways: ['redirect'] };

describe.each(languages)('the start page in %s', (language) => {
  const texts = textsIn(language);
  const draw = (choices: Choice[], redirect: string | null = null) =>
    startPage(texts, nonce, { choices, redirect }).html;
  const buttonsOf = (html: string) =>
    [...html.matchAll(/data-way="(\w+)" data-app="(\w+)"/g)].map(([, way, app]) => `${app} ${way}`);

  it('leads to the start of a login, with app and target, without script', () => {
    const link = /<a class="button"[^>]* href="([^"]+)"/.exec(draw([shop], '/welcome?a=1&b=2'))?.[1] ?? '';
    const url = new URL(link.replaceAll('&amp;', '&'), 'https://site.example');
    expect(url.pathname).toBe('/douyin/login/start');
    expect(Object.fromEntries(url.searchParams)).toEqual({ app: 'a1', redirect: '/welcome?a=1&b=2' });
  });

  it('offers the ways of each app, and hides those that need the script until it runs', () => {
    const html = draw([shop, office]);
    expect(buttonsOf(html)).toEqual(['a1 redirect', 'a1 popup', 'a1 qr', 'a2 redirect']);
    expect(html.match(/<div class="more" hidden>/g)).toHaveLength(1);
    expect(html).toContain(texts.chooseApp);
    expect(buttonsOf(draw([{ ...shop, ways: ['redirect', 'qr'] }]))).toEqual(['a1 redirect', 'a1 qr']);
    expect(draw([office])).not.toContain('class="more"');
  });

  it('names the app on each button only where there is a choice', () => {
    expect(draw([shop])).toContain(`>${texts.button}</a>`);
    expect(draw([shop])).not.toContain('书店');
    const many = draw([shop, office]);
    expect(many).toContain(`>${texts.button} · 书店</a>`);
    expect(many).toContain(`${texts.start.qr}<span class="unseen"> · 书店</span></button>`);
  });

  it('has a part for each step, of which only the first is shown', () => {
    const parts = [...draw([shop]).matchAll(/data-part="(\w+)"( hidden)?/g)].map(
      ([, name, hidden]) => `${name}${hidden ?? ''}`,
    );
    expect(parts).toEqual([
      'choose',
      'window hidden',
      'qr hidden',
      'code hidden',
      'continue hidden',
      'message hidden',
    ]);
  });

  it('asks for the code in a field that phones and screen readers know', () => {
    const field = /<input id="return-code"[^>]*>/.exec(draw([shop]))?.[0] ?? '';
    for (const attribute of ['inputmode="numeric"', 'autocomplete="one-time-code"', 'autofocus', 'required'])
      expect(field).toContain(attribute);
    const pattern = new RegExp(`^(?:${/pattern="([^"]+)"/.exec(field)?.[1]})$`);
    for (const good of ['123456', '123 456']) expect(good).toMatch(pattern);
    for (const bad of ['12345', '1234567', 'abcdef']) expect(bad).not.toMatch(pattern);
  });

  it('gives its script the target and every sentence', () => {
    const html = draw([shop], '/welcome');
    const data = JSON.parse(/const page = (\{.*\});\n/.exec(html)?.[1] ?? 'null') as Record<string, unknown>;
    expect(data).toMatchObject({ redirect: '/welcome', done: '/douyin/login/done', errors: texts.errors });
    expect(data).toMatchObject({ words: texts.start, stages: texts.stages, ends: texts.ends });
  });

  it('takes messages of its own origin and its own window only', () => {
    const html = draw([shop]);
    expect(html).toContain("if (origin !== location.origin || data?.type !== 'douyin-login'");
    expect(html).toContain('if (source && source !== run.popup) return;');
  });

  it('says what to do when no app is open', () => {
    const html = draw([]);
    expect(html).toContain(texts.closedHeading);
    expect(html).not.toContain('/douyin/login/start');
    expect(html).not.toContain('<script');
  });
});
