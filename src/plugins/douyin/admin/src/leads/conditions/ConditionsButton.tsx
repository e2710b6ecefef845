import { Button } from '@strapi/design-system';
import { Badge } from '../../shared/Badge';
import { Filter } from '@strapi/icons';
import type { WhereNode } from '../../../../contracts/lead-where';
import { useWords } from '../../shared/words';
import { countConditions, draftOf } from './draft';

/** The id of the button; the focus comes back to it. */
export const conditionsButtonId = 'douyin-conditions-button';

type ButtonProps = { where: WhereNode | undefined; isOpen: boolean; onToggle: () => void };

/** Opens and closes the conditions, and says how many there are. */
export function ConditionsButton({ where, isOpen, onToggle }: ButtonProps) {
  const words = useWords();
  return (
    <Button
      id={conditionsButtonId}
      size="S"
      variant={where ? 'secondary' : 'tertiary'}
      startIcon={<Filter />}
      endIcon={where ? <Badge size="S">{countConditions(draftOf(where))}</Badge> : undefined}
      aria-expanded={isOpen}
      onClick={onToggle}
      data-testid="douyin-conditions-open"
    >
      {words('lead.condition.title')}
    </Button>
  );
}
