import { Grid, TextInput } from '@strapi/design-system';
import type { OAuthSite } from '../../../contracts/oauth-client';
import { CopyButton } from '../shared/CopyValue';
import { Labelled } from '../shared/Labelled';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';

const names = ['issuer', 'authorizeUrl', 'tokenUrl', 'userinfoUrl', 'metadataUrl'] as const;

/** The addresses that a connected site has to know. */
export function SiteAddresses({ site }: { site: OAuthSite }) {
  const words = useWords();
  return (
    <Panel title={words('oauth.addresses')} hint={words('oauth.addresses.hint')}>
      <Grid.Root gap={5}>
        {names.map((name) => (
          <Grid.Item key={name} col={6} xs={12} alignItems="stretch">
            <Labelled name={`oauth-${name}`} label={words(`oauth.address.${name}`)}>
              <TextInput
                readOnly
                value={site[name]}
                data-testid={`douyin-oauth-${name}`}
                onFocus={(event: React.FocusEvent<HTMLInputElement>) => event.target.select()}
                endAction={<CopyButton value={site[name]} what={words(`oauth.address.${name}`)} />}
              />
            </Labelled>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Panel>
  );
}
