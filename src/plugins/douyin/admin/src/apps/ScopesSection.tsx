import { useState } from 'react';
import { Flex, Tag, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { scopeStage } from '../../../contracts/scopes';
import { Banner } from '../shared/Banner';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';
import { toggleScope } from './scope-groups';
import { ScopePicker } from './ScopePicker';

type ChosenProps = { chosen: string[]; locked: boolean; onRemove: (scope: string) => void };

function Chosen({ chosen, locked, onRemove }: ChosenProps) {
  const words = useWords();
  if (chosen.length === 0) return <Typography textColor="neutral600">{words('scopes.none')}</Typography>;
  return (
    <Flex gap={2} wrap="wrap" data-testid="douyin-scopes-chosen">
      {chosen.map((scope) => (
        <Tag
          key={scope}
          icon={<Cross aria-hidden />}
          label={words('scopes.remove', { scope })}
          disabled={locked}
          onClick={() => onRemove(scope)}
        >
          {scope}
        </Tag>
      ))}
    </Flex>
  );
}

/** Which rights a visitor is asked for. */
export function ScopesSection({ form, locked }: SectionProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const { scopes } = form.values;
  const toggle = (scope: string) => form.set('scopes', toggleScope(scopes, scope));
  const retired = scopes.filter((scope) => scopeStage(scope) === 'retired');
  const unknown = scopes.filter((scope) => scopeStage(scope) === 'unknown');
  const separator = words('list.separator');
  return (
    <Panel title={words('section.scopes')} hint={words('section.scopes.hint')}>
      <Chosen chosen={scopes} locked={locked} onRemove={toggle} />
      {retired.length > 0 ? (
        <Banner variant="warning">
          {words('scopes.retired-warning', { scopes: retired.join(separator) })}
        </Banner>
      ) : null}
      {unknown.length > 0 ? (
        <Banner variant="warning">
          {words('scopes.unknown-warning', { scopes: unknown.join(separator) })}
        </Banner>
      ) : null}
      {locked ? null : <ScopePicker chosen={scopes} search={search} onSearch={setSearch} onToggle={toggle} />}
    </Panel>
  );
}
