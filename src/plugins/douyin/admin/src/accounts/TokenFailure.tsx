import { Flex, Typography } from '@strapi/design-system';
import type { TokenView } from '../../../contracts/accounts';
import { Banner } from '../shared/Banner';
import { failureOf } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { useKnownWords, useWords } from '../shared/words';
import { remedyKey } from './token-words';

type Failure = NonNullable<TokenView['failure']>;

/** Says why an account's tokens are not well, since when, and what to do. */
export function TokenFailure({ failure }: { failure: Failure }) {
  const words = useWords();
  const known = useKnownWords();
  const { full, distance } = useMoments();
  const { code, remedy, at, count } = failure;
  return (
    <Banner
      variant={remedy === 'later' ? 'warning' : 'danger'}
      title={words(failureOf(code).what)}
      testId="douyin-token-failure"
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {words(remedyKey(code, remedy, known))}
        <Typography variant="pi" textColor="neutral600" title={full(at)}>
          {words('token.failure.when', { at: distance(at), count, code })}
        </Typography>
      </Flex>
    </Banner>
  );
}
