import { Typography } from '@strapi/design-system';
import type { AccountView } from '../../../contracts/accounts';
import { failureOf } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';

/** The trouble an account is in: that of its tokens, else the last thing that went wrong with it; null without any. */
export const troubleOf = ({
  token,
  lastError,
}: Pick<AccountView, 'token' | 'lastError'>): { code: string; at: string } | null =>
  token?.failure ?? lastError;

/** The trouble an account is in, in one line; the details say more. */
export function LastError({ error: { code, at } }: { error: { code: string; at: string } }) {
  const words = useWords();
  const { full } = useMoments();
  return (
    <Typography
      variant="pi"
      textColor="danger600"
      title={full(at)}
      style={{ maxWidth: '16rem', whiteSpace: 'normal' }}
      data-testid="douyin-account-error"
      data-code={code}
    >
      {words(failureOf(code).what)}
    </Typography>
  );
}
