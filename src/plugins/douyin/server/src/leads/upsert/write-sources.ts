import { newOrderedId } from '../../shared/crypto';
import { insertAll, sourceKeys, updateAll } from '../row';
import { keepSnapshots, type Said } from '../snapshots/keep';
import { platformTagsText } from '../tags/platform';
import type { PlannedTouch } from './plan';
import type { SourceRow } from './read';
import type { Settled, Writing } from './write';

type Keys = ReturnType<typeof sourceKeys>;

function newSource({ page, now }: Writing, keys: Keys, step: Settled, touch: PlannedTouch) {
  const { app, account, kind } = page;
  const { item, hash, touchedAt, tags } = touch;
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
    platform_tags: platformTagsText(tags),
    first_touch_at: touchedAt ?? now,
    last_touch_at: touchedAt ?? now,
    gone_at: null,
  };
}

const knownSource = ({ now }: Writing, row: SourceRow, { hash, touchedAt, tags }: PlannedTouch) => ({
  id: row.id,
  platform_hash: hash,
  platform_tags: platformTagsText(tags),
  last_touch_at: touchedAt && touchedAt > row.lastTouchAt ? touchedAt : row.lastTouchAt,
  gone_at: null,
  updated_at: now,
});

/** What the platform said with a touch, where it is to be kept and the source is known. */
const saidOf = ({ leadId }: Settled, { raw }: PlannedTouch, sourceId: string | undefined): Said[] =>
  sourceId === undefined || raw === undefined ? [] : [{ sourceId, leadId, row: raw }];

/** Writes how people were found: a row for each new touch, and what is new of those before. */
export async function writeSources(writing: Writing, steps: Settled[]): Promise<void> {
  const { strapi, trx, now } = writing;
  const keys = sourceKeys();
  const touches = steps.flatMap((step) => step.touches.map((touch) => ({ step, touch })));
  const fresh = touches.filter(({ touch }) => !touch.row);
  const known = touches.flatMap(({ touch }) => (touch.row ? knownSource(writing, touch.row, touch) : []));
  const added = fresh.map(({ step, touch }) => newSource(writing, keys, step, touch));
  await insertAll(strapi, trx, 'sources', added);
  await updateAll(strapi, trx, 'sources', known);
  const said = [
    ...fresh.map(({ step, touch }, place) => saidOf(step, touch, added[place]?.document_id)),
    ...touches.map(({ step, touch }) => saidOf(step, touch, touch.row?.documentId)),
  ];
  await keepSnapshots(strapi, trx, said.flat(), now);
}
