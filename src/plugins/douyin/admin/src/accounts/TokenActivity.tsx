import { Flex, Typography } from '@strapi/design-system';
import type { TokenView } from '../../../contracts/accounts';
import { useMoments } from '../shared/moments';
import { useCountdown } from '../shared/use-countdown';
import { useWords } from '../shared/words';

/** When the plugin will next do something about an account's tokens, in words. */
function useNextAttempt(): (token: Pick<TokenView, 'nextAttemptAt'>, now: number) => string {
  const words = useWords();
  const countdown = useCountdown();
  return ({ nextAttemptAt }, now) => {
    if (!nextAttemptAt) return words('token.next.nobody');
    if (Date.parse(nextAttemptAt) <= now) return words('token.next.now');
    return words('token.next', { at: countdown(nextAttemptAt, now) });
  };
}

type TokenActivityProps = { token: TokenView; now: number };

/** What was last done about an account's tokens, and what comes next. */
export function TokenActivity({ token, now }: TokenActivityProps) {
  const words = useWords();
  const { full } = useMoments();
  const countdown = useCountdown();
  const next = useNextAttempt();
  const { lastRefreshAt: last, nextAttemptAt } = token;
  // The clock on the screen lags behind a refresh just made.
  const since = (iso: string) => Math.max(now, Date.parse(iso));
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="pi" title={last ? full(last) : undefined}>
        {last ? words('token.last', { at: countdown(last, since(last)) }) : words('token.last.never')}
      </Typography>
      <Typography
        variant="pi"
        textColor="neutral600"
        title={nextAttemptAt ? full(nextAttemptAt) : words('token.next.nobody.hint')}
      >
        {next(token, now)}
      </Typography>
    </Flex>
  );
}
