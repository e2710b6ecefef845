import { Badge } from '../shared/Badge';
import type { AccountView } from '../../../contracts/accounts';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';

const variants = {
  connected: 'success',
  due: 'warning',
  expired: 'danger',
  disconnected: 'neutral',
} as const;

/** Whether an account can be used; the ends of its tokens show on hover. */
export function StateBadge({ account: { state, token } }: { account: Pick<AccountView, 'state' | 'token'> }) {
  const words = useWords();
  const { full } = useMoments();
  const ends = token && {
    access: full(token.accessExpiresAt),
    refresh: token.refreshExpiresAt ? full(token.refreshExpiresAt) : '–',
  };
  return (
    <Badge
      variant={variants[state]}
      title={ends ? words('token.ends', ends) : undefined}
      data-testid="douyin-account-state"
      data-state={state}
    >
      {words(`state.${state}`)}
    </Badge>
  );
}
