import { qrEnd, qrLife, secondsLeft } from './qr-life';

const at = (seconds: number) => Date.parse('2026-01-01T00:00:00.000Z') + seconds * 1000;
const qr = {
  url: 'https://a.test/q',
  image: 'data:,',
  expiresAt: '2026-01-01T00:01:00.000Z',
  receivedAt: at(0),
};

it('renews a code shortly before its end, as long as somebody sees it', () => {
  const end = qrEnd(qr, 0);
  expect(qrLife(end, at(51), true)).toBe('fresh');
  expect(qrLife(end, at(52), true)).toBe('due');
  expect(qrLife(end, at(52), false)).toBe('fresh');
  expect(qrLife(end, at(60), true)).toBe('lapsed');
});

it('counts by the server’s clock where it is known', () => {
  expect(qrEnd(qr, 10_000)).toBe(at(50));
  expect(qrEnd(qr, -10_000)).toBe(at(70));
});

it('does not throw a new code away because the clocks differ', () => {
  expect(qrEnd({ ...qr, receivedAt: at(300) }, 0)).toBe(at(320));
});

it('counts down to zero', () => {
  expect(secondsLeft(at(10), at(8.2))).toBe(2);
  expect(secondsLeft(at(10), at(11))).toBe(0);
});
