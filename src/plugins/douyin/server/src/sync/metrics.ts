import type { Core } from '@strapi/strapi';
import type { Sample } from '../metrics/service';
import { service } from '../shared/service';
import { letterUid } from './letters/row';
import { streamUid, type RunRow } from './row';

type Row = { kind: string; health: string; streams: number | string };

/** How the streams are that are on, and how many rows wait for somebody. */
export async function readSync(strapi: Core.Strapi): Promise<Sample[]> {
  const table = strapi.db.metadata.get(streamUid).tableName;
  const [rows, letters] = await Promise.all([
    strapi.db
      .getConnection(table)
      .where({ enabled: true })
      .groupBy('kind', 'health')
      .select('kind', 'health')
      .count({ streams: '*' }) as Promise<Row[]>,
    strapi.db.query(letterUid).count({ where: { resolvedAt: null } }),
  ]);
  return [
    ...rows.map(({ kind, health, streams }): Sample => ({
      gauge: 'syncStreams',
      labels: { kind, health },
      value: Number(streams),
    })),
    { gauge: 'deadLetters', labels: {}, value: letters },
  ];
}

const outcomes = ['inserted', 'updated', 'unchanged', 'returned', 'rejected'] as const;

/** Counts the rows that a page brought, once it is stored. */
export function countRows(strapi: Core.Strapi, before: RunRow, after: RunRow): void {
  for (const outcome of outcomes) {
    const rows = after[outcome] - before[outcome];
    if (rows > 0) service(strapi, 'metrics').count('syncRows', { kind: before.kind, outcome }, rows);
  }
}
