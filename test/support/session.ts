import { ask, type Reply } from './http';
import { exchange, logIn, type LoginRun, type World } from './world';

/** What a visitor holds after a login. */
export type Session = { jwt: string; refreshToken?: string; user: { id: number; username: string } };

/** A whole login; throws when it does not end in a session. */
export async function openSession(
  world: World,
  options: Parameters<typeof logIn>[1] = {},
): Promise<Session & LoginRun> {
  const run = await logIn(world, options);
  const reply = await exchange(world, run);
  if (reply.status !== 200)
    throw new Error(`No session but ${run.callback.status}, ${reply.status}: ${reply.text.slice(0, 500)}`);
  return { ...run, ...reply.json<{ data: Session }>().data };
}

/** Asks the content API as the holder of a session. */
export const askAs = (world: World, jwt: string, path: string): Promise<Reply> =>
  ask(`${world.front.url}${path}`, { headers: { authorization: `Bearer ${jwt}` } });

/** One line of the audit. */
export type AuditLine = {
  id: string;
  at: string;
  action: string;
  actorKind: string;
  actorName: string | null;
  targetKind: string;
  targetId: string;
  targetName: string | null;
  details: Record<string, unknown>;
};

/** The newest lines of the audit. */
export async function auditLines(world: World, query = ''): Promise<AuditLine[]> {
  const { rows } = await world.admin.data<{ rows: AuditLine[] }>('GET', `/douyin/audit?pageSize=100${query}`);
  return rows;
}
