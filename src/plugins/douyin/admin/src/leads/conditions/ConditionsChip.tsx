import { Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { WhereNode } from '../../../../contracts/lead-where';
import { useWords } from '../../shared/words';
import { useSentence } from './use-sentence';

/** The conditions that are set, as a sentence with a button that takes them away. */
export function ConditionsChip({ where, onClear }: { where: WhereNode; onClear: () => void }) {
  const words = useWords();
  const sentence = useSentence()(where);
  return (
    <li data-testid="douyin-lead-chip-where">
      <Tag
        icon={<Cross aria-hidden />}
        label={words('lead.filter.remove', { filter: sentence })}
        onClick={onClear}
      >
        {sentence}
      </Tag>
    </li>
  );
}
