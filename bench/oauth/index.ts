import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createApp } from '../apps';
import { createVisitor, expect, locationOf, send } from '../http';
import { measure, middleRound, percentile, type Bench, type Measure } from '../measure';
import { createPostgres } from '../postgres';
import { end, endWithUs, startApp } from '../strapi';
import type { Told } from './plain-server';

const rounds = 5;
const perRound = 400;
const concurrency = 16;

/** Where codes are redeemed: how to get some, and what is sent with one. */
type Server = {
  name: string;
  codes(count: number): Promise<string[]>;
  redeem(code: string): Promise<number>;
};

type Closers = (() => unknown)[];
type Environment = Record<string, string>;

const sample = { id: 'test_client', secret: 'test_secret', redirectUri: 'http://localhost:3000/callback' };
const asJson = { accept: 'application/json' };

const redeemAt = async (url: string, form: Environment): Promise<number> => {
  const reply = expect('token', await send(url, { method: 'POST', form }), [200]);
  return reply.ms;
};

/** This project's server: a guest agrees once, and each code is then asked for as a browser does. */
async function startOurs(database: Environment, closers: Closers): Promise<Server> {
  const app = createApp('oauth-token', true);
  closers.push(() => app.remove());
  const running = await startApp(app.folder, (port) => ({
    NODE_ENV: 'development',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DOUYIN_OAUTH_PER_MINUTE: '0',
    DOUYIN_LOGIN_PER_MINUTE: '10000',
    ...database,
  }));
  closers.push(() => running.stop());
  const { url } = running;
  const visitor = createVisitor(new Map());
  const guest = expect('guest', await send(`${url}/api/guest/login`, { method: 'POST', json: {} }), [200]);
  const { jwt } = (JSON.parse(guest.text) as { data: { jwt: string } }).data;
  const own = { ...asJson, origin: url };
  const session = { method: 'POST', json: {}, headers: { ...own, authorization: `Bearer ${jwt}` } };
  await visitor.ask('session', 200, `${url}/oauth/session`, session);
  const query = new URLSearchParams({
    client_id: sample.id,
    redirect_uri: sample.redirectUri,
    response_type: 'code',
    scope: 'userinfo',
  });
  const open = async () =>
    new URL(
      locationOf(
        await visitor.ask('authorize', 303, `${url}/oauth/authorize?${query.toString()}`, {
          headers: asJson,
        }),
      ),
      url,
    ).href;
  const agree = async () => {
    const page = await open();
    const shown = await visitor.ask('question', 200, page, { headers: asJson });
    const { person } = (JSON.parse(shown.text) as { data: { person: { id: number } } }).data;
    const json = { decision: 'allow', user: String(person.id) };
    await visitor.ask('agree', 200, page, { method: 'POST', json, headers: own });
  };
  await agree();
  const code = async () => {
    const next = locationOf(await visitor.ask('remembered', 302, await open(), { headers: asJson }));
    const back = new URL(locationOf(await visitor.ask('resume', 303, next, { headers: asJson })));
    return back.searchParams.get('code') ?? '';
  };
  return {
    name: 'ours',
    async codes(count) {
      const made: string[] = [];
      while (made.length < count) made.push(await code());
      return made;
    },
    redeem: (given) =>
      redeemAt(`${url}/api/oauth/token`, {
        client_id: sample.id,
        client_secret: sample.secret,
        grant_type: 'authorization_code',
        redirect_uri: sample.redirectUri,
        code: given,
      }),
  };
}

const told = async <Answer>(child: ChildProcess): Promise<Answer> => {
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The plain provider ended')));
  ended.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
  return answer;
};

/** The library alone, in a process of its own. */
async function startPlain(database: Environment, closers: Closers): Promise<Server> {
  const child = fork(path.join(__dirname, 'plain-server.ts'), {
    env: { ...process.env, ...database },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  endWithUs(child);
  closers.push(() => end(child));
  const { url, client } = (await told<Told>(child)) as Extract<Told, { url: string }>;
  return {
    name: 'oidc-provider',
    async codes(count) {
      child.send({ mint: count });
      return (await told<{ codes: string[] }>(child)).codes;
    },
    redeem: (code) =>
      redeemAt(`${url}/token`, {
        client_id: client.client_id,
        client_secret: client.client_secret,
        grant_type: 'authorization_code',
        redirect_uri: client.redirect_uris[0] ?? '',
        code,
      }),
  };
}

type Round = { perSecond: number; p99: number };

async function runRound(server: Server, tell: (line: string) => void): Promise<Round> {
  const codes = await server.codes(perRound);
  const times: number[] = [];
  const begin = performance.now();
  const worker = async () => {
    for (let code = codes.pop(); code !== undefined; code = codes.pop())
      times.push(await server.redeem(code));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const perSecond = (perRound * 1000) / (performance.now() - begin);
  const p99 = percentile(times, 0.99);
  tell(`${server.name}: ${perSecond.toFixed(0)} tokens/s, p99 ${p99.toFixed(1)} ms`);
  return { perSecond, p99 };
}

/** Both take turns, each going first every other round. */
async function compare(
  kind: string,
  ours: Server,
  plain: Server,
  tell: (line: string) => void,
): Promise<Measure[]> {
  const results = new Map<Server, Round[]>([ours, plain].map((server) => [server, []]));
  for (const server of [ours, plain]) await runRound(server, (line) => tell(`not counted: ${line}`));
  for (let round = 1; round <= rounds; round += 1)
    for (const server of round % 2 === 1 ? [ours, plain] : [plain, ours])
      results.get(server)?.push(await runRound(server, (line) => tell(`${kind}, round ${round}: ${line}`)));
  const pick = (what: keyof Round) =>
    middleRound(
      (results.get(ours) ?? []).map((round) => round[what]),
      (results.get(plain) ?? []).map((round) => round[what]),
    );
  return [
    measure({ name: `${kind}: tokens`, unit: '/s', ...pick('perSecond'), aim: '>=0.9' }),
    measure({ name: `${kind}: p99`, unit: 'ms', ...pick('p99'), aim: '<=1.2' }),
  ];
}

async function onSqlite(closers: Closers): Promise<[Environment, Environment]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-bench-plain-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  return [{}, { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'data.db') }];
}

async function onPostgres(closers: Closers): Promise<[Environment, Environment]> {
  const [ours, plain] = [await createPostgres(), await createPostgres()];
  closers.push(
    () => ours.drop(),
    () => plain.drop(),
  );
  return [ours.env, plain.env];
}

/**
 * The token endpoint of this project beside the library it stands on, alone: the same requests by the same client, sixteen at a
 * time, codes made beforehand. Ours runs inside Strapi, stores hashes, compares the secret with several, and looks whether the
 * user and the consent still stand.
 */
async function run(tell: (line: string) => void): Promise<Measure[]> {
  const all: Measure[] = [];
  for (const [kind, prepare] of [
    ['SQLite', onSqlite],
    ['PostgreSQL', onPostgres],
  ] as const) {
    const closers: Closers = [];
    try {
      const [ourDatabase, plainDatabase] = await prepare(closers);
      const ours = await startOurs(ourDatabase, closers);
      const plain = await startPlain(plainDatabase, closers);
      all.push(...(await compare(kind, ours, plain, tell)));
    } finally {
      for (const close of closers.reverse()) await close();
    }
  }
  return all;
}

/** Codes redeemed beside the library alone; the middle of five rounds of 400. */
export const oauthToken: Bench = {
  title: 'OAuth tokens, with this project and with oidc-provider alone',
  run,
};
