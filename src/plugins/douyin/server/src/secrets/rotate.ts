import type { Core } from '@strapi/strapi';
import type { Keyring } from '../shared/crypto';
import { inTransaction } from '../shared/database';
import { judgeMark, moveMark, readMark } from './mark';
import { passOver, type Pass, type SealedPlace, type TableProgress, type UnopenedValue } from './pass';

/** How far a rotation has come: it first seals, then checks, table by table. */
export type RotationProgress = TableProgress & { step: 'seal' | 'check' };

/** What came of a rotation. */
export type Rotation = {
  /**
   * `nothing`: all was sealed with today's key before. `done`: it is now, and was opened with it. `unopened`: some values open
   * with no key. `unsettled`: somebody still seals with a former key.
   */
  outcome: 'nothing' | 'done' | 'unopened' | 'unsettled';
  /** Id of today's key. */
  key: string;
  checked: number;
  sealed: number;
  unopened: UnopenedValue[];
};

/** Told of a rotation that is done, in the transaction that closes it. */
export type OnRotated = (rotation: Pick<Rotation, 'key' | 'sealed'>) => Promise<void>;

const mostPasses = 5;

type Passes = Pass & { settled: boolean };

/** Goes over everything again and again until a whole pass finds nothing of a former key. */
async function untilSettled(
  strapi: Core.Strapi,
  keyring: Keyring,
  places: SealedPlace[],
  tell: (progress: RotationProgress) => void,
): Promise<Passes> {
  let sealed = 0;
  for (let count = 1; ; count += 1) {
    const step = count === 1 ? 'seal' : 'check';
    const pass = await passOver(strapi, keyring, places, (progress) => tell({ ...progress, step }));
    sealed += pass.sealed;
    const settled = pass.sealed === 0 && pass.missed === 0;
    if (settled || count === mostPasses) return { ...pass, sealed, settled };
  }
}

function outcomeOf({ unopened, settled, sealed }: Passes, isMarked: boolean): Rotation['outcome'] {
  if (unopened.length > 0) return 'unopened';
  if (!settled) return 'unsettled';
  return sealed === 0 && isMarked ? 'nothing' : 'done';
}

/**
 * Seals all stored values with the newest key while others read and write them, and checks each. The rows themselves say how
 * far it is: stopped at any moment, the next one goes on. The mark comes last, for it says that all is done.
 */
export async function rotate(
  strapi: Core.Strapi,
  keyring: Keyring,
  places: SealedPlace[],
  tell: (progress: RotationProgress) => void,
  onRotated: OnRotated,
): Promise<Rotation> {
  const mark = await readMark(strapi, keyring);
  const isMarked = judgeMark(keyring, mark) === 'current';
  const passes = await untilSettled(strapi, keyring, places, tell);
  const { checked, sealed, unopened } = passes;
  const outcome = outcomeOf(passes, isMarked);
  if (outcome === 'done') {
    await inTransaction(strapi, async () => {
      // Of several instances that finish together the one that moves the mark tells of it.
      if (isMarked || (await moveMark(strapi, keyring, mark)))
        await onRotated({ key: keyring.writer, sealed });
    });
  }
  return { outcome, key: keyring.writer, checked, sealed, unopened };
}
