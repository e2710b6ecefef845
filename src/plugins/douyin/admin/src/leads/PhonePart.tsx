import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { revealContracts } from '../../../contracts/lead-reveal';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { AskDialog } from '../shared/AskDialog';
import { CopyValue } from '../shared/CopyValue';
import { SteadyButton } from '../shared/SteadyButton';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { Part } from './Part';
import type { LeadDesk } from './use-lead';

function useReveal(desk: LeadDesk) {
  const showFailure = useShowFailure();
  const [phone, setPhone] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const reveal = async () => {
    try {
      const answer = await callApi(revealContracts.phone, { params: { id: desk.lead.leadId } });
      setPhone(answer.phone);
      desk.told();
    } catch (thrown) {
      showFailure(thrown);
    }
    setAsking(false);
  };
  return { phone, asking, setAsking, reveal };
}

/** The phone number with its middle hidden; whoever may see it asks for it, which is written down. */
export function PhonePart({ desk }: { desk: LeadDesk }) {
  const words = useWords();
  const mayReveal = useAllowed()('lead.reveal');
  const { phone, asking, setAsking, reveal } = useReveal(desk);
  const { phoneMasked } = desk.lead;
  if (!phoneMasked) return null;
  return (
    <Part title={words('lead.column.phone')} testId="douyin-lead-phone">
      <Flex gap={3}>
        {phone ? (
          <CopyValue value={phone} what={words('lead.column.phone')} />
        ) : (
          <Typography>{phoneMasked}</Typography>
        )}
        {mayReveal && !phone ? (
          <SteadyButton
            size="S"
            variant="tertiary"
            startIcon={<Eye />}
            onClick={() => setAsking(true)}
            data-testid="douyin-lead-reveal"
          >
            {words('lead.phone.reveal')}
          </SteadyButton>
        ) : null}
      </Flex>
      {asking ? (
        <AskDialog
          title={words('lead.phone.title')}
          confirm={words('lead.phone.confirm')}
          onConfirm={reveal}
          onCancel={() => setAsking(false)}
          testId="douyin-lead-reveal-dialog"
        >
          <Typography textAlign="center">{words('lead.phone.text')}</Typography>
        </AskDialog>
      ) : null}
    </Part>
  );
}
