import { useEffect, useRef } from 'react';
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
import { useWindow } from './use-window';

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
  /** Called when the last rows come into sight. */
  onEnd?: () => void;
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

/** The height of rows that are not drawn. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 'none' }} />
    </tr>
  ) : null;

/** Rows that are left below those in sight when the next ones are asked for. */
const nearEnd = 30;

/** The table of leads, the newest first; of very many only those in sight are drawn. */
export function LeadsTable(props: TableProps) {
  const { leads, layout, busy, where, current, selecting, onEnd } = props;
  const words = useWords();
  const now = useClock();
  const scroller = useRef<HTMLDivElement>(null);
  const few = onEnd ? 50 : 200;
  const { from, to, above, below } = useWindow({ scroller, leads, density: layout.density, current, few });
  const isNearEnd = to > leads.length - nearEnd;
  useEffect(() => {
    if (isNearEnd) onEnd?.();
  }, [isNearEnd, onEnd]);
  return (
    <Scroller
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={words('lead.list.title')}
      aria-busy={busy}
    >
      <Sheet
        $density={layout.density}
        data-testid="douyin-leads"
        data-density={layout.density}
        aria-rowcount={leads.length > to - from ? leads.length + 1 : undefined}
        style={busy ? { opacity: 0.6 } : undefined}
      >
        <Head layout={layout} selecting={selecting} />
        <tbody>
          <Gap height={above} />
          {leads.slice(from, to).map((lead, place) => (
            <LeadRow
              key={lead.leadId}
              lead={lead}
              rowIndex={leads.length > to - from ? from + place + 2 : undefined}
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
          <Gap height={below} />
        </tbody>
      </Sheet>
    </Scroller>
  );
}
