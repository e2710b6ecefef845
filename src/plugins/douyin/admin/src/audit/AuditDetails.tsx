import { Flex, Typography } from '@strapi/design-system';
import type { AuditView } from '../../../contracts/audit';
import { useKnownWords, useWords } from '../shared/words';

type Value = AuditView['details'][string];

/** Details whose values we have words for, and where those words are. */
const places: Record<string, (value: string) => string> = {
  fields: (value) => `field.${value}`,
  code: (value) => `error.${value}`,
  outcome: (value) => (value === 'ok' ? 'audit.outcome.ok' : `error.${value}`),
  reason: (value) => `audit.reason.${value}`,
  name: (value) => `check.name.${value}`,
  purpose: (value) => `audit.purpose.${value}`,
  way: (value) => `audit.way.${value}`,
  cause: (value) => `audit.cause.${value}`,
  action: (value) => `audit.action.${value}`,
};

/** Writes one detail of an entry: values we have words for by their word, everything else as it is. */
function useDetail(): (name: string, value: Value) => { name: string; text: string } {
  const words = useWords();
  const known = useKnownWords();
  const word = (key: string, text: string) => (known(key) ? words(key) : text);
  return (name, value) => {
    const label = word(`audit.detail.${name}`, name);
    if (typeof value === 'boolean') return { name: label, text: words(value ? 'yes' : 'no') };
    const parts = Array.isArray(value) ? value : [String(value)];
    const texts = parts.map((part) => word(places[name]?.(part) ?? '', part));
    return { name: label, text: texts.join(words('list.separator')) };
  };
}

/** The facts of an audit entry, each by its name. */
export function AuditDetails({ details }: { details: AuditView['details'] }) {
  const detail = useDetail();
  const entries = Object.entries(details).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  if (entries.length === 0) return <Typography textColor="neutral600">–</Typography>;
  return (
    <Flex
      tag="dl"
      direction="column"
      alignItems="stretch"
      gap={1}
      style={{ maxWidth: '42rem', whiteSpace: 'normal' }}
    >
      {entries.map(([key, value]) => {
        const { name, text } = detail(key, value);
        return (
          <Flex key={key} gap={2} alignItems="baseline" style={{ overflowWrap: 'anywhere' }}>
            <Typography tag="dt" variant="pi" textColor="neutral600" style={{ flexShrink: 0 }}>
              {name}
            </Typography>
            <Typography tag="dd" variant="pi" style={{ margin: 0 }}>
              {text}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
}
