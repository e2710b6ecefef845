import { whereGenders, type WhereField } from '../../../../contracts/lead-where';
import { tagContracts } from '../../../../contracts/lead-tags';
import { useAnswer } from '../../shared/use-answer';
import { useWords } from '../../shared/words';
import { useFilterChoices } from '../use-filter-choices';

/** One of the values to choose from. */
export type Choice = { value: string; label: string };

/** Gives the values of a field that have names; none for a field whose values stand for themselves. */
export function useNamedChoices(): (field: WhereField) => Choice[] {
  const words = useWords();
  const { status, source, app, account, owner, team } = useFilterChoices({});
  // Nobody and no team are asked for by another operator.
  const some = (choices: Choice[]) => choices.filter(({ value }) => value !== 'none');
  const named: Partial<Record<WhereField, Choice[]>> = {
    ...{ status, source, app, account },
    owner: some(owner),
    team: some(team),
    gender: whereGenders.map((gender) => ({ value: gender, label: words(`lead.gender.${gender}`) })),
  };
  return (field) => named[field] ?? [];
}

/** Gives the values that a field offers; none for a field that is not chosen from a list. */
export function useConditionChoices(): (field: WhereField) => Choice[] {
  const namedOf = useNamedChoices();
  const { data } = useAnswer(tagContracts.list);
  const tags = (data?.rows ?? []).map(({ tag }) => ({ value: tag, label: tag }));
  return (field) => (field === 'tag' ? tags : namedOf(field));
}
