import { Badge } from '@strapi/design-system';
import type { AccountView } from '../../../contracts/accounts';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';

const variants = { fresh: 'success', due: 'warning', expired: 'danger', none: 'neutral' } as const;

/** Whether the account's token still works; its ends show on hover. */
export function TokenBadge({ token }: { token: AccountView['token'] }) {
  const words = useWords();
  const { full } = useMoments();
  const health = token?.health ?? 'none';
  const ends = token && {
    access: full(token.accessExpiresAt),
    refresh: token.refreshExpiresAt ? full(token.refreshExpiresAt) : '–',
  };
  return (
    <Badge
      variant={variants[health]}
      title={ends ? words('token.ends', ends) : undefined}
      data-health={health}
    >
      {words(`token.${health}`)}
    </Badge>
  );
}
