import { hiddenCollection, type Schema } from '../shared/feature';

/** One call that a program named with a key, and what it was answered. Neither key nor call is in it, only their hashes. */
export const callSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_calls',
  info: { singularName: 'call', pluralName: 'calls', displayName: 'Douyin call' },
  indexes: [{ name: 'douyin_calls_begun_idx', columns: ['begun_at'] }],
  attributes: {
    /** SHA-256 of the caller and the key: of several at once, one gets it. */
    keyHash: { type: 'string', required: true, column: { unique: true } },
    /** SHA-256 of method, address and body. */
    callHash: { type: 'string', required: true },
    stage: { type: 'enumeration', enum: ['running', 'done', 'doubt'], required: true },
    begunAt: { type: 'datetime', required: true },
    answerStatus: { type: 'integer' },
    /** The body of the answer, sealed; null while there is none, and once it was forgotten with somebody who was erased. */
    answerSealed: { type: 'text' },
  },
} satisfies Schema;
