import { newOrderedId } from '../../shared/crypto';
import { insertAll, sourceKeys, updateAll } from '../row';
import type { PlannedTouch } from './plan';
import type { SourceRow } from './read';
import type { Settled, Writing } from './write';

type Keys = ReturnType<typeof sourceKeys>;

function newSource({ page, now }: Writing, keys: Keys, step: Settled, touch: PlannedTouch) {
  const { app, account, kind } = page;
  const { item, hash, touchedAt } = touch;
  return {
    document_id: newOrderedId(),
    created_at: now,
    updated_at: now,
    lead_id: step.leadId,
    app_id: app.documentId,
    account_id: account.documentId,
    kind,
    item,
    acquired_at: step.acquiredAt,
    source_key: keys(step.leadId, { account: account.documentId, kind, item }),
    platform_hash: hash,
    first_touch_at: touchedAt ?? now,
    last_touch_at: touchedAt ?? now,
    gone_at: null,
  };
}

const knownSource = ({ now }: Writing, row: SourceRow, { hash, touchedAt }: PlannedTouch) => ({
  id: row.id,
  platform_hash: hash,
  last_touch_at: touchedAt && touchedAt > row.lastTouchAt ? touchedAt : row.lastTouchAt,
  gone_at: null,
  updated_at: now,
});

/** Writes how people were found: a row for each new touch, and what is new of those before. */
export async function writeSources(writing: Writing, steps: Settled[]): Promise<void> {
  const { strapi, trx } = writing;
  const keys = sourceKeys();
  const touches = steps.flatMap((step) => step.touches.map((touch) => ({ step, touch })));
  const fresh = touches.filter(({ touch }) => !touch.row);
  const known = touches.flatMap(({ touch }) => (touch.row ? knownSource(writing, touch.row, touch) : []));
  await insertAll(
    strapi,
    trx,
    'sources',
    fresh.map(({ step, touch }) => newSource(writing, keys, step, touch)),
  );
  await updateAll(strapi, trx, 'sources', known);
}
