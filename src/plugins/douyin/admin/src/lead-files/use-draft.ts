import { useState } from 'react';
import type { ImportView } from '../../../contracts/lead-files';
import { useChoices } from '../leads/choices';
import { offsetOf, ownZone } from '../leads/days';
import { pluginId } from '../plugin-id';
import { keep, readKept } from '../shared/kept';
import { draftOf, readDraft, type ImportDraft } from './import-draft';

const placeOf = (id: string): string => `${pluginId}.leads.import.${id}`;

/** Forgets what was thought about a file. */
export const forgetDraft = (id: string): void => keep(placeOf(id), null);

/** How a file is meant, as this browser remembers it until it is imported. */
export function useDraft(view: ImportView): [ImportDraft, (draft: ImportDraft) => void] {
  const { apps } = useChoices();
  const usual = {
    app: apps.length === 1 ? (apps[0]?.id ?? '') : '',
    zone: offsetOf(new Date(), ownZone()),
  };
  const [own, setOwn] = useState(() => readDraft(readKept(placeOf(view.id)), view.headings.length));
  const change = (next: ImportDraft) => {
    setOwn(next);
    keep(placeOf(view.id), JSON.stringify(next));
  };
  // Where there is one app alone it may be told after somebody has begun.
  return [own ? { ...own, app: own.app || usual.app } : draftOf(view, usual), change];
}
