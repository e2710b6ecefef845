import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { syncContracts, type ReviewView, type StreamView } from '../../../contracts/sync';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Banner } from '../shared/Banner';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { ReviewDialog, type Decision } from './ReviewDialog';

type Decide = (decision: Decision) => void;

function Numbers({ review: { known, missing, missingNow } }: { review: ReviewView }) {
  const words = useWords();
  const share = known === 0 ? 0 : Math.round((missing / known) * 100);
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} data-testid="douyin-sync-review-numbers">
      <Typography>{words('sync.review.text', { known, missing, share })}</Typography>
      <Typography fontWeight="semiBold">{words('sync.review.now', { missingNow })}</Typography>
      <Typography textColor="neutral600">{words('sync.review.choice')}</Typography>
    </Flex>
  );
}

function Buttons({ onDecide }: { onDecide: Decide }) {
  const words = useWords();
  return (
    <Flex gap={2} paddingTop={3} wrap="wrap">
      <Button
        size="S"
        variant="tertiary"
        onClick={() => onDecide('dismiss')}
        data-testid="douyin-sync-review-dismiss"
      >
        {words('sync.review.dismiss')}
      </Button>
      <Button
        size="S"
        variant="danger-light"
        onClick={() => onDecide('accept')}
        data-testid="douyin-sync-review-accept"
      >
        {words('sync.review.accept')}
      </Button>
    </Flex>
  );
}

/** Sends what was decided, and says what came of it; throws what the request throws. */
function useDecide(stream: StreamView): (decision: Decision) => Promise<void> {
  const words = useWords();
  const { toggleNotification } = useNotification();
  return async (decision) => {
    const params = { id: stream.id };
    if (decision === 'dismiss') await callApi(syncContracts.dismissReview, { params });
    const gone = decision === 'accept' ? (await callApi(syncContracts.acceptReview, { params })).gone : 0;
    const said = words(`sync.review.${decision}.done`, { gone });
    toggleNotification({ type: 'success', message: said, timeout: 6000 });
  };
}

type ReviewPanelProps = { stream: StreamView; onChanged: () => void };

/** The brake of a stream: how many would be marked as gone at once, for a person to believe it or not. */
export function ReviewPanel({ stream, onChanged }: ReviewPanelProps) {
  const words = useWords();
  const mayRun = useAllowed()('sync.run');
  const [asked, setAsked] = useState<Decision | null>(null);
  const decide = useDecide(stream);
  const review = useAnswer(syncContracts.review, { params: { id: stream.id } });
  return (
    <Banner variant="warning" title={words('sync.review.title')} testId="douyin-sync-review">
      <Await of={review}>
        {(shown) => (
          <>
            <Numbers review={shown} />
            {mayRun ? <Buttons onDecide={setAsked} /> : null}
            {asked ? (
              <ReviewDialog
                decision={asked}
                stream={stream}
                missing={shown.missingNow}
                onConfirm={() => decide(asked)}
                onDone={onChanged}
                onClose={() => setAsked(null)}
              />
            ) : null}
          </>
        )}
      </Await>
    </Banner>
  );
}
