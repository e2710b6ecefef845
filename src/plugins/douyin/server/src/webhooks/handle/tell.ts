import type { Core } from '@strapi/strapi';
import { withinSeconds } from '../../shared/clock';
import type { EventRow } from '../inbox/row';
import { holdOn, noteDone } from '../inbox/settle';
import type { Heard, Listener, Listening } from './listeners';

/** Seconds somebody who listens has for one event; whoever needs more hands it to a job. */
export const listenerSeconds = 60;

/** Lets somebody hear of an event; throws where that fails, or does not end in time, for else nothing behind it would be handled. */
export const hearInTime = (listener: Listener, heard: Heard): Promise<void> =>
  withinSeconds(
    listenerSeconds,
    (async () => listener(heard))(),
    `A listener did not end within ${listenerSeconds} seconds`,
  );

/**
 * Tells all who listen and were not told yet; the first failure is thrown after all had their turn. False: the delivery is in
 * other hands by now.
 */
export async function tell(
  strapi: Core.Strapi,
  row: EventRow,
  heard: Heard,
  listening: Listening[],
): Promise<boolean> {
  const failures: unknown[] = [];
  for (const { name, listener } of listening) {
    if (row.done.includes(name)) continue;
    if (!(await holdOn(strapi, row))) return false;
    try {
      await hearInTime(listener, heard);
    } catch (error) {
      failures.push(error);
      continue;
    }
    row.done = [...row.done, name];
    if (!(await noteDone(strapi, row, row.done))) return false;
  }
  if (failures.length > 0) throw failures[0];
  return true;
}
