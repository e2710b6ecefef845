import { Flex } from '@strapi/design-system';
import { streamHealths, streamKinds, type SyncChoices } from '../../../contracts/sync';
import { Filter } from '../shared/Filter';
import { useWords } from '../shared/words';
import type { StreamFilters as Filters } from './stream-filters';

type StreamFiltersProps = {
  choices: SyncChoices;
  filters: Filters;
  onChange: (name: keyof Filters, value: string | undefined) => void;
};

/** Filters above the list of streams. */
export function StreamFilters({ choices, filters, onChange }: StreamFiltersProps) {
  const words = useWords();
  const accounts = choices.accounts.filter(({ appId }) => !filters.app || appId === filters.app);
  const options = {
    app: choices.apps.map(({ id, name }) => ({ value: id, label: name })),
    account: accounts.map(({ id, name }) => ({ value: id, label: name || words('account.nameless') })),
    kind: streamKinds.map((kind) => ({ value: kind, label: words(`sync.kind.${kind}`) })),
    health: streamHealths.map((health) => ({ value: health, label: words(`sync.light.${health}`) })),
  };
  return (
    <Flex gap={3} wrap="wrap">
      {(['app', 'account', 'kind', 'health'] as const).map((name) => (
        <Filter
          key={name}
          width="20rem"
          label={words(`sync.filter.${name}`)}
          value={filters[name]}
          options={options[name]}
          onChange={(next) => onChange(name, next)}
        />
      ))}
    </Flex>
  );
}
