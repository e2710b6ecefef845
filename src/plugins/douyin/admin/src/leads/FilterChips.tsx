import { Flex, Tag, TextButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useWords } from '../shared/words';
import { ownZone } from './days';
import { ConditionsChip } from './conditions/ConditionsChip';
import { filterNames, isFiltered, type LeadPlace } from './lead-place';
import { useFilterChoices } from './use-filter-choices';

function useFilterValue({ filters, zone }: LeadPlace): (name: keyof LeadPlace['filters']) => string {
  const choices = useFilterChoices({});
  const intl = useIntl();
  return (name) => {
    const value = filters[name] ?? '';
    if (name === 'keyword' || name === 'tag') return value;
    if (name !== 'from' && name !== 'to')
      return choices[name].find((option) => option.value === value)?.label ?? value;
    const day = intl.formatDate(`${value}T00:00:00.000Z`, { dateStyle: 'medium', timeZone: 'UTC' });
    return zone === ownZone() ? day : `${day} (${zone})`;
  };
}

type ChipsProps = {
  place: LeadPlace;
  onClear: (name: keyof LeadPlace['filters']) => void;
  onClearWhere: () => void;
  onClearAll: () => void;
};

/** The filters that are set, each with a button that takes it away. */
export function FilterChips({ place, onClear, onClearWhere, onClearAll }: ChipsProps) {
  const words = useWords();
  const valueOf = useFilterValue(place);
  const active = filterNames.filter((name) => place.filters[name]);
  if (!isFiltered(place)) return null;
  return (
    <Flex tag="ul" gap={2} wrap="wrap" aria-label={words('lead.filter.active')}>
      {active.map((name) => {
        const text = words('lead.filter.chip', {
          name: words(`lead.filter.${name}`),
          value: valueOf(name),
        });
        return (
          <li key={name} data-testid={`douyin-lead-chip-${name}`}>
            <Tag
              icon={<Cross aria-hidden />}
              label={words('lead.filter.remove', { filter: text })}
              onClick={() => onClear(name)}
            >
              {text}
            </Tag>
          </li>
        );
      })}
      {place.where ? <ConditionsChip where={place.where} onClear={onClearWhere} /> : null}
      <li>
        <TextButton onClick={onClearAll} data-testid="douyin-leads-clear-all">
          {words('filter.clear-all')}
        </TextButton>
      </li>
    </Flex>
  );
}
