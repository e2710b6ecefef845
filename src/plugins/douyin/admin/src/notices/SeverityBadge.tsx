import { Badge } from '../shared/Badge';
import type { Severity } from '../../../contracts/notices';
import { useWords } from '../shared/words';

const variants = { info: 'neutral', warning: 'warning', critical: 'danger' } as const;

/** How bad an incident is. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const words = useWords();
  return <Badge variant={variants[severity]}>{words(`alert.severity.${severity}`)}</Badge>;
}
