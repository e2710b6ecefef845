import type { PostAccount, PostDesk } from '../../../../contracts/post-desk';
import type { Draft } from './draft';
import type { FieldName, Finding } from './findings';

/** What every part of the form is given. */
export type ComposerForm = {
  draft: Draft;
  desk: PostDesk;
  /** The account that was chosen; null: none yet. */
  account: PostAccount | null;
  /** A stored post stays with its account. */
  isStored: boolean;
  /** What is wrong with a field, as far as it is to be said by now. */
  found: (field: FieldName) => Finding[];
  change: (change: Partial<Draft>) => void;
};
