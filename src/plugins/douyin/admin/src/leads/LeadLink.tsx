import { Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { PanelLead } from '../../../contracts/lead-panel';
import { useWords } from '../shared/words';

/** The id of the link that opens a lead; the focus comes back to it. */
export const rowLinkId = (leadId: number): string => `douyin-lead-${leadId}`;

const NameLink = styled(Link)`
  display: block;
  max-width: 20rem;
  min-width: 0;
  white-space: nowrap;
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

type LinkProps = {
  lead: Pick<PanelLead, 'leadId' | 'nickname'>;
  /** The one link that Tab reaches; the others are reached by keys. */
  isCurrent: boolean;
  isOpen: boolean;
  address: string;
  state: unknown;
  onOpen: (leadId: number) => void;
};

/** The name of a lead, which opens it beside the others; with a key held down, in a window of its own. */
export function LeadLink({
  lead: { leadId, nickname },
  isCurrent,
  isOpen,
  address,
  state,
  onOpen,
}: LinkProps) {
  const words = useWords();
  const name = nickname || words('lead.nameless');
  return (
    <NameLink
      to={address}
      state={state}
      draggable={false}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(leadId);
      }}
      id={rowLinkId(leadId)}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      title={name}
    >
      <Typography fontWeight="semiBold">{name}</Typography>
    </NameLink>
  );
}
