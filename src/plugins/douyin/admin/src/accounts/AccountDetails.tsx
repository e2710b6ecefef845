import { Box, Flex } from '@strapi/design-system';
import type { AccountView } from '../../../contracts/accounts';
import { useWords } from '../shared/words';
import type { Ask } from './account-asks';
import { AccountActions } from './AccountActions';
import { AccountFacts } from './AccountFacts';
import { useAccountName } from './AccountPerson';
import { LastOutcome } from './LastOutcome';
import { TokenFailure } from './TokenFailure';
import type { TokenCalls } from './use-token-calls';

type AccountDetailsProps = { account: AccountView; now: number; calls: TokenCalls; onAsk: Ask };

/** All about one account, below its row: why its tokens are not well, both ends, who it is, and what can be done. */
export function AccountDetails({ account, now, calls, onAsk }: AccountDetailsProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const outcome = calls.outcomes[account.id];
  return (
    <Box
      tag="section"
      aria-label={words('account.details.of', { name })}
      background="neutral100"
      hasRadius
      padding={5}
      style={{ whiteSpace: 'normal' }}
      data-testid="douyin-account-details"
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        {account.token?.failure ? <TokenFailure failure={account.token.failure} /> : null}
        <AccountActions account={account} calls={calls} onAsk={onAsk} />
        {outcome && account.token ? <LastOutcome outcome={outcome} /> : null}
        <AccountFacts account={account} now={now} />
      </Flex>
    </Box>
  );
}
