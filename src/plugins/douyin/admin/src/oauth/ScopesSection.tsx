import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { oauthScopes } from '../../../contracts/oauth-client';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';

/** What a site may ask to know of its users. */
export function ScopesSection({ form, locked }: SectionProps) {
  const words = useWords();
  const { scopes } = form.values;
  const toggle = (name: (typeof oauthScopes)[number]) =>
    form.set(
      'scopes',
      oauthScopes.filter((scope) => (scope === name ? !scopes.includes(scope) : scopes.includes(scope))),
    );
  return (
    <Panel title={words('oauth.section.scopes')} hint={words('oauth.section.scopes.hint')}>
      <Flex
        role="group"
        aria-label={words('oauth.section.scopes')}
        direction="column"
        alignItems="stretch"
        gap={2}
      >
        {oauthScopes.map((scope) => (
          <Checkbox
            key={scope}
            checked={scopes.includes(scope)}
            disabled={locked}
            onCheckedChange={() => toggle(scope)}
            data-testid={`douyin-oauth-scope-${scope}`}
          >
            <span style={{ fontFamily: 'monospace' }}>{scope}</span>
            <Typography variant="pi" textColor="neutral600">{` ${words(`oauth.scope.${scope}`)}`}</Typography>
          </Checkbox>
        ))}
      </Flex>
      {form.errors.scopes ? (
        <Typography variant="pi" textColor="danger700">
          {words('oauth.field.scopes.invalid')}
        </Typography>
      ) : null}
    </Panel>
  );
}
