import type { LeadDetail, LeadRecord } from '../../../../contracts/leads';
import type { LeadRow } from '../row';

/** The columns a record is made of. */
export type Recorded = Pick<
  LeadRow,
  'id' | 'nickname' | 'avatarUrl' | 'openId' | 'acquiredAt' | 'stage' | 'notes'
>;

/** A lead as the public list shows it. */
export const toRecord = (lead: Recorded): LeadRecord => ({
  leadId: lead.id,
  channel: '抖音获客',
  nickname: lead.nickname ?? '',
  avatarUrl: lead.avatarUrl ?? '',
  douyinUserId: lead.openId ?? '',
  acquireTime: new Date(lead.acquiredAt).toISOString(),
  status: lead.stage,
  notes: lead.notes ?? '',
});

/** A lead with what the staff keeps of it. */
export const toDetail = (lead: LeadRow): LeadDetail => ({
  ...toRecord(lead),
  version: lead.version,
  owner: lead.ownerId,
  team: lead.team ?? '',
  tags: lead.tags,
  nextFollowUpAt: lead.nextFollowUpAt?.toISOString() ?? null,
  relation: lead.relation,
  lastSeenTime: lead.lastSeenAt.toISOString(),
  phoneMasked: lead.phoneView,
});
