import { errorTable, type ErrorCode } from '../../../contracts/errors';
import { attemptStages } from '../../../contracts/login';
import { PluginError } from '../shared/errors';
import { againSentence, errorSentence, fill, sentenceOf, textsIn, type Language } from './texts';

const languages: Language[] = ['zh', 'en'];
const codes = Object.keys(errorTable) as ErrorCode[];

const flat = (value: object, prefix = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'string' ? [[prefix + key, inner]] : flat(inner as object, `${prefix}${key}.`),
  );

describe('the words', () => {
  const [zh, en] = [flat(textsIn('zh')), flat(textsIn('en'))];

  it('are there in both languages, none empty, none left untranslated', () => {
    expect(zh.map(([key]) => key)).toEqual(en.map(([key]) => key));
    for (const [key, text] of zh.filter(([name]) => name !== 'lang'))
      expect([key, text]).toEqual([key, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    for (const [key, text] of en)
      expect([key, text]).toEqual([key, expect.stringMatching(/^[\x20-\x7e’“”…›]+$/)]);
  });

  it('leave the same blanks to fill in', () => {
    const blanks = (text = '') => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    for (const [index, [key, text]] of zh.entries())
      expect([key, blanks(en[index]?.[1])]).toEqual([key, blanks(text)]);
  });

  it('have no two errors a visitor could not tell apart', () => {
    for (const language of languages) {
      const sentences = Object.values(textsIn(language).errors);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  it('name every stage that is not an end', () => {
    const { stages } = textsIn('zh');
    const open = attemptStages.slice(0, attemptStages.indexOf('done'));
    expect(Object.keys(stages.qr)).toEqual(open);
    expect(Object.keys(stages.popup)).toEqual(open);
  });
});

describe.each(languages)('the sentence of an error in %s', (language) => {
  const texts = textsIn(language);

  it('is its own for every AUTH error and a lost platform', () => {
    for (const code of codes.filter((name) => name.startsWith('AUTH_') || name === 'API_UNREACHABLE'))
      expect([code, errorSentence(texts, code)]).not.toEqual([code, texts.errors.other]);
    for (const code of Object.keys(texts.errors)) expect([...codes, 'other']).toContain(code);
  });

  it('is the general one for what a visitor cannot meet', () => {
    expect(errorSentence(texts, 'CONFIG_STALE')).toBe(texts.errors.other);
    expect(errorSentence(texts, 'toString' as ErrorCode)).toBe(texts.errors.other);
  });

  it('for who consents again, names the platform and leaves no blank', () => {
    for (const provider of ['douyin', 'pan115'] as const)
      for (const code of codes) {
        expect([code, againSentence(texts, code, provider)]).toEqual([
          code,
          expect.not.stringContaining('{'),
        ]);
        expect(againSentence(texts, code, provider)).not.toBe('');
      }
    const words = texts.consent.platforms;
    expect(againSentence(texts, 'API_UNREACHABLE', 'pan115')).toContain(words.pan115);
    expect(againSentence(texts, 'AUTH_CREDENTIALS', 'douyin')).toContain(words.douyin);
  });

  it('says how long to wait where the error knows', () => {
    expect(sentenceOf(texts, new PluginError('AUTH_TOO_OFTEN', '', { seconds: 17 }))).toContain('17');
    for (const seconds of [undefined, '17', Number.NaN])
      expect(sentenceOf(texts, new PluginError('AUTH_TOO_OFTEN', '', { seconds }))).toBe(
        texts.errors.AUTH_TOO_OFTEN,
      );
    expect(sentenceOf(texts, new PluginError('AUTH_REFUSED', '', { seconds: 17 }))).toBe(
      texts.errors.AUTH_REFUSED,
    );
  });
});

it('a blank without a value stays, and a value is taken as it is', () => {
  expect(fill('{a} {b}', { a: '$& {b}' })).toBe('$& {b} {b}');
});
