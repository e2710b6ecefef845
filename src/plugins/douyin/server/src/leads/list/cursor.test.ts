import { PluginError } from '../../shared/errors';
import { readCursor, writeCursor } from './cursor';

const [key, former] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const place = { acquiredAt: new Date(1_700_000_000_123), id: 42, page: 3 };
const filter = { keyword: '小红', status: 'NEW', startTime: new Date(0) };

it('leads to the place it was made at', () => {
  expect(readCursor([key], writeCursor(key, place, filter), filter)).toEqual(place);
});

it('is read after a change of keys', () => {
  expect(readCursor([key, former], writeCursor(former, place, filter), filter)).toEqual(place);
});

it.each([
  ['another filter', writeCursor(key, place, filter), { ...filter, keyword: '小' }],
  ['another time', writeCursor(key, place, filter), { ...filter, startTime: new Date(1) }],
  ['a foreign key', writeCursor(former, place, filter), filter],
  ['a made-up place', `${Buffer.from('[1,2,3]').toString('base64url')}.${'0'.repeat(32)}`, filter],
  ['nothing of the kind', 'cursor', filter],
  ['nothing', '', filter],
])('is refused for %s, by its name', (_what, cursor, asked) => {
  let refused: unknown;
  try {
    readCursor([key], cursor, asked);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(PluginError);
  expect(refused).toMatchObject({ code: 'QUERY_INVALID', details: { issues: [{ path: 'cursor' }] } });
});
