import { Flex, Typography } from '@strapi/design-system';
import { Badge } from '../../shared/Badge';
import { styled } from 'styled-components';
import type { MergePreview } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';
import { useMoments } from '../../shared/moments';
import { useWords } from '../../shared/words';
import { differ, isJoinable, keptFields, keptOf, valueOf, type KeptField } from './sides';
import type { Merging } from './use-merge';
import { useShown } from './use-shown';

const Sheet = styled.table`
  width: 100%;
  border-collapse: collapse;

  th,
  td {
    padding: 0.8rem 1.2rem;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    min-width: 16rem;
    max-width: 28rem;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  th:first-child {
    min-width: 9rem;
  }

  td:last-child,
  thead th:last-child {
    background: ${({ theme }) => theme.colors.primary100};
  }

  label {
    display: flex;
    gap: 0.8rem;
    align-items: baseline;
    cursor: pointer;
  }

  input {
    flex-shrink: 0;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }
`;

type RowProps = { field: KeptField; merging: Merging; preview: MergePreview };

function Choice({ field, merging, preview, of }: RowProps & { of: number | 'all' }) {
  const words = useWords();
  const shown = useShown();
  const { keep, choose } = merging;
  const { lead: merged, leads } = preview;
  const one = leads.find(({ leadId }) => leadId === of);
  const text = one ? shown(field, valueOf(one, field)) : words('lead.merge.all');
  return (
    <label>
      <input
        type="radio"
        name={`douyin-merge-${field}`}
        checked={keptOf(leads, merged, keep, field) === of}
        onChange={() => choose(field, of)}
        data-testid={`douyin-merge-${field}-${of}`}
      />
      <Typography>{text}</Typography>
    </label>
  );
}

function FieldRow(props: RowProps) {
  const words = useWords();
  const shown = useShown();
  const { field, preview } = props;
  const { lead: merged, leads } = preview;
  const isOpen = differ(leads, field);
  return (
    <tr>
      <Typography tag="th" scope="row" fontWeight="semiBold">
        {words(`lead.merge.field.${field}`)}
      </Typography>
      {leads.map((lead) => (
        <td key={lead.leadId}>
          {isOpen ? (
            <Choice {...props} of={lead.leadId} />
          ) : (
            <Typography textColor="neutral600">{shown(field, valueOf(lead, field))}</Typography>
          )}
        </td>
      ))}
      <td data-testid={`douyin-merge-result-${field}`}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography>{shown(field, valueOf(merged, field))}</Typography>
          {isOpen && isJoinable(field) ? <Choice {...props} of="all" /> : null}
        </Flex>
      </td>
    </tr>
  );
}

function Head({ lead, stays }: { lead: LeadDetail; stays: boolean }) {
  const words = useWords();
  const { full } = useMoments();
  return (
    <th scope="col">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Flex gap={2}>
          <Typography fontWeight="bold">
            {`${lead.nickname || words('lead.nameless')} #${lead.leadId}`}
          </Typography>
          {stays ? (
            <Badge size="S" variant="success">
              {words('lead.merge.stays')}
            </Badge>
          ) : null}
        </Flex>
        <Typography variant="pi" fontWeight="regular" textColor="neutral600">
          {words('lead.acquired', { when: full(lead.acquireTime) })}
        </Typography>
      </Flex>
    </th>
  );
}

function Baggage({ preview }: { preview: MergePreview }) {
  const words = useWords();
  const { leads, baggage } = preview;
  const goes = baggage.filter(({ leadId }) => leadId !== preview.lead.leadId);
  const sum = (name: 'identities' | 'sources' | 'notes' | 'events' | 'tags') =>
    goes.reduce((count, row) => count + row[name], 0);
  const all = { identities: sum('identities'), sources: sum('sources'), notes: sum('notes') };
  return (
    <tr>
      <Typography tag="th" scope="row" fontWeight="semiBold">
        {words('lead.merge.baggage')}
      </Typography>
      {leads.map(({ leadId }) => (
        <td key={leadId}>
          <Typography textColor="neutral600">
            {words('lead.merge.counts', { ...baggage.find((row) => row.leadId === leadId) })}
          </Typography>
        </td>
      ))}
      <td data-testid="douyin-merge-moves">
        <Typography>
          {words('lead.merge.moves', { ...all, events: sum('events'), tags: sum('tags') })}
        </Typography>
      </td>
    </tr>
  );
}

/** Leads side by side, what is kept of each, and what would come of it. */
export function MergeTable({ merging, preview }: { merging: Merging; preview: MergePreview }) {
  const words = useWords();
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={words('lead.merge.region')} tabIndex={0}>
      <Sheet data-testid="douyin-merge-table">
        <thead>
          <tr>
            <th scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {words('lead.merge.field')}
              </Typography>
            </th>
            {preview.leads.map((lead) => (
              <Head key={lead.leadId} lead={lead} stays={lead.leadId === preview.lead.leadId} />
            ))}
            <th scope="col">
              <Typography fontWeight="bold" textColor="primary600">
                {words('lead.merge.result')}
              </Typography>
            </th>
          </tr>
        </thead>
        <tbody>
          {keptFields.map((field) => (
            <FieldRow key={field} field={field} merging={merging} preview={preview} />
          ))}
          <Baggage preview={preview} />
        </tbody>
      </Sheet>
    </div>
  );
}
