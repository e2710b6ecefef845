import { hiddenType, type Schema } from '../../shared/feature';

/** One open event stream, as a lease that its process renews; counted by all processes. */
export const streamSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_attempt_streams',
  info: { singularName: 'attempt-stream', pluralName: 'attempt-streams', displayName: 'Douyin login stream' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  indexes: [
    { name: 'douyin_streams_attempt_idx', columns: ['attempt_id'] },
    { name: 'douyin_streams_network_idx', columns: ['network_hash'] },
  ],
  attributes: {
    attemptId: { type: 'string', required: true },
    networkHash: { type: 'string', required: true },
    expiresAt: { type: 'datetime', required: true },
  },
} satisfies Schema;
