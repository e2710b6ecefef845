/** One server-sent event. */
export type SseEvent = { name: string; data: string };

function readBlock(block: string): SseEvent[] {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  }
  return data.length > 0 ? [{ name, data: data.join('\n') }] : [];
}

/**
 * Reads the whole events out of what has arrived of a stream (text/event-stream); comments are passed over. Put `rest`
 * in front of what arrives next. https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function readSse(arrived: string): { events: SseEvent[]; rest: string } {
  // A CR at the end may be the first half of a CRLF.
  const held = arrived.endsWith('\r') ? '\r' : '';
  const text = arrived.slice(0, arrived.length - held.length).replace(/\r\n?/g, '\n');
  const blocks = text.split('\n\n');
  const rest = (blocks.pop() ?? '') + held;
  return { events: blocks.flatMap(readBlock), rest };
}
