import { Flex, Typography } from '@strapi/design-system';
import type { OutgoingMessage } from '../../../contracts/outgoing';
import { deliveryInks } from '../notices/delivery-inks';
import { failureOf } from '../shared/failure';
import { Moment } from '../shared/Moment';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';

const wrapping = { overflowWrap: 'anywhere', whiteSpace: 'normal' } as const;

function Failed({ failure: { code, message } }: { failure: NonNullable<OutgoingMessage['failure']> }) {
  const { what, remedy } = useExplain()(failureOf(code));
  return (
    <>
      <Typography variant="pi" style={wrapping}>
        {what}
      </Typography>
      <Typography variant="pi" textColor="neutral600" style={wrapping}>
        {remedy}
      </Typography>
      <Typography variant="pi" textColor="neutral600" style={wrapping}>
        {message}
      </Typography>
    </>
  );
}

/** How far a delivery got; where it did not arrive what happened, what to do about it, and the server's own words. */
export function MessageState({ message }: { message: OutgoingMessage }) {
  const words = useWords();
  const { state, stateAt, failure } = message;
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      style={{ maxWidth: '36rem' }}
      data-testid="douyin-outgoing-state"
      data-state={state}
    >
      <Flex gap={2}>
        <Typography textColor={deliveryInks[state]}>{words(`alert.delivery.${state}`)}</Typography>
        <Moment at={stateAt} tone="neutral600" />
      </Flex>
      {failure ? <Failed failure={failure} /> : null}
    </Flex>
  );
}
