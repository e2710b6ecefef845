import { Flex, Typography } from '@strapi/design-system';
import type { AccountView } from '../../../contracts/accounts';
import { failureOf } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';

/** The last thing that went wrong with an account, what to do about it on hover, and when it was. */
export function LastError({ error }: { error: NonNullable<AccountView['lastError']> }) {
  const words = useWords();
  const { full, distance } = useMoments();
  const { what, remedy } = useExplain()(failureOf(error.code));
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      style={{ maxWidth: '22rem', whiteSpace: 'normal' }}
      data-testid="douyin-account-error"
      data-code={error.code}
    >
      <Typography variant="pi" textColor="danger600" title={remedy}>
        {words('account.last-error', { what })}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="time" dateTime={error.at} title={full(error.at)}>
        {distance(error.at)}
      </Typography>
    </Flex>
  );
}
