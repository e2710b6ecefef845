import type { ReactNode } from 'react';
import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { Cross } from '@strapi/icons';
import type { PanelLead } from '../../../contracts/lead-panel';
import { AccountAvatar } from '../accounts/AccountAvatar';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';

/** The id of the open lead's name: the focus goes there when it opens. */
export const headingId = 'douyin-lead-heading';

function Facts({ lead }: { lead: PanelLead }) {
  const words = useWords();
  const { full } = useMoments();
  const { country, province, city, leadId, acquireTime } = lead;
  const place = [...new Set([country, province, city].filter(Boolean))].join(' ');
  const facts = [`#${leadId}`, place, words('lead.acquired', { when: full(acquireTime) })];
  return (
    <Typography variant="pi" textColor="neutral600">
      {facts.filter(Boolean).join(' · ')}
    </Typography>
  );
}

/** The button that leaves the open lead. */
export function CloseLead({ onClose }: { onClose: () => void }) {
  return (
    <IconButton
      variant="ghost"
      label={useWords()('lead.drawer.close')}
      onClick={onClose}
      data-testid="douyin-lead-close"
    >
      <Cross />
    </IconButton>
  );
}

type HeadProps = {
  lead: PanelLead;
  /** What is rarely done with a lead. */
  menu: ReactNode;
  onClose: () => void;
};

/** Who the open lead is. */
export function LeadHead({ lead, menu, onClose }: HeadProps) {
  const words = useWords();
  return (
    <Flex gap={3} alignItems="flex-start">
      <AccountAvatar name={lead.nickname} url={lead.avatarUrl || null} />
      <Flex direction="column" alignItems="flex-start" flex="1" minWidth={0}>
        <Flex gap={2} maxWidth="100%">
          <Typography
            tag="h2"
            variant="delta"
            fontWeight="bold"
            id={headingId}
            tabIndex={-1}
            ellipsis
            title={lead.nickname}
            style={{ outline: 'none' }}
          >
            {lead.nickname || words('lead.nameless')}
          </Typography>
          {lead.relation ? (
            <Badge size="S" variant={lead.relation === 'following' ? 'success' : 'neutral'}>
              {words(`lead.relation.${lead.relation}`)}
            </Badge>
          ) : null}
          {lead.held ? (
            <Badge size="S" variant="warning" data-testid="douyin-lead-held">
              {words('lead.hold.badge')}
            </Badge>
          ) : null}
        </Flex>
        <Facts lead={lead} />
      </Flex>
      {menu}
      <CloseLead onClose={onClose} />
    </Flex>
  );
}
