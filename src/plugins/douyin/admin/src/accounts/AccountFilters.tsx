import { Flex } from '@strapi/design-system';
import { accountStates } from '../../../contracts/accounts';
import type { AppView } from '../../../contracts/apps';
import { Filter } from '../shared/Filter';
import { SearchBox } from '../shared/SearchBox';
import { useWords } from '../shared/words';
import { searchLength, type AccountFilters as Filters } from './account-filters';

type AccountFiltersProps = {
  /** Apps to choose from; without any there is no such filter. */
  apps: AppView[];
  filters: Filters;
  onChange: (name: keyof Filters, value: string | undefined) => void;
};

/** Search and filters above the list of accounts. */
export function AccountFilters({ apps, filters, onChange }: AccountFiltersProps) {
  const words = useWords();
  return (
    <Flex gap={3} wrap="wrap">
      <SearchBox
        label={words('account.search')}
        placeholder={words('account.search.example')}
        value={filters.search}
        maxLength={searchLength}
        onSearch={(text) => onChange('search', text)}
      />
      {apps.length > 0 ? (
        <Filter
          width="24rem"
          label={words('account.filter.app')}
          value={filters.app}
          options={apps.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => onChange('app', next)}
        />
      ) : null}
      <Filter
        width="24rem"
        label={words('account.filter.state')}
        value={filters.state}
        options={accountStates.map((state) => ({ value: state, label: words(`state.${state}`) }))}
        onChange={(next) => onChange('state', next)}
      />
    </Flex>
  );
}
