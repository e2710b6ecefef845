import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { AppView } from '../../../contracts/apps';
import { Banner } from '../shared/Banner';
import { CopyButton } from '../shared/CopyValue';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';

const names = ['callback', 'webhook', 'login'] as const;

type AddressProps = { name: (typeof names)[number]; value: string };

function Address({ name, value }: AddressProps) {
  const words = useWords();
  return (
    <Field.Root name={`url-${name}`} hint={words(`url.${name}.hint`)}>
      <Field.Label>{words(`url.${name}`)}</Field.Label>
      <TextInput
        readOnly
        value={value}
        data-testid={`douyin-url-${name}`}
        onFocus={(event: React.FocusEvent<HTMLInputElement>) => event.target.select()}
        endAction={<CopyButton value={value} what={words(`url.${name}`)} />}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** The addresses to enter in the platform's console and to send visitors to; an app has them once it is saved. */
export function AddressesSection({ app }: { app: AppView | null }) {
  const words = useWords();
  return (
    <Panel title={words('section.addresses')} hint={words('section.addresses.hint')}>
      {app ? (
        <Flex direction="column" alignItems="stretch" gap={5}>
          {app.urls.warnings.map((warning) => (
            <Banner
              key={warning}
              variant="warning"
              title={words(`url.warning.${warning}`)}
              testId={`douyin-url-warning-${warning}`}
            >
              {words(`url.warning.${warning}.remedy`, { host: window.location.host })}
            </Banner>
          ))}
          {names.map((name) => (
            <Address key={name} name={name} value={app.urls[name]} />
          ))}
        </Flex>
      ) : (
        <Typography textColor="neutral600">{words('url.after-save')}</Typography>
      )}
    </Panel>
  );
}
