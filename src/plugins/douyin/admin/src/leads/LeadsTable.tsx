import { Checkbox, Flex, Typography } from '@strapi/design-system';
import type { PanelLead } from '../../../contracts/lead-panel';
import { useClock } from '../shared/use-clock';
import { useWords } from '../shared/words';
import { LeadRow } from './LeadRow';
import type { Layout } from './layout';
import { holds } from './selection';
import { Scroller, Sheet } from './sheet';
import type { LeadWhere } from './use-lead-place';
import type { Selecting } from './use-selection';

type TableProps = {
  leads: PanelLead[];
  layout: Layout;
  busy: boolean;
  where: LeadWhere;
  /** The lead that Tab reaches. */
  current: number | undefined;
  onOpen: (leadId: number) => void;
  onFocus: (leadId: number) => void;
  /** Null where nothing can be done with a selection. */
  selecting: Selecting | null;
  onSelect: (leadId: number) => void;
};

function Person({ selecting }: Pick<TableProps, 'selecting'>) {
  const words = useWords();
  return (
    <Flex gap={3}>
      {selecting ? (
        <Checkbox
          aria-label={words('lead.select.page')}
          checked={selecting.part}
          onCheckedChange={selecting.togglePage}
          data-testid="douyin-leads-select-page"
        />
      ) : null}
      <Typography variant="sigma" textColor="neutral600">
        {words('lead.column.person')}
      </Typography>
    </Flex>
  );
}

function Head({ layout, selecting }: Pick<TableProps, 'layout' | 'selecting'>) {
  const words = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">
          <Person selecting={selecting} />
        </th>
        {layout.columns.map((column) => (
          <th key={column} scope="col" aria-sort={column === 'acquired' ? 'descending' : undefined}>
            <Typography variant="sigma" textColor="neutral600">
              {words(`lead.column.${column}`)}
              {column === 'acquired' ? ' ↓' : ''}
            </Typography>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The table of leads, the newest first. */
export function LeadsTable(props: TableProps) {
  const { leads, layout, busy, where, current, selecting } = props;
  const words = useWords();
  const now = useClock();
  return (
    <Scroller tabIndex={0} role="region" aria-label={words('lead.list.title')} aria-busy={busy}>
      <Sheet
        $density={layout.density}
        data-testid="douyin-leads"
        data-density={layout.density}
        style={busy ? { opacity: 0.6 } : undefined}
      >
        <Head layout={layout} selecting={selecting} />
        <tbody>
          {leads.map((lead) => (
            <LeadRow
              key={lead.leadId}
              lead={lead}
              layout={layout}
              now={now}
              isOpen={where.open === lead.leadId}
              isCurrent={current === lead.leadId}
              address={where.addressOf(lead.leadId)}
              state={where.state}
              isSelected={selecting && holds(selecting.selection, lead.leadId)}
              onOpen={props.onOpen}
              onFocus={props.onFocus}
              onSelect={props.onSelect}
            />
          ))}
        </tbody>
      </Sheet>
    </Scroller>
  );
}
