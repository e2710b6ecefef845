import net, { type Socket } from 'node:net';
import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

type Server = Core.Strapi['server']['httpServer'];
type Request = KoaContext['req'];
type Answer = KoaContext['res'];

/** The connections of this process, and how they come to an end without anybody losing an answer. */
export type Connections = {
  /** Lets nobody in any more. Who is in already is still answered, and told with the answer that it was the last one. */
  closeDoor(): Promise<void>;
  /** Resolves when every answer is sent and no proxy keeps a connection that it may be about to use. */
  quiet(): Promise<void>;
};

// A request that has come in while the last ones were accepted is accepted before the door closes.
const afterArrivals = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Watches a server's connections from now on. */
export function watchConnections(server: Server): Connections {
  const answers = new Set<Answer>();
  // Of connections that a proxy keeps for the next request it alone knows when it will send one.
  const proxied = new Set<Socket>();
  let isClosing = false;
  let tellQuiet: (() => void) | undefined;
  const look = () => void (answers.size + proxied.size === 0 && tellQuiet?.());

  server.prependListener('request', ({ headers, socket }: Request, answer: Answer) => {
    answers.add(answer);
    if (isClosing) answer.shouldKeepAlive = false;
    answer.once('close', () => {
      answers.delete(answer);
      look();
    });
    if (headers['x-forwarded-for'] === undefined || proxied.has(socket)) return;
    proxied.add(socket);
    socket.once('close', () => {
      proxied.delete(socket);
      look();
    });
  });

  return {
    async closeDoor() {
      isClosing = true;
      for (const answer of answers) if (!answer.headersSent) answer.shouldKeepAlive = false;
      await afterArrivals();
      // Not its own `close`, which ends idle connections at once.
      if (server.listening) net.Server.prototype.close.call(server);
    },
    quiet: () =>
      new Promise((resolve) => {
        tellQuiet = resolve;
        look();
      }),
  };
}
