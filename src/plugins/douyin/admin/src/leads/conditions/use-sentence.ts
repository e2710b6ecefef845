import { useIntl } from 'react-intl';
import { isCondition, membersOf, type Condition, type WhereNode } from '../../../../contracts/lead-where';
import { useWords } from '../../shared/words';
import { useNamedChoices } from './use-condition-choices';

/** Gives conditions as a sentence that people read. */
export function useSentence(): (where: WhereNode) => string {
  const words = useWords();
  const intl = useIntl();
  const choicesOf = useNamedChoices();
  const dayName = (day: string) =>
    intl.formatDate(`${day}T00:00:00.000Z`, { dateStyle: 'medium', timeZone: 'UTC' });

  const saidOf = (condition: Condition): string => {
    const name = words(`lead.condition.field.${condition.field}`);
    const says = (values: Record<string, string | number> = {}) =>
      words(`lead.condition.says.${condition.op}`, { name, ...values });
    if ('values' in condition) {
      const choices = choicesOf(condition.field);
      const labels = condition.values.map(
        (value) => choices.find((choice) => choice.value === value)?.label ?? value,
      );
      return says({ values: labels.join(words('list.separator')) });
    }
    if ('text' in condition) return says({ text: condition.text });
    if ('days' in condition) return says({ days: condition.days });
    if ('day' in condition) return says({ day: dayName(condition.day) });
    return 'from' in condition ? says({ from: dayName(condition.from), to: dayName(condition.to) }) : says();
  };

  const sentence = (node: WhereNode, isInner: boolean): string => {
    if (isCondition(node)) return saidOf(node);
    const { members, isAll } = membersOf(node);
    const joined = members
      .map((member) => sentence(member, members.length > 1))
      .join(words(isAll ? 'lead.condition.and' : 'lead.condition.or'));
    return isInner && members.length > 1 ? words('lead.condition.group', { conditions: joined }) : joined;
  };
  return (where) => sentence(where, false);
}
