import type { ReactNode } from 'react';
import { Flex } from '@strapi/design-system';
import { tagContracts } from '../../../contracts/lead-tags';
import { keywordLimit } from '../../../contracts/leads';
import { DayFilter } from '../shared/DayFilter';
import { Filter } from '../shared/Filter';
import { SearchBox } from '../shared/SearchBox';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import type { LeadFilters as Filters } from './lead-place';
import { useFilterChoices, type ChosenFilter } from './use-filter-choices';

type FiltersProps = {
  filters: Filters;
  onChange: (name: keyof Filters, value: string | undefined) => void;
  /** The first rows are there: what may wait can be asked for now. */
  ready: boolean;
  /** What stands after the filters. */
  children?: ReactNode;
};

const chosen: ChosenFilter[] = ['status', 'followUp', 'owner', 'source', 'app', 'account', 'team'];

function TagFilter({ filters, onChange }: Omit<FiltersProps, 'ready' | 'children'>) {
  const words = useWords();
  const { data } = useAnswer(tagContracts.list);
  const tags = (data?.rows ?? []).map(({ tag }) => tag);
  const all = filters.tag && !tags.includes(filters.tag) ? [filters.tag, ...tags] : tags;
  return (
    <Filter
      width="16.5rem"
      label={words('lead.filter.tag')}
      value={filters.tag}
      options={all.map((tag) => ({ value: tag, label: tag }))}
      onChange={(next) => onChange('tag', next)}
    />
  );
}

/** Search and filters above the list. */
export function LeadFilters({ filters, onChange, ready, children }: FiltersProps) {
  const words = useWords();
  const choices = useFilterChoices(filters);
  return (
    <Flex gap={2} wrap="wrap" role="search" aria-label={words('lead.filter.region')}>
      <SearchBox
        label={words('lead.search')}
        placeholder={words('lead.search.example')}
        value={filters.keyword}
        maxLength={keywordLimit}
        onSearch={(text) => onChange('keyword', text)}
      />
      {chosen.map((name) => (
        <Filter
          key={name}
          width="16.5rem"
          label={words(`lead.filter.${name}`)}
          value={filters[name]}
          options={choices[name]}
          onChange={(next) => onChange(name, next)}
        />
      ))}
      {ready ? <TagFilter filters={filters} onChange={onChange} /> : null}
      {(['from', 'to'] as const).map((name) => (
        <DayFilter
          key={name}
          label={words(`lead.filter.${name}`)}
          value={filters[name]}
          onChange={(day) => onChange(name, day)}
        />
      ))}
      {children}
    </Flex>
  );
}
