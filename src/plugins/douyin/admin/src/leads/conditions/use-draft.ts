import { useState } from 'react';
import type { WhereNode } from '../../../../contracts/lead-where';
import {
  added,
  blankCondition,
  changed,
  draftOf,
  freeKey,
  incomplete,
  isTooLong,
  removed,
  takesMore,
  whereOf,
  type DraftCondition,
  type DraftGroup,
} from './draft';
import { useFocusOn } from '../use-focus-on';
import { addId } from './GroupBox';
import { fieldId } from './ConditionRow';
import { useConditionChoices } from './use-condition-choices';

/** Conditions while they are written; `onApply` gets them when they are complete. */
export function useDraft(where: WhereNode | undefined, onApply: (where: WhereNode | undefined) => void) {
  const [root, setRoot] = useState(() => draftOf(where));
  const [tried, setTried] = useState(false);
  const choicesOf = useConditionChoices();
  const focusOn = useFocusOn();
  const missing = incomplete(root);
  const apply = () => {
    setTried(true);
    if (missing.length > 0) focusOn(fieldId(missing[0] ?? 0));
    else if (!isTooLong(root)) onApply(whereOf(root));
  };
  return {
    root,
    /** What is still to be filled in, once somebody tried without. */
    missing: tried ? missing : [],
    isTooLong: tried && isTooLong(root),
    takesMore: takesMore(root),
    choicesOf,
    apply,
    match: (key: number, match: DraftGroup['match']) =>
      setRoot(changed<DraftGroup>(root, key, (group) => ({ ...group, match }))),
    change: (key: number, how: (before: DraftCondition) => DraftCondition) =>
      setRoot(changed(root, key, how)),
    addCondition: (group: number) => {
      const key = freeKey(root);
      setRoot(added(root, group, blankCondition(key)));
      focusOn(fieldId(key));
    },
    addGroup: (group: number) => {
      const key = freeKey(root);
      setRoot(added(root, group, { key, match: 'any', items: [blankCondition(key + 1)] }));
      focusOn(fieldId(key + 1));
    },
    remove: (key: number) => {
      setRoot(removed(root, key));
      focusOn(addId(root.key));
    },
  };
}
export type Drafting = ReturnType<typeof useDraft>;
