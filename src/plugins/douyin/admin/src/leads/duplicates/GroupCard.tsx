import { useState } from 'react';
import { Box, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { DuplicateGroup } from '../../../../contracts/lead-duplicates';
import { mergeLimits } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';
import { pagePath } from '../../plugin-id';
import { Moment } from '../../shared/Moment';
import { SteadyButton } from '../../shared/SteadyButton';
import { Table, Tbody, Td, Th, Thead, Tr } from '../../shared/table';
import { useWords } from '../../shared/words';
import { useNames } from '../choices';
import { StageBadge } from '../stages';

type RowProps = { lead: LeadDetail; chosen: boolean; onChoose: (() => void) | null };

function LeadLine({ lead, chosen, onChoose }: RowProps) {
  const words = useWords();
  const { person } = useNames();
  const name = lead.nickname || words('lead.nameless');
  const owner = lead.owner === null ? words('lead.owner.none') : person(lead.owner);
  return (
    <Tr>
      {onChoose ? (
        <Td>
          <Checkbox
            aria-label={words('lead.select', { name: `${name} #${lead.leadId}` })}
            checked={chosen}
            onCheckedChange={onChoose}
          />
        </Td>
      ) : null}
      <Td>
        <Link tag={NavLink} to={pagePath(`/leads/${lead.leadId}`)}>{`${name} #${lead.leadId}`}</Link>
      </Td>
      <Td>
        <StageBadge stage={lead.status} />
      </Td>
      <Td>
        <Typography>{lead.phoneMasked ?? '–'}</Typography>
      </Td>
      <Td>
        <Typography>{owner ?? words('lead.owner.gone')}</Typography>
      </Td>
      <Td>
        <Moment at={lead.acquireTime} />
      </Td>
    </Tr>
  );
}

const columns = ['person', 'status', 'phone', 'owner', 'acquired'] as const;

type CardProps = {
  group: DuplicateGroup;
  busy: boolean;
  onMerge: (leads: LeadDetail[]) => void;
  onApart: (ids: number[]) => void;
};

/** Leads that look like one person, why, and what can be done about it. */
export function GroupCard({ group, busy, onMerge, onApart }: CardProps) {
  const words = useWords();
  const { leads, reasons } = group;
  const hasChoice = leads.length > 2;
  const [chosen, setChosen] = useState(leads.slice(0, mergeLimits.leads).map(({ leadId }) => leadId));
  const toggle = (id: number) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  const picked = hasChoice ? leads.filter(({ leadId }) => chosen.includes(leadId)) : leads;
  const idle = busy || picked.length < 2;
  const why = reasons.map((reason) => words(`lead.same.${reason}`)).join(words('list.separator'));
  const title = words('lead.duplicates.group', { count: leads.length, why });
  return (
    <Box tag="section" aria-label={title} data-testid="douyin-duplicates-group">
      <Flex justifyContent="space-between" gap={3} paddingBottom={2} wrap="wrap">
        <Typography fontWeight="semiBold">{title}</Typography>
        <Flex gap={2}>
          <SteadyButton
            size="S"
            variant="tertiary"
            idle={idle}
            onClick={() => onApart(picked.map(({ leadId }) => leadId))}
            data-testid="douyin-duplicates-apart"
          >
            {words('lead.apart')}
          </SteadyButton>
          <SteadyButton
            size="S"
            variant="secondary"
            idle={idle || picked.length > mergeLimits.leads}
            onClick={() => onMerge(picked)}
            data-testid="douyin-duplicates-merge"
          >
            {words('lead.merge.open')}
          </SteadyButton>
        </Flex>
      </Flex>
      <Table aria-label={title}>
        <Thead>
          <Tr>
            {hasChoice ? <Th>{words('lead.duplicates.chosen')}</Th> : null}
            {columns.map((name) => (
              <Th key={name}>{words(`lead.column.${name}`)}</Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {leads.map((lead) => (
            <LeadLine
              key={lead.leadId}
              lead={lead}
              chosen={chosen.includes(lead.leadId)}
              onChoose={hasChoice ? () => toggle(lead.leadId) : null}
            />
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
