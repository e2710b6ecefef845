import { useEffect, type ReactNode } from 'react';
import { Flex, IconButton } from '@strapi/design-system';
import { Question } from '@strapi/icons';
import type { PanelPage } from '../../../contracts/lead-panel';
import type { AdminAction } from '../../../contracts/permissions';
import { ExportButton } from '../lead-files/ExportButton';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { FailureBox } from '../shared/FailureBox';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { BulkBar } from './BulkBar';
import type { Layout } from './layout';
import { LeadsPager } from './LeadsPager';
import { LeadsTable } from './LeadsTable';
import { OpenLead } from './OpenLead';
import { OperationBox } from './OperationBox';
import { RecentChanges } from './RecentChanges';
import { ResultCount } from './ResultCount';
import { ScrollEnd } from './ScrollEnd';
import type { LeadWhere } from './use-lead-place';
import { useLeads, type Leads } from './use-leads';
import { useMore } from './use-more';
import { useOperation, type Operating } from './use-operation';
import { useRows, type Rows } from './use-rows';
import { useSelection, type Selecting } from './use-selection';
import { ViewMenu } from './ViewMenu';

/** What can be done with selected leads. */
const selectedFor: AdminAction[] = ['lead.update', 'lead.export', 'lead.erase'];

type Showing = { layout: Layout; onLayout: (layout: Layout) => void; onKeys: () => void };
type FoundProps = Showing & {
  page: PanelPage;
  where: LeadWhere;
  leads: Leads;
  rows: Rows;
  selecting: Selecting | null;
  all: Selecting['all'];
  operating: Operating;
};

/** A cursor ends with the key it was signed with: its page is found again from the first. */
function LostPage({ where, leads }: Pick<FoundProps, 'where' | 'leads'>) {
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

function Found({ page, where, leads, rows, selecting, all, operating, ...showing }: FoundProps) {
  const words = useWords();
  const { list, total, countAll } = leads;
  const { layout, onLayout, onKeys } = showing;
  const more = useMore(leads);
  const isEndless = where.place.mode === 'scroll';
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
          <ViewMenu layout={layout} onChange={onLayout} />
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
        onEnd={isEndless ? more.more : undefined}
      />
      {isEndless ? (
        <ScrollEnd where={where} count={page.records.length} nextCursor={page.nextCursor} more={more} />
      ) : (
        <LeadsPager where={where} current={page.current} nextCursor={page.nextCursor} busy={list.loading} />
      )}
    </Flex>
  );
}

type ListProps = Showing & {
  where: LeadWhere;
  /** What stands in the place of a table without rows. */
  nothing: ReactNode;
  onReady: () => void;
};

/** The leads as a table, with all that can be done to some of them. */
export function TableList({ where, nothing, onReady, ...showing }: ListProps) {
  const { place } = where;
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
  const rows = useRows({ where, rows: records, onSelect: selecting.toggle, onKeys: showing.onKeys });
  const isReady = list.data !== null;
  useEffect(() => {
    if (isReady) onReady();
  }, [isReady, onReady]);
  return (
    <>
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
                {...showing}
                page={page}
                where={where}
                leads={leads}
                rows={rows}
                selecting={maySelect ? selecting : null}
                all={selecting.all}
                operating={operating}
              />
            )
          }
        </Await>
      )}
      <OpenLead where={where} rows={rows} put={put} again={leads.again} />
    </>
  );
}
