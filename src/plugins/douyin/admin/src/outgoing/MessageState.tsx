import { Flex, Typography } from '@strapi/design-system';
import type { OutgoingMessage } from '../../../contracts/outgoing';
import { deliveryInks } from '../notices/delivery-inks';
import { Moment } from '../shared/Moment';
import { useWords } from '../shared/words';

/** How far a delivery got, and the server's own words where it did not arrive. */
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
      {failure ? (
        <Typography
          variant="pi"
          textColor="neutral600"
          style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}
        >
          {failure.message}
        </Typography>
      ) : null}
    </Flex>
  );
}
