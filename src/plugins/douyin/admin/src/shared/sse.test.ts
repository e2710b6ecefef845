import { readSse, type SseEvent } from './sse';

const stream = 'event: status\ndata: {"a":1}\n\n: ping\n\ndata:one\ndata: two\n\nid: 3\nevent: empty\n\n';
const events: SseEvent[] = [
  { name: 'status', data: '{"a":1}' },
  { name: 'message', data: 'one\ntwo' },
];

function readInPieces(text: string, size: number): SseEvent[] {
  let rest = '';
  const found: SseEvent[] = [];
  for (let at = 0; at < text.length; at += size) {
    const read = readSse(rest + text.slice(at, at + size));
    found.push(...read.events);
    rest = read.rest;
  }
  return found;
}

it('reads events and passes over comments and events without data', () => {
  expect(readSse(stream)).toEqual({ events, rest: '' });
});

it.each(['\n', '\r\n', '\r'])('reads them wherever the network cuts, with line ends %j', (lineEnd) => {
  const text = stream.replaceAll('\n', lineEnd);
  // A lone CR at the very end could still become a CRLF: the next ping settles it.
  for (let size = 1; size <= text.length; size += 1) {
    expect(readInPieces(`${text}: ping`, size)).toEqual(events);
  }
});

it('keeps what is not complete yet', () => {
  expect(readSse('data: half')).toEqual({ events: [], rest: 'data: half' });
  expect(readSse('data: x\n')).toEqual({ events: [], rest: 'data: x\n' });
});

it('takes one space after the colon away, and only one', () => {
  expect(readSse('data:  a: b\n\n').events).toEqual([{ name: 'message', data: ' a: b' }]);
  expect(readSse('data\n\n').events).toEqual([{ name: 'message', data: '' }]);
});
