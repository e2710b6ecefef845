import { memo, type MouseEvent } from 'react';
import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { PanelLead } from '../../../contracts/lead-panel';
import { AccountAvatar } from '../accounts/AccountAvatar';
import { useWords } from '../shared/words';
import { cellOf } from './cells';
import type { Layout } from './layout';

/** The id of the link that opens a lead; the focus comes back to it. */
export const rowLinkId = (leadId: number): string => `douyin-lead-${leadId}`;

const NameLink = styled(Link)`
  display: block;
  max-width: 20rem;
  overflow: hidden;
  text-overflow: ellipsis;
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  border-radius: ${({ theme }) => theme.borderRadius};

  &:hover {
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

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
          <NameLink
            to={props.address}
            state={props.state}
            onClick={(event) => {
              // With a key held down it opens in a window of its own.
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(lead.leadId);
            }}
            id={rowLinkId(lead.leadId)}
            tabIndex={isCurrent ? 0 : -1}
            aria-current={isOpen ? 'true' : undefined}
            title={name}
          >
            <Typography fontWeight="semiBold">{name}</Typography>
          </NameLink>
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
