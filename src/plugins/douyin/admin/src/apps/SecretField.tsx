import { Field, Flex, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import type { AppView } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { useMoments } from '../shared/moments';
import { useOwnKey } from '../shared/own-key';
import { useWords } from '../shared/words';
import { originOf, traitsOf, type SectionProps } from './form-section';
import { movesApp } from './form-values';

/** What is known of the stored secrets; never more than their last four characters and their fingerprints. */
function StoredSecrets({ app, needed }: { app: AppView | null; needed: boolean }) {
  const words = useWords();
  const { full } = useMoments();
  if (!app?.secret)
    return (
      <Typography textColor={needed ? 'neutral800' : 'neutral600'}>
        {words(needed ? 'secret.none' : 'secret.none.optional')}
      </Typography>
    );
  const { secret, previousSecret } = app;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} data-testid="douyin-secret-stored">
      <Typography>
        <span style={{ fontFamily: 'monospace' }}>{`••••••••${secret.lastFour} `}</span>
        <Typography variant="pi" textColor="neutral600" title={words('secret.fingerprint.hint')}>
          {words('secret.fingerprint', { fingerprint: secret.fingerprint })}
        </Typography>
      </Typography>
      {previousSecret ? (
        <Typography variant="pi" textColor="neutral600">
          {words('secret.previous', { lastFour: previousSecret.lastFour, until: full(previousSecret.until) })}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** Offered with a new secret: for how long the old one still verifies what the platform signed with it. */
function KeepPrevious({ form, locked }: SectionProps) {
  const words = useWords();
  return (
    <Field.Root
      name="keepPreviousSecretHours"
      hint={words('secret.keep.hint')}
      error={form.errors.keepPreviousSecretHours ? words('field.keepPreviousSecretHours.invalid') : undefined}
    >
      <Field.Label>{words('secret.keep')}</Field.Label>
      <NumberInput
        value={form.values.keepPreviousSecretHours}
        disabled={locked}
        onValueChange={(hours: number | undefined) => form.set('keepPreviousSecretHours', hours ?? 0)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function useSecretHint(variable: string | null, allowed: boolean, hasSecret: boolean): string {
  const words = useWords();
  if (variable) return words('field.from-environment', { variable });
  if (!allowed) return words('secret.forbidden');
  return words(hasSecret ? 'secret.replace.hint' : 'secret.enter.hint');
}

/** The client secret: it can be set and replaced but never read again. */
export function SecretField({ form, locked }: SectionProps) {
  const words = useWords();
  const ownKey = useOwnKey(form.values.provider);
  const allowed = useAllowed()('app.secret');
  const variable = originOf(form, 'clientSecret');
  const hasSecret = Boolean(form.app?.secret);
  const hint = useSecretHint(variable, allowed, hasSecret);
  const fixed = locked || !allowed || variable !== null;
  const { app, values } = form;
  // A secret of another key or place is not worth keeping; the server drops it too.
  const keeps = Boolean(app?.secret && values.clientSecret && !movesApp(values, app));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root
        name="clientSecret"
        id="douyin-clientSecret"
        hint={hint}
        error={form.errors.clientSecret ? words(ownKey('field.clientSecret.invalid')) : undefined}
      >
        <Field.Label>{words(ownKey('field.clientSecret'))}</Field.Label>
        <StoredSecrets app={form.app} needed={traitsOf(form).secret === 'needed'} />
        <TextInput
          type="password"
          name="clientSecret"
          value={form.values.clientSecret}
          placeholder={fixed ? '' : words(ownKey(hasSecret ? 'secret.replace' : 'secret.enter'))}
          autoComplete="new-password"
          spellCheck={false}
          disabled={fixed}
          startAction={variable ? <Lock aria-hidden /> : undefined}
          onChange={(event) => form.set('clientSecret', event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {keeps ? <KeepPrevious form={form} locked={locked} /> : null}
    </Flex>
  );
}
