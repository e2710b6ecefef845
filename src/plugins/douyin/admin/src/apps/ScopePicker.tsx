import { Box, Button, Checkbox, Flex, Searchbar, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useKnownWords, useWords } from '../shared/words';
import { groupScopes, typedScope, type ScopeGroup } from './scope-groups';

/** What a scope lets us do, in the administrator's language; empty for scopes nobody documented. */
function useMeaning(): (scope: string) => string {
  const words = useWords();
  const known = useKnownWords();
  return (scope) => (known(`scope.${scope}`) ? words(`scope.${scope}`) : '');
}

type GroupProps = { group: ScopeGroup; chosen: string[]; onToggle: (scope: string) => void };

function Group({ group, chosen, onToggle }: GroupProps) {
  const words = useWords();
  const meaning = useMeaning();
  return (
    <Flex
      role="group"
      aria-label={words(`scopes.group.${group.name}`)}
      direction="column"
      alignItems="stretch"
      gap={2}
    >
      <Flex gap={2} alignItems="baseline" wrap="wrap">
        <Typography variant="sigma">{words(`scopes.group.${group.name}`)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {words(`scopes.group.${group.name}.hint`)}
        </Typography>
      </Flex>
      {group.scopes.map((scope) => (
        <Checkbox
          key={scope}
          checked={chosen.includes(scope)}
          onCheckedChange={() => onToggle(scope)}
          data-testid={`douyin-scope-${scope}`}
        >
          <span style={{ fontFamily: 'monospace' }}>{scope}</span>
          <Typography variant="pi" textColor="neutral600">
            {meaning(scope) ? ` ${meaning(scope)}` : ''}
          </Typography>
        </Checkbox>
      ))}
    </Flex>
  );
}

type ScopePickerProps = {
  chosen: string[];
  search: string;
  onSearch: (search: string) => void;
  onToggle: (scope: string) => void;
};

/** All scopes by how they can be had, with a search; a name nobody documented can be added by typing it. */
export function ScopePicker({ chosen, search, onSearch, onToggle }: ScopePickerProps) {
  const words = useWords();
  const meaning = useMeaning();
  const groups = groupScopes(chosen, search, meaning);
  const typed = typedScope(search, chosen);
  const add = (scope: string) => {
    onToggle(scope);
    onSearch('');
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Searchbar
        name="scopeSearch"
        size="S"
        value={search}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onSearch(event.target.value)}
        onClear={() => onSearch('')}
        clearLabel={words('scopes.search.clear')}
        placeholder={words('scopes.search')}
      >
        {words('scopes.search')}
      </Searchbar>
      {typed ? (
        <Flex>
          <Button
            variant="secondary"
            startIcon={<Plus />}
            onClick={() => add(typed)}
            data-testid="douyin-scope-add"
          >
            {words('scopes.add', { scope: typed })}
          </Button>
        </Flex>
      ) : null}
      <Box maxHeight="36rem" overflow="auto" borderColor="neutral200" hasRadius padding={4} tabIndex={0}>
        <Flex direction="column" alignItems="stretch" gap={5} data-testid="douyin-scopes">
          {groups.map((group) => (
            <Group key={group.name} group={group} chosen={chosen} onToggle={onToggle} />
          ))}
          {groups.length === 0 ? <Typography>{words('scopes.nothing')}</Typography> : null}
        </Flex>
      </Box>
    </Flex>
  );
}
