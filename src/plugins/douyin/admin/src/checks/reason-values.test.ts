import { reasonValues, refusalWords } from './reason-values';

const writing = { full: (iso: string) => iso.slice(0, 10), unnamed: 'the latest account' };

it('writes moments and distances for people and stands in for what is missing', () => {
  const values = reasonValues({ seconds: -45, end: '2026-01-02T03:04:05.000Z' }, writing);
  expect(values).toMatchObject({ seconds: 45, end: '2026-01-02', nickname: 'the latest account', url: '–' });
});

it('keeps what the result gives', () => {
  expect(reasonValues({ nickname: '小明', host: 'a.test' }, writing)).toMatchObject({
    nickname: '小明',
    host: 'a.test',
  });
});

it('tells the words of the platform from those of the network', () => {
  expect(refusalWords({ number: 10013, text: 'bad key' })).toEqual({
    key: 'check.platform',
    values: { number: '10013', text: 'bad key', logId: '–' },
  });
  expect(refusalWords({ text: 'ECONNREFUSED' })?.key).toBe('check.text');
  expect(refusalWords({ url: 'https://a.test' })).toBeNull();
});
