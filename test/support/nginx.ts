import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { certificate } from './front';
import { ask } from './http';
import { freePort } from './redis';
import { root } from './strapi';
import { until } from './until';

/** A request that came through: the process that answered it, and its first line as it is logged. */
export type Passed = { port: number; request: string };

/** A real nginx with the site of `deploy/`, whose address is known before the processes behind it start. */
export type StoryNginx = {
  /** e.g. `https://localhost:41234`. */
  url: string;
  /** Where plain http is answered. */
  httpUrl: string;
  /** Starts it before the processes at these ports. */
  start(ports: number[]): Promise<void>;
  /** What came through so far. */
  passed(): Passed[];
  /** Its access log. */
  log(): string;
  close(): Promise<void>;
};

const places = ['/usr/sbin/nginx', '/usr/bin/nginx'];
const binary = places.find((place) => existsSync(place));

/** `describe` where nginx is installed; where not, the stories are skipped and say so. */
export const describeWithNginx: jest.Describe = binary ? describe : describe.skip;

if (!binary) console.warn('No nginx on this machine: the stories behind it are skipped');

/** Writes the site as an operator does. */
function siteFor(folder: string, http: number, https: number, ports: number[]): string {
  const flags = {
    domain: 'localhost',
    certificate: path.join(folder, 'site.pem'),
    key: path.join(folder, 'site.key'),
    http: `127.0.0.1:${http}`,
    https: `127.0.0.1:${https}`,
    log: path.join(folder, 'access.log'),
  };
  const args = [
    path.join(root, 'scripts/deploy-nginx.mjs'),
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ...ports.flatMap((port) => ['--upstream', `127.0.0.1:${port}`]),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What surrounds the site: folders of its own. */
const mainFor = (folder: string, site: string): string => `
  daemon off;
  ${process.getuid?.() === 0 ? 'user root;' : ''}
  worker_processes 1;
  pid ${folder}/nginx.pid;
  events {}
  http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
    ${site}
  }`;

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Makes one ready on free ports. */
export async function prepareNginx(): Promise<StoryNginx> {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-nginx-'));
  const [http, https] = [await freePort(), await freePort()];
  const { private: key, cert } = await certificate();
  writeFileSync(path.join(folder, 'site.key'), key);
  writeFileSync(path.join(folder, 'site.pem'), cert);
  const url = `https://localhost:${https}`;
  let child: ChildProcess | undefined;
  const log = () => readFileSync(path.join(folder, 'access.log'), 'utf8');
  return {
    url,
    httpUrl: `http://localhost:${http}`,
    async start(ports) {
      const file = path.join(folder, 'nginx.conf');
      writeFileSync(file, mainFor(folder, siteFor(folder, http, https, ports)));
      child = spawn(binary ?? 'nginx', ['-c', file, '-e', path.join(folder, 'error.log')], {
        stdio: 'inherit',
      });
      await until('nginx', () =>
        ask(url).then(
          () => true,
          () => false,
        ),
      );
    },
    log,
    passed: () =>
      [...log().matchAll(/"([A-Z]+ .+)" \d+ \d+ [\d.]+ .*127\.0\.0\.1:(\d+)$/gm)].map(
        ([, request = '', port]) => ({ port: Number(port), request }),
      ),
    async close() {
      await stop(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
