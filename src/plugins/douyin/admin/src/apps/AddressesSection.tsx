import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { AppView } from '../../../contracts/apps';
import { platformTraits, type PlatformName } from '../../../contracts/platforms';
import { Banner } from '../shared/Banner';
import { CopyButton } from '../shared/CopyValue';
import { Panel } from '../shared/Panel';
import { useOwnKey } from '../shared/own-key';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';

const names = ['callback', 'webhook', 'login'] as const;

/** The webhook and the login have an address where apps of the platform can be used for them. */
const namesFor = (provider: PlatformName) =>
  names.filter((name) => name === 'callback' || platformTraits[provider].switches.includes(name));

type AddressProps = { name: (typeof names)[number]; app: AppView };

function Address({ name, app }: AddressProps) {
  const words = useWords();
  const ownKey = useOwnKey(app.provider);
  const value = app.urls[name];
  return (
    <Field.Root
      name={`url-${name}`}
      hint={words(ownKey(`url.${name}.hint`), { host: new URL(value).hostname })}
    >
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
export function AddressesSection({ form }: Pick<SectionProps, 'form'>) {
  const words = useWords();
  const ownKey = useOwnKey(form.values.provider);
  const { app } = form;
  return (
    <Panel title={words('section.addresses')} hint={words(ownKey('section.addresses.hint'))}>
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
          {namesFor(app.provider).map((name) => (
            <Address key={name} name={name} app={app} />
          ))}
        </Flex>
      ) : (
        <Typography textColor="neutral600">{words(ownKey('url.after-save'))}</Typography>
      )}
    </Panel>
  );
}
