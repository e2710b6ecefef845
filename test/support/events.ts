import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { Visitor } from './http';
import { until } from './until';

/** An open stream of server-sent events about a login. */
export type Events = {
  status: number;
  headers: IncomingHttpHeaders;
  /** All that came so far. */
  readonly text: string;
  /** The stages it told so far, in order. */
  stages(): string[];
  /** Waits until it has told a stage. */
  told(stage: string): Promise<void>;
  /** Waits until the server has ended it. */
  ended(): Promise<void>;
  /** Leaves, as a browser does whose tab is closed. */
  close(): void;
};

/** Opens a stream as a visitor and waits for its first line; a refusal is read to its end. `more` are further headers. */
export function openEvents(
  visitor: Visitor,
  url: string,
  more: Record<string, string> = {},
): Promise<Events> {
  const headers = { cookie: visitor.cookies().join('; '), accept: 'text/event-stream', ...more };
  const library = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const request = library.get(url, { headers, rejectUnauthorized: false, agent: false }, (answer) => {
      let isOver = false;
      const stages = () => [...events.text.matchAll(/"stage":"(\w+)"/g)].map(([, stage = '']) => stage);
      const events = {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text: '',
        stages,
        told: (stage: string) => until(`the stage ${stage}`, async () => stages().includes(stage)),
        ended: () => until('the end of the stream', async () => isOver),
        close: () => void request.destroy(),
      };
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        events.text += chunk;
        if (events.status === 200) resolve(events);
      });
      answer
        .on('error', () => undefined)
        .on('close', () => {
          isOver = true;
          resolve(events);
        });
    });
    request.on('error', reject);
  });
}
