import { useCallback, useState } from 'react';
import { Flex } from '@strapi/design-system';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { Board } from './board/Board';
import { ChoicesProvider } from './choices';
import { ConditionsButton, conditionsButtonId } from './conditions/ConditionsButton';
import { ConditionsPanel } from './conditions/ConditionsPanel';
import { FilterChips } from './FilterChips';
import { KeysDialog } from './KeysDialog';
import { isFiltered } from './lead-place';
import { LeadFilters } from './LeadFilters';
import { LeadsActions } from './LeadsActions';
import { ModeSwitch } from './ModeSwitch';
import { NoLeads, NoMatch } from './NoLeads';
import { TableList } from './TableList';
import { useFocusOn } from './use-focus-on';
import { useLayout } from './use-layout';
import { useLeadPlace, type LeadWhere } from './use-lead-place';
import { ViewBar } from './views/ViewBar';
import { ViewsProvider } from './views/views';

/** Search, filters and conditions, and what of them is set. */
function Narrowing({ where, ready }: { where: LeadWhere; ready: boolean }) {
  const [writing, setWriting] = useState(false);
  const focusOn = useFocusOn();
  const { place, setFilter, setWhere, clearFilters } = where;
  const close = () => {
    setWriting(false);
    focusOn(conditionsButtonId);
  };
  return (
    <>
      <LeadFilters filters={place.filters} onChange={setFilter} ready={ready}>
        <ConditionsButton
          where={place.where}
          isOpen={writing}
          onToggle={() => (writing ? close() : setWriting(true))}
        />
      </LeadFilters>
      {writing ? (
        <ConditionsPanel
          key={JSON.stringify(place.where)}
          where={place.where}
          onApply={(next) => {
            setWhere(next);
            close();
          }}
          onClose={close}
        />
      ) : null}
      <FilterChips
        place={place}
        onClear={(name) => setFilter(name, undefined)}
        onClearWhere={() => {
          setWhere(undefined);
          focusOn(conditionsButtonId);
        }}
        onClearAll={clearFilters}
      />
    </>
  );
}

function LeadList() {
  const where = useLeadPlace();
  const { place, clearFilters, setMode } = where;
  const [layout, setLayout] = useLayout(where);
  const [ready, setReady] = useState(false);
  const [helping, setHelping] = useState(false);
  const onReady = useCallback(() => setReady(true), []);
  const onKeys = () => setHelping(true);
  const nothing = isFiltered(place) ? <NoMatch onClear={clearFilters} /> : <NoLeads />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
        <ViewBar where={where} layout={layout} />
        <ModeSwitch mode={place.mode} onChange={setMode} />
      </Flex>
      <Narrowing where={where} ready={ready} />
      {place.mode === 'board' ? (
        <Board where={where} nothing={nothing} onReady={onReady} onKeys={onKeys} />
      ) : (
        <TableList
          where={where}
          nothing={nothing}
          layout={layout}
          onLayout={setLayout}
          onReady={onReady}
          onKeys={onKeys}
        />
      )}
      {helping ? <KeysDialog onClose={() => setHelping(false)} /> : null}
    </Flex>
  );
}

/** The people who may become customers: found, narrowed down, opened. */
export function LeadsPage() {
  const words = useWords();
  return (
    <Screen
      title={words('lead.list.title')}
      subtitle={words('lead.list.subtitle')}
      needs="lead.read"
      primary={<LeadsActions />}
    >
      <ChoicesProvider>
        <ViewsProvider>
          <LeadList />
        </ViewsProvider>
      </ChoicesProvider>
    </Screen>
  );
}
