import type { ChannelView } from '../../../../contracts/notice-channels';
import type { ChannelRow } from '../row';

/** A channel as the admin sees it; no sealed value leaves through here. */
export const toChannelView = (row: ChannelRow): ChannelView => ({
  id: row.documentId,
  name: row.name,
  kind: row.kind,
  emails: row.emails ?? [],
  address: row.urlView,
  secret: row.secretView,
  language: row.language,
  minSeverity: row.minSeverity,
  enabled: row.enabled,
  lastDelivery: row.lastDelivery,
  revision: row.revision,
});
