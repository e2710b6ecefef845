import type { StreamKind } from '../../../../contracts/sync';
import { clues } from './clues';
import { comments } from './comments';
import { enterprise } from './enterprise';
import { fans } from './fans';
import { interactions } from './interactions';
import type { Stream } from './stream';

/** Every kind of stream, by its name. */
export const streams: Record<StreamKind, Stream> = {
  fans,
  interaction: interactions,
  comment: comments,
  enterprise,
  clue: clues,
};
