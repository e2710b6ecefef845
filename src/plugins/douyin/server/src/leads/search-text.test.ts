import {
  fold,
  formerWordsOf,
  probeOf,
  searchText,
  textOf,
  tokensOf,
  wordsOf,
  writtenIn,
} from './search-text';

it.each([
  ['ＶＩＰ', 'vip'],
  ['İSTANBUL', 'i̇stanbul'],
  ['㈱', '(株)'],
  ['ｶﾞ', 'ガ'],
  ['小\u200b红\u202e书', '小红书'],
  ['a\u00a0\t b', 'a b'],
  ['❤️', '❤'],
  ['👩‍🌾', '👩🌾'],
  ['裝修報價', '装修报价'],
  ['諮詢ＶＩＰ會員', '咨询vip会员'],
  ['乾隆', '干隆'],
  ['皇后後面', '皇后后面'],
  ['薴', '苎'],
])('folds %p to %p', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(folded)).toBe(folded);
});

it('keeps fields apart and cuts long ones, never within a character', () => {
  expect(searchText(['小红', null, '', '书店'])).toBe('小红\n书店');
  const long = searchText(['🌸'.repeat(3000)]);
  expect([...long]).toHaveLength(2000);
});

it('makes pairs and the last character of each word', () => {
  expect(tokensOf('小红书\n店 vip')).toEqual(['小红', '红书', '书', '店', 'vi', 'ip', 'p']);
  expect(tokensOf('🌸a')).toEqual(['🌸a', 'a']);
  expect(tokensOf('')).toEqual([]);
});

it('looks for pairs, and for a single character by the beginning of tokens', () => {
  expect(probeOf('红')).toEqual({ start: '红' });
  expect(probeOf('红书')).toEqual({ pairs: ['红书'] });
  expect(probeOf('小红书')).toEqual({ pairs: ['小红', '红书'] });
});

it('finds every part of every word by its probe', () => {
  const text = searchText(['小红书店', '诚信 VIP🌸']);
  const tokens = tokensOf(text);
  for (const word of text.split(/\s/)) {
    const characters = [...word];
    for (let from = 0; from < characters.length; from += 1)
      for (let to = from + 1; to <= characters.length; to += 1) {
        const probe = probeOf(characters.slice(from, to).join(''));
        if ('start' in probe) expect(tokens.some((token) => token.startsWith(probe.start))).toBe(true);
        else expect(tokens).toEqual(expect.arrayContaining(probe.pairs));
      }
  }
});

it('reads a keyword as words that must all be found', () => {
  expect(wordsOf('  小红　ＶＩＰ 小红 ')).toEqual(['小红', 'vip']);
  expect(wordsOf('\u200b\u202e')).toEqual([]);
});

it('folds a part of a word as the whole', () => {
  const whole = fold('乾隆年間的裝修與諮詢');
  for (const character of '乾隆年間的裝修與諮詢') expect(whole).toContain(fold(character));
});

it('reads a keyword as it was folded before as well', () => {
  expect(formerWordsOf('裝修 ＶＩＰ')).toEqual(['裝修', 'vip']);
});

it('knows the last four digits of a phone number, and keeps them apart from what people wrote', () => {
  const lead = { nickname: '小红', notes: null, tags: ['周末'] };
  const text = textOf({ ...lead, phoneView: '138****5791' });
  expect(text).toContain('5791');
  expect(writtenIn(text)).toBe('小红\n周末');
  expect(textOf({ ...lead, phoneView: '****91' })).toBe('小红\n周末');
  expect(textOf({ ...lead, phoneView: null })).toBe('小红\n周末');
});
