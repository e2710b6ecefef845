import { measure, type Measure } from '../measure';
import { rates, type Times } from './busy';
import { lastLead, readBatches } from './raw';
import type { Site } from './site';

const size = 500;
/** So many of the rows are written by the driver, too, and the first as many of ours compared with them. */
const compared = 50_000;
const created = 400;
const allowedStallMs = 300;
const timesOfCreate = { sqlite: 60, postgres: 30 };

type Imported = Times & { inserted: number };

/** Some people as entries of a plain content type. */
const entries = (rows: Record<string, unknown>[]): Record<string, unknown>[] =>
  rows.slice(0, created).map((row) => ({
    nickname: row.nickname,
    avatarUrl: row.avatar_url,
    gender: row.gender,
    city: row.city,
    province: row.province,
    appId: row.app_id,
    accountId: row.account_id,
    sourceKind: row.source_kind,
    openId: row.open_id,
    acquiredAt: new Date(row.acquired_at as Date),
    lastSeenAt: new Date(row.last_seen_at as Date),
    stage: row.stage,
    tags: [],
    version: 1,
    searchText: row.search_text,
  }));

/** Imports all people; the first of them against the driver alone, and against Strapi's own service. */
export async function importAll(site: Site, count: number, tell: (line: string) => void): Promise<Measure[]> {
  const { kind, ask, ours, twin } = site;
  const first = Math.min(compared, count);
  const above = await lastLead(ours);
  await ask('watch');
  const begun = await ask<Imported>('import', { from: 0, count: first, size });
  const rest = await ask<Imported>('import', { from: first, count: count - first, size });
  const stall = await ask<number>('stalled');
  if (begun.inserted + rest.inserted !== count) throw new Error('Some people were not imported');
  const mine = rates(first, begun);
  tell(`${kind}: ${count} people imported in ${((begun.ms + rest.ms) / 1000).toFixed(0)} s`);

  const batches = await readBatches(ours, { above, count: first, size });
  const raw = rates(first, await twin.write(batches, false));
  const people = entries(batches.flatMap(({ rows }) => rows.douyin_leads ?? []));
  const create = rates(created, await ask<Times>('create', { from: 0, rows: people }));
  tell(
    `${kind}, import, rows a second with a processor: ${mine.busyRate.toFixed(0)} to ${raw.busyRate.toFixed(0)} and ${create.busyRate.toFixed(0)}`,
  );
  await ask('watch');
  const indexMs = await ask<number>('indexed');
  const indexStall = await ask<number>('stalled');
  tell(`${kind}: the search knew all of them ${(indexMs / 1000).toFixed(0)} s later`);

  const rate = { unit: 'rows/s', value: mine.rate };
  const stalls = measure({
    name: `${kind}: longest stall of the event loop in import and index`,
    unit: 'ms',
    value: Math.max(stall, indexStall),
    baseline: allowedStallMs,
    aim: '<=1',
  });
  return [
    measure({
      name: `${kind}: import vs the driver, same columns (row 46)`,
      ...rate,
      baseline: raw.rate,
      aim: '>=0.7',
    }),
    measure({
      name: `${kind}: import vs documents.create`,
      ...rate,
      baseline: create.rate,
      aim: `>=${timesOfCreate[kind]}`,
    }),
    ...(kind === 'sqlite' ? [stalls] : []),
  ];
}
