import { memo, type MouseEvent } from 'react';
import { Checkbox, Flex } from '@strapi/design-system';
import type { PanelLead } from '../../../contracts/lead-panel';
import { AccountAvatar } from '../accounts/AccountAvatar';
import { useWords } from '../shared/words';
import { cellOf } from './cells';
import type { Layout } from './layout';
import { LeadLink } from './LeadLink';

type RowProps = {
  lead: PanelLead;
  /** Where it stands among all, the head included; left out where all are drawn. */
  rowIndex: number | undefined;
  layout: Layout;
  now: number;
  isOpen: boolean;
  /** The one row that Tab reaches; the others are reached by keys. */
  isCurrent: boolean;
  /** Null where nothing can be done with a selection. */
  isSelected: boolean | null;
  address: string;
  state: unknown;
  onOpen: (leadId: number) => void;
  onFocus: (leadId: number) => void;
  onSelect: (leadId: number) => void;
};

const isOnControl = (event: MouseEvent): boolean =>
  Boolean((event.target as Element).closest('a, button, input, label'));

/** One lead in a line; a click anywhere opens it. */
export const LeadRow = memo(function LeadRow(props: RowProps) {
  const { lead, rowIndex, layout, now, isOpen, isCurrent, isSelected, onOpen, onFocus, onSelect } = props;
  const words = useWords();
  const name = lead.nickname || words('lead.nameless');
  const open = (event: MouseEvent) => {
    // Who marks text to copy it does not want to open anything.
    if (!isOnControl(event) && !String(getSelection())) onOpen(lead.leadId);
  };
  return (
    <tr
      onClick={open}
      onFocus={() => onFocus(lead.leadId)}
      aria-rowindex={rowIndex}
      data-open={isOpen}
      data-testid="douyin-lead-row"
      data-lead={lead.leadId}
    >
      <th scope="row">
        <Flex gap={3}>
          {isSelected === null ? null : (
            <Checkbox
              aria-label={words('lead.select', { name })}
              checked={isSelected}
              tabIndex={isCurrent ? 0 : -1}
              onCheckedChange={() => onSelect(lead.leadId)}
            />
          )}
          <AccountAvatar name={lead.nickname} url={lead.avatarUrl || null} />
          <LeadLink
            lead={lead}
            isCurrent={isCurrent}
            isOpen={isOpen}
            address={props.address}
            state={props.state}
            onOpen={onOpen}
          />
        </Flex>
      </th>
      {layout.columns.map((column) => (
        <td key={column} data-column={column}>
          {cellOf(column, { lead, now, density: layout.density })}
        </td>
      ))}
    </tr>
  );
});
