import { useState } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { leadPanelContracts, type Lookalike } from '../../../contracts/lead-panel';
import type { LeadDetail } from '../../../contracts/leads';
import { useAllowed } from '../permissions';
import { Banner } from '../shared/Banner';
import { SteadyButton } from '../shared/SteadyButton';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { ApartBox } from './duplicates/ApartBox';
import { useApart } from './duplicates/use-apart';
import { MergeDialog } from './merge/MergeDialog';
import { headingId } from './LeadHead';
import type { LeadDesk } from './use-lead';

type LookalikesProps = {
  desk: LeadDesk;
  addressOf: (leadId: number) => string;
  /** The open lead and another one are one: that of this id. */
  onMerged: (leadId: number) => void;
};

type LineProps = { row: Lookalike; address: string; busy: boolean; onMerge: () => void; onApart: () => void };

function Line({ row: { lead, reasons }, address, busy, onMerge, onApart }: LineProps) {
  const words = useWords();
  const mayMerge = useAllowed()('lead.merge');
  return (
    <Flex tag="li" gap={2} wrap="wrap">
      <Link tag={NavLink} to={address}>
        {`${lead.nickname || words('lead.nameless')} #${lead.leadId}`}
      </Link>
      <Typography textColor="neutral600">
        {reasons.map((reason) => words(`lead.same.${reason}`)).join(words('list.separator'))}
      </Typography>
      {mayMerge ? (
        <>
          <SteadyButton
            size="S"
            variant="secondary"
            idle={busy}
            onClick={onMerge}
            data-testid="douyin-lookalike-merge"
          >
            {words('lead.merge.open')}
          </SteadyButton>
          <SteadyButton
            size="S"
            variant="tertiary"
            idle={busy}
            onClick={onApart}
            data-testid="douyin-lookalike-apart"
          >
            {words('lead.apart')}
          </SteadyButton>
        </>
      ) : null}
    </Flex>
  );
}

/** Leads that may be the same person: to be looked at, merged, or told apart. */
export function Lookalikes({ desk, addressOf, onMerged }: LookalikesProps) {
  const words = useWords();
  const { lead, round } = desk;
  const answer = useAnswer(leadPanelContracts.lookalikes, { params: { id: lead.leadId } }, round);
  const apart = useApart(answer.reload);
  const [asked, setAsked] = useState<LeadDetail | null>(null);
  const rows = answer.data?.rows ?? [];
  return (
    <>
      <ApartBox apart={apart} />
      {rows.length > 0 ? (
        <Banner variant="info" title={words('lead.lookalikes.title')} testId="douyin-lead-lookalikes">
          <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
            {rows.map((row) => (
              <Line
                key={row.lead.leadId}
                row={row}
                address={addressOf(row.lead.leadId)}
                busy={apart.busy}
                onMerge={() => setAsked(row.lead)}
                onApart={() => void apart.keepApart([lead.leadId, row.lead.leadId])}
              />
            ))}
          </Flex>
        </Banner>
      ) : null}
      {asked ? (
        <MergeDialog
          leads={[lead, asked]}
          returnTo={() => document.getElementById(headingId)}
          onClose={() => setAsked(null)}
          onMerged={({ leadId }) => {
            setAsked(null);
            onMerged(leadId);
          }}
        />
      ) : null}
    </>
  );
}
