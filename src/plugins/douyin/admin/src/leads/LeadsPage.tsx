import { useState } from 'react';
import { Flex, IconButton } from '@strapi/design-system';
import { Question } from '@strapi/icons';
import type { PanelPage } from '../../../contracts/lead-panel';
import type { AdminAction } from '../../../contracts/permissions';
import { ExportButton } from '../lead-files/ExportButton';
import { useAllowed } from '../permissions';
import { FailureBox } from '../shared/FailureBox';
import { Await } from '../shared/Await';
import { Screen } from '../shared/Screen';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { BulkBar } from './BulkBar';
import { ChoicesProvider } from './choices';
import { FilterChips } from './FilterChips';
import { KeysDialog } from './KeysDialog';
import { isFiltered } from './lead-place';
import { LeadDrawer } from './LeadDrawer';
import { LeadFilters } from './LeadFilters';
import { LeadsPager } from './LeadsPager';
import { LeadsTable } from './LeadsTable';
import { NoLeads, NoMatch } from './NoLeads';
import { OperationBox } from './OperationBox';
import { LeadsActions } from './LeadsActions';
import type { Moved } from './MovedBox';
import { RecentChanges } from './RecentChanges';
import { ResultCount } from './ResultCount';
import { useLayout } from './use-layout';
import { useLeadPlace, type LeadWhere } from './use-lead-place';
import { useLeads, type Leads } from './use-leads';
import { useOperation, type Operating } from './use-operation';
import { useRows } from './use-rows';
import { useSelection, type Selecting } from './use-selection';
import { ViewMenu } from './ViewMenu';

/** What can be done with selected leads. */
const selectedFor: AdminAction[] = ['lead.update', 'lead.export', 'lead.erase'];

type Rows = ReturnType<typeof useRows>;
type ListProps = {
  where: LeadWhere;
  leads: Leads;
  rows: Rows;
  selecting: Selecting | null;
  all: Selecting['all'];
  operating: Operating;
  onKeys: () => void;
};

/** A cursor ends with the key it was signed with: its page is found again from the first. */
function LostPage({ where, leads }: Pick<ListProps, 'where' | 'leads'>) {
  const words = useWords();
  const { failure, reload } = leads.list;
  if (!failure) return null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <FailureBox failure={failure} onRetry={reload} />
      {where.place.cursor ? (
        <SteadyButton variant="secondary" onClick={() => where.turn({ trail: [] })}>
          {words('lead.pager.first')}
        </SteadyButton>
      ) : null}
    </Flex>
  );
}

function Found({
  page,
  where,
  leads,
  rows,
  selecting,
  all,
  operating,
  onKeys,
}: ListProps & { page: PanelPage }) {
  const words = useWords();
  const { list, total, countAll } = leads;
  const [layout, setLayout] = useLayout();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={3}>
        {selecting?.isSome ? (
          <BulkBar selecting={selecting} operating={operating} total={total} />
        ) : (
          <ResultCount total={total} isPartial={page.searchIsPartial} onCountAll={countAll} />
        )}
        <Flex gap={2}>
          {selecting ? <RecentChanges operating={operating} /> : null}
          {selecting?.isSome ? null : <ExportButton of={all} testId="douyin-leads-export" />}
          <ViewMenu layout={layout} onChange={setLayout} />
          <IconButton size="S" label={words('lead.keys.title')} onClick={onKeys}>
            <Question />
          </IconButton>
        </Flex>
      </Flex>
      <LeadsTable
        leads={page.records}
        layout={layout}
        busy={list.loading}
        where={where}
        current={rows.current}
        onOpen={rows.onOpen}
        onFocus={rows.onFocus}
        selecting={selecting}
        onSelect={rows.onSelect}
      />
      <LeadsPager where={where} current={page.current} nextCursor={page.nextCursor} busy={list.loading} />
    </Flex>
  );
}

function LeadList() {
  const where = useLeadPlace();
  const { place, open, setFilter, clearFilters } = where;
  const leads = useLeads(place);
  const { list, put } = leads;
  const records = list.data?.records ?? [];
  const selecting = useSelection(
    leads.filter,
    records.map(({ leadId }) => leadId),
  );
  const operating = useOperation(leads.again);
  const allowed = useAllowed();
  const maySelect = selectedFor.some(allowed);
  const [helping, setHelping] = useState(false);
  const [moved, setMoved] = useState<Moved | null>(null);
  const onKeys = () => setHelping(true);
  const rows = useRows({ where, rows: records, onSelect: selecting.toggle, onKeys });
  const nothing = isFiltered(place) ? <NoMatch onClear={clearFilters} /> : <NoLeads />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <LeadFilters filters={place.filters} onChange={setFilter} ready={list.data !== null} />
      <FilterChips place={place} onClear={(name) => setFilter(name, undefined)} onClearAll={clearFilters} />
      <OperationBox operating={operating} />
      {list.failure ? (
        <LostPage where={where} leads={leads} />
      ) : (
        <Await of={list}>
          {(page) =>
            page.records.length === 0 && !place.cursor ? (
              nothing
            ) : (
              <Found
                page={page}
                where={where}
                leads={leads}
                rows={rows}
                selecting={maySelect ? selecting : null}
                all={selecting.all}
                operating={operating}
                onKeys={onKeys}
              />
            )
          }
        </Await>
      )}
      {open ? (
        <LeadDrawer
          key={open}
          id={open}
          ask={rows.ask}
          addressOf={where.addressOf}
          moved={moved?.to === open ? moved : null}
          onFresh={put}
          onGone={() => {
            rows.close();
            leads.again();
          }}
          onMoved={(to) => {
            setMoved({ from: open, to });
            where.go({ lead: to, replace: true });
          }}
          onMerged={(to) => {
            setMoved(null);
            leads.again();
            if (to !== open) where.go({ lead: to, replace: true });
          }}
          onClose={rows.close}
        />
      ) : null}
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
        <LeadList />
      </ChoicesProvider>
    </Screen>
  );
}
