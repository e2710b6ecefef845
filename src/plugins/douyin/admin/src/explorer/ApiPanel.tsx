import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import type { AccountView } from '../../../contracts/accounts';
import type { ApiView } from '../../../contracts/explorer';
import { Banner } from '../shared/Banner';
import { FailureBox } from '../shared/FailureBox';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { missingScope } from './api-groups';
import { ApiForm } from './ApiForm';
import { CallResult } from './CallResult';
import { useExploration } from './use-exploration';

function Traits({ api }: { api: ApiView }) {
  const words = useWords();
  return (
    <Flex gap={2} wrap="wrap">
      <Typography variant="pi" style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
        {`${api.method} ${api.path}`}
      </Typography>
      <Badge size="S">{words(`explorer.token.${api.token}`)}</Badge>
      {api.scope ? (
        // A badge writes in capitals, and scopes are told apart by theirs.
        <Box
          background="primary100"
          hasRadius
          paddingLeft={1}
          paddingRight={1}
          title={words('explorer.scope')}
        >
          <Typography variant="pi" textColor="primary600" style={{ fontFamily: 'monospace' }}>
            {api.scope}
          </Typography>
        </Box>
      ) : null}
    </Flex>
  );
}

function Warnings({ api, account }: { api: ApiView; account: AccountView }) {
  const words = useWords();
  const scope = missingScope(api, account);
  if (!account.token && api.token === 'account')
    return (
      <Banner variant="warning" testId="douyin-explorer-no-token">
        {words('explorer.no-token')}
      </Banner>
    );
  if (!scope) return null;
  return (
    <Banner variant="warning" title={words('explorer.scope.lacks', { scope })} testId="douyin-explorer-scope">
      {words('explorer.scope.lacks.text')}
    </Banner>
  );
}

type ApiPanelProps = { api: ApiView; account: AccountView };

/** One API: what it needs, the form, and what came of the last call. */
export function ApiPanel({ api, account }: ApiPanelProps) {
  const words = useWords();
  const { busy, result, failure, send } = useExploration(account.id, api.name);
  const docs = (
    <Link href={api.docs} isExternal>
      {words('explorer.docs')}
    </Link>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Panel title={api.title} hint={api.name} action={docs} testId="douyin-explorer-api">
        <Traits api={api} />
        <Warnings api={api} account={account} />
        <ApiForm api={api} busy={busy} onSend={(params) => void send(params)} />
      </Panel>
      {failure ? <FailureBox failure={failure} /> : null}
      <Box role="status" aria-live="polite">
        {result ? <CallResult result={result} /> : null}
      </Box>
    </Flex>
  );
}
