import { isReachable, servers, type DatabaseKind } from './databases';

const kinds = Object.keys(servers) as DatabaseKind[];

/** Looks once, before any story, which database servers answer, and tells of those that do not. */
export default async function findServers(): Promise<void> {
  const answers = await Promise.all(kinds.map(isReachable));
  const missing = kinds.filter((_, place) => !answers[place]);
  for (const kind of missing) process.stderr.write(`SKIPPED: no ${kind} server answers on this machine\n`);
  process.env.STORY_SERVERS = kinds.filter((kind) => !missing.includes(kind)).join();
}
