import { firstStage } from '../../../../contracts/lead-stages';
import { newOrderedId } from '../../shared/crypto';
import { phoneColumns } from '../phone';
import { textOf } from '../search-text';
import type { StaffColumns } from './people';
import type { PlannedTouch, Step } from './plan';
import type { Writing } from './write';

const lastTouch = (touches: PlannedTouch[]): Date | null =>
  touches.reduce<Date | null>(
    (last, { touchedAt }) => (touchedAt && (!last || touchedAt > last) ? touchedAt : last),
    null,
  );

const staffColumns = ({ stage, ownerId, team, tags, notes, nextFollowUpAt }: StaffColumns) => ({
  stage: stage ?? firstStage,
  owner_id: ownerId ?? null,
  team: team ?? null,
  tags: JSON.stringify(tags ?? []),
  notes: notes ?? null,
  next_follow_up_at: nextFollowUpAt ?? null,
});

/** A new lead as it is stored. */
export function newLead({ strapi, page, now }: Writing, { person, changes, phone, touches }: Step) {
  const documentId = newOrderedId();
  const sealed = phone ? phoneColumns(strapi, documentId, phone) : null;
  const { nickname = null, ...told } = changes;
  const { notes = null, tags = [] } = person.staff;
  const phoneView = sealed?.phoneView ?? null;
  // Written out, for a million of them are made.
  return {
    document_id: documentId,
    nickname,
    avatar_url: told.avatarUrl ?? null,
    gender: told.gender ?? null,
    city: told.city ?? null,
    province: told.province ?? null,
    country: told.country ?? null,
    relation: told.relation ?? null,
    app_id: page.app.documentId,
    account_id: page.account.documentId,
    source_kind: page.kind,
    open_id: person.openId,
    acquired_at: person.acquiredAt ?? now,
    last_seen_at: lastTouch(touches) ?? now,
    phone_sealed: sealed?.phoneSealed ?? null,
    phone_view: phoneView,
    ...staffColumns(person.staff),
    version: 1,
    search_text: textOf({ nickname, notes, tags, phoneView }),
    created_at: now,
    updated_at: now,
  };
}
