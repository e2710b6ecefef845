import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { absenceContracts, type AbsenceView } from '../../../contracts/lead-absence';
import { callApi } from '../api';
import { Await } from '../shared/Await';
import { useMoments } from '../shared/moments';
import { SteadyButton } from '../shared/SteadyButton';
import { useAnswer, type Loaded } from '../shared/use-answer';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { AwayDialog } from './AwayDialog';
import { Section } from './Section';

function useBack(answer: Loaded<AbsenceView>) {
  const words = useWords();
  const showFailure = useShowFailure();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const back = async () => {
    setBusy(true);
    try {
      answer.replace(await callApi(absenceContracts.setMine, { body: { until: null } }));
      toggleNotification({ type: 'success', message: words('lead.away.back.done') });
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return { busy, back };
}

function Mine({ answer, mine }: { answer: Loaded<AbsenceView>; mine: AbsenceView }) {
  const words = useWords();
  const { full } = useMoments();
  const { busy, back } = useBack(answer);
  const [asking, setAsking] = useState(false);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={5}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography data-testid="douyin-away-state">
          {mine.until ? words('lead.away.until', { when: full(mine.until) }) : words('lead.away.here')}
        </Typography>
        <Flex gap={2}>
          {mine.until ? (
            <SteadyButton
              variant="secondary"
              busy={busy}
              onClick={() => void back()}
              data-testid="douyin-away-back"
            >
              {words('lead.away.back')}
            </SteadyButton>
          ) : null}
          <Button variant="tertiary" onClick={() => setAsking(true)} data-testid="douyin-away-set">
            {words(mine.until ? 'lead.away.change' : 'lead.away.set')}
          </Button>
        </Flex>
      </Flex>
      {asking ? (
        <AwayDialog
          person={null}
          until={mine.until}
          onSaved={(saved) => answer.replace(saved)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Box>
  );
}

/** Whether whoever looks is away: nothing new is dealt to that one then. */
export function AwaySection() {
  const words = useWords();
  const answer = useAnswer(absenceContracts.mine);
  return (
    <Section id="douyin-away" title={words('lead.away.title')} hint={words('lead.away.hint')}>
      <Await of={answer}>{(mine) => <Mine answer={answer} mine={mine} />}</Await>
    </Section>
  );
}
