import { pause } from './pause';
import { readSse, type SseEvent } from './sse';

/** What is needed to follow something by server-sent events. */
export type EventStream<T> = {
  url: string;
  /** The panel's own token; it goes into a header, which `EventSource` cannot do. */
  token: string | null;
  signal: AbortSignal;
  /** The events that tell of it. */
  event: string;
  /** Reads what an event holds; null: it cannot be read. */
  read: (data: unknown) => T | null;
  /** Whether nothing comes after it. */
  isEnd: (told: T) => boolean;
  onTold: (told: T) => void;
  /** Called once with the server's time, where it tells it (ms). */
  onClock?: (now: number) => void;
  /** How long silence is borne (ms): until the first sign of life, and later between heartbeats. */
  patience?: { firstMs: number; laterMs: number };
};

const usual = { firstMs: 5_000, laterMs: 45_000 };

/** Ends a request that stays silent for too long, or when it is given up. */
function watchSilence(signal: AbortSignal, firstMs: number) {
  const controller = new AbortController();
  const end = () => controller.abort();
  let timer = setTimeout(end, firstMs);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  return {
    signal: controller.signal,
    heard: (nextMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(end, nextMs);
    },
    stop: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      end();
    },
  };
}

/** How reading a stream ended: the end was told, the server sends us on to another process, or there is no more to read. */
type Outcome = 'end' | 'elsewhere' | 'broken';

function readTold<T>({ event, read }: EventStream<T>, { name, data }: SseEvent): T[] {
  if (name !== event) return [];
  const told = read(JSON.parse(data));
  return told === null ? [] : [told];
}

/** Tells every event of the stream. */
async function readAll<T>(
  body: ReadableStream<Uint8Array>,
  heard: () => void,
  stream: EventStream<T>,
): Promise<Outcome> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return 'broken';
    heard();
    const read = readSse(rest + decoder.decode(value, { stream: true }));
    rest = read.rest;
    const all = read.events.flatMap((event) => readTold(stream, event));
    all.forEach(stream.onTold);
    if (all.some(stream.isEnd)) return 'end';
    if (read.events.some(({ name }) => name === 'reconnect')) return 'elsewhere';
  }
}

async function followOnce<T>(stream: EventStream<T>): Promise<Outcome> {
  const { url, token, signal, onClock, patience = usual } = stream;
  const watch = watchSilence(signal, patience.firstMs);
  try {
    const response = await fetch(url, {
      headers: { Accept: 'text/event-stream', Authorization: `Bearer ${token}` },
      credentials: 'include',
      cache: 'no-store',
      signal: watch.signal,
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!response.ok || !isStream || !response.body) return 'broken';
    const serverNow = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(serverNow)) onClock?.(serverNow);
    return await readAll(response.body, () => watch.heard(patience.laterMs), stream);
  } catch {
    return 'broken';
  } finally {
    watch.stop();
  }
}

/** A process that ends sends all its followers on at once: they come to the next one at different moments. */
const soonMs = () => 200 + Math.random() * 800;

/**
 * Follows something until its end: true when the end was told, false when the stream could not be had, broke off or
 * fell silent, and the caller had better ask by itself. Goes on at another process where the server says so. Never throws.
 */
export async function followEvents<T>(stream: EventStream<T>): Promise<boolean> {
  for (;;) {
    const outcome = await followOnce(stream);
    if (outcome !== 'elsewhere' || stream.signal.aborted) return outcome === 'end';
    await pause(soonMs(), stream.signal);
  }
}
