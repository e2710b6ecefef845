import { useState, type KeyboardEvent } from 'react';
import { Box, Button, Flex, TextInput } from '@strapi/design-system';
import { oauthClientContracts, type RedirectVerdict } from '../../../contracts/oauth-client';
import { callApi } from '../api';
import { Banner } from '../shared/Banner';
import { FailureBox } from '../shared/FailureBox';
import { Labelled } from '../shared/Labelled';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';
import { entriesOf } from './client-values';

/** Says which rule decided, with the entry or the fault that it was. */
function Verdict({ verdict: { allowed, rule, entry, fault } }: { verdict: RedirectVerdict }) {
  const words = useWords();
  const reason = fault ? words(`oauth.fault.${fault}`) : words(`oauth.rule.${rule}`, { entry: entry ?? '' });
  return (
    <Box data-testid="douyin-oauth-verdict" data-allowed={allowed} data-rule={rule}>
      <Banner
        variant={allowed ? 'success' : 'danger'}
        title={words(allowed ? 'oauth.test.allowed' : 'oauth.test.refused')}
      >
        {reason}
      </Banner>
    </Box>
  );
}

type RedirectTesterProps = { redirectUris: string; redirectBlacklist: string };

/** Tries whether an address would pass with the lists as they are typed, saved or not. */
export function RedirectTester({ redirectUris, redirectBlacklist }: RedirectTesterProps) {
  const words = useWords();
  const [redirectUri, setRedirectUri] = useState('');
  const [told, setTold] = useState<{ of: string; verdict: RedirectVerdict } | null>(null);
  const body = {
    redirectUris: entriesOf(redirectUris),
    redirectBlacklist: entriesOf(redirectBlacklist),
    redirectUri,
  };
  // A verdict is about what was asked: it goes when that changes.
  const asked = JSON.stringify(body);
  const testing = useSaving(
    () => callApi(oauthClientContracts.checkRedirect, { body }),
    (verdict) => setTold({ of: asked, verdict }),
  );
  const testByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (redirectUri) void testing.save();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} alignItems="flex-end">
        <Labelled name="redirectTest" label={words('oauth.test')}>
          <TextInput
            value={redirectUri}
            placeholder="https://"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setRedirectUri(target.value)}
            onKeyDown={testByEnter}
          />
        </Labelled>
        <Button
          type="button"
          variant="secondary"
          loading={testing.busy}
          disabled={!redirectUri}
          onClick={() => void testing.save()}
          style={{ flexShrink: 0 }}
          data-testid="douyin-oauth-test"
        >
          {words('oauth.test.button')}
        </Button>
      </Flex>
      {testing.failure ? <FailureBox failure={testing.failure} /> : null}
      {told?.of === asked ? <Verdict verdict={told.verdict} /> : null}
    </Flex>
  );
}
