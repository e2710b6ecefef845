import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { unreadable } from './fault';

/** What is done with what an XML holds. Names come without their prefix. */
export type Handlers = {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
};

// Between two signs of markup no cell is longer; the parser would keep all of it.
const mostWithoutMarkup = 1_000_000;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML piece by piece, with a pause after each in which `between` may take what was found. Declarations of types,
 * and with them entities of whatever kind, are refused.
 */
export async function* readXml<Found>(
  stream: Readable,
  handlers: Handlers,
  between: () => Iterable<Found>,
): AsyncGenerator<Found> {
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  const decoder = new StringDecoder('utf8');
  let silent = 0;
  let failure: Error | null = null;
  const heard = () => void (silent = 0);
  parser.on('error', (error) => void (failure ??= unreadable(`The XLSX is damaged: ${error.message}`)));
  parser.on(
    'doctype',
    () => void (failure ??= unreadable('The XLSX declares types of its own; it is not read')),
  );
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    heard();
    handlers.open?.(local(name), attributes);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => {
    heard();
    handlers.close?.(local(name));
  });
  const take = function* (text: string): Generator<Found> {
    silent += text.length;
    parser.write(text);
    if (silent > mostWithoutMarkup) failure ??= unreadable('The XLSX holds a cell without an end');
    if (failure) throw failure;
    yield* between();
  };
  for await (const chunk of stream) yield* take(decoder.write(chunk as Buffer));
  parser.close();
  if (failure) throw failure as Error;
  yield* between();
}

/** Reads an XML of which nothing is kept but what the handlers keep. */
export async function scanXml(stream: Readable, handlers: Handlers): Promise<void> {
  for await (const nothing of readXml(stream, handlers, () => [])) void nothing;
}
