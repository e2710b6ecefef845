import { useMoments } from '../../shared/moments';
import { useWords } from '../../shared/words';
import { useNames } from '../choices';
import { useStageName } from '../stages';
import type { KeptField } from './sides';

/** Writes what a lead has in a field as people read it. */
export function useShown(): (field: KeptField, value: unknown) => string {
  const words = useWords();
  const stageName = useStageName();
  const names = useNames();
  const { full } = useMoments();
  return (field, value) => {
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (isEmpty) return words('lead.clash.empty');
    if (Array.isArray(value)) return value.join(words('list.separator'));
    const text = String(value);
    if (field === 'status') return stageName(text);
    if (field === 'owner') return names.person(text) ?? words('lead.owner.gone');
    if (field === 'team') return names.team(text) ?? words('lead.team.gone');
    return field === 'nextFollowUpAt' ? full(text) : text;
  };
}
