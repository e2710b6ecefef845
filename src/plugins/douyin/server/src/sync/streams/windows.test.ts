import { windowsBack } from './windows';

const at = (text: string): Date => new Date(`2026-03-${text}:00Z`);
const shown = (from: string, to: string): string[] =>
  windowsBack(at(from), at(to)).map((window) =>
    [window.from, window.to].map((moment) => moment.toISOString().slice(8, 16)).join(' – '),
  );

it.each<[string, string, string, string[]]>([
  ['less than a day', '05T10:00', '05T12:00', ['05T10:00 – 05T12:00']],
  ['exactly a day', '04T12:00', '05T12:00', ['04T12:00 – 05T12:00']],
  [
    'more, walked backwards without a gap',
    '03T00:00',
    '05T12:00',
    ['04T12:00 – 05T12:00', '03T12:00 – 04T12:00', '03T00:00 – 03T12:00'],
  ],
  ['no time at all', '05T12:00', '05T12:00', ['05T12:00 – 05T12:00']],
  ['a clock that went back', '05T13:00', '05T12:00', ['05T12:00 – 05T12:00']],
])('cuts %s', (_name, from, to, windows) => {
  expect(shown(from, to)).toEqual(windows);
});
