import type { Core } from '@strapi/strapi';
import type { Sample } from '../../metrics/service';
import { clock, secondsSince } from '../../shared/clock';
import { eventTable } from './row';

type Row = { stage: string; events: number | string; first: unknown };

const unsettled = ['waiting', 'working', 'held', 'dead'];

/** How many deliveries are not settled well, and for how long the oldest has been due. */
export async function readInbox(strapi: Core.Strapi): Promise<Sample[]> {
  const rows = (await strapi.db
    .getConnection(eventTable)
    .whereIn('stage', unsettled)
    .groupBy('stage')
    .select('stage')
    .count({ events: '*' })
    .min({ first: 'due_at' })) as Row[];
  const now = clock.now();
  const rowOf = (stage: string) => rows.find((row) => row.stage === stage);
  return [
    ...unsettled.map((stage): Sample => ({
      gauge: 'webhookEvents',
      labels: { stage },
      value: Number(rowOf(stage)?.events ?? 0),
    })),
    { gauge: 'webhookOldestSeconds', labels: {}, value: secondsSince(rowOf('waiting')?.first, now) },
  ];
}
