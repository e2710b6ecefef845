import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { root } from './strapi';

/** A free port, kept until it is released: a site must be known to Strapi before it starts. */
export async function holdPort() {
  const server = createServer().listen(0).unref();
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const release = async () => void (await once(server.close(), 'close'));
  return { port, origin: `http://localhost:${port}`, release };
}

/** A port that is held for an example. */
export type Held = Awaited<ReturnType<typeof holdPort>>;

/** Starts an example of docs/examples on a held port; throws when the address it tells is another. */
export async function startExample(
  file: string,
  held: Held,
  env: Record<string, string>,
): Promise<ChildProcess> {
  await held.release();
  const child = spawn(process.execPath, [path.join(root, 'docs/examples', file)], {
    env: { PATH: process.env.PATH, PORT: String(held.port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const told = line.toString().trim();
  if (told !== held.origin) throw new Error(`${file} tells ${told} and not ${held.origin}`);
  return child;
}
