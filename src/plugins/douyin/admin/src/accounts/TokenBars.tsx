import type { TokenView } from '../../../contracts/accounts';
import { useWords } from '../shared/words';
import { accessLife, grantLife } from './life';
import { LifeBar } from './LifeBar';

type TokenBarProps = { token: TokenView; now: number };

/** How long an account's access token lives. */
export function AccessBar({ token, now }: TokenBarProps) {
  const words = useWords();
  return (
    <LifeBar
      what={words('token.access')}
      life={accessLife(token, now)}
      now={now}
      assumed={token.accessAssumed}
    />
  );
}

/** How long an account's grant lives; one that the platform took back is over, whatever its date was. */
export function GrantBar({ token, now }: TokenBarProps) {
  const words = useWords();
  const over = token.grant === 'dead' ? words('token.dead') : undefined;
  return <LifeBar what={words('token.grant')} life={grantLife(token, now)} now={now} over={over} />;
}
