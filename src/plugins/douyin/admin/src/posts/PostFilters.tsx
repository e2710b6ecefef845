import { Flex } from '@strapi/design-system';
import type { PostAccount } from '../../../contracts/post-desk';
import { postStages } from '../../../contracts/post-views';
import { DayFilter } from '../shared/DayFilter';
import { Filter } from '../shared/Filter';
import { SearchBox } from '../shared/SearchBox';
import { useWords } from '../shared/words';
import { textLength, type FilterName, type PostFilters as Filters, type PostsView } from './place';

type PostFiltersProps = {
  accounts: PostAccount[];
  filters: Filters;
  /** The calendar has its own days. */
  view: PostsView;
  onChange: (name: FilterName, value: string | undefined) => void;
};

/** Search and filters above the posts. */
export function PostFilters({ accounts, filters, view, onChange }: PostFiltersProps) {
  const words = useWords();
  return (
    <Flex gap={2} wrap="wrap" role="search" aria-label={words('post.filter.region')}>
      <SearchBox
        label={words('post.search')}
        placeholder={words('post.search.example')}
        value={filters.text}
        maxLength={textLength}
        onSearch={(text) => onChange('text', text)}
      />
      <Filter
        width="18rem"
        label={words('post.filter.stage')}
        value={filters.stage}
        options={postStages.map((stage) => ({ value: stage, label: words(`post.stage.${stage}`) }))}
        onChange={(next) => onChange('stage', next)}
      />
      {accounts.length > 1 || filters.account ? (
        <Filter
          width="18rem"
          label={words('post.filter.account')}
          value={filters.account}
          options={accounts.map(({ id, name, appName }) => ({ value: id, label: `${name} · ${appName}` }))}
          onChange={(next) => onChange('account', next)}
        />
      ) : null}
      {view === 'list'
        ? (['from', 'to'] as const).map((name) => (
            <DayFilter
              key={name}
              label={words(`post.filter.${name}`)}
              value={filters[name]}
              onChange={(day) => onChange(name, day)}
            />
          ))
        : null}
    </Flex>
  );
}
