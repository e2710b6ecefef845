import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { AccountView } from '../../../contracts/accounts';
import type { ApiView } from '../../../contracts/explorer';
import { Panel } from '../shared/Panel';
import { PlainButton } from '../shared/PlainButton';
import { useWords } from '../shared/words';
import { missingScope, type groupApis } from './api-groups';

type ChoiceProps = { api: ApiView; missing: boolean; current: boolean; onChoose: () => void };

function Choice({ api, missing, current, onChoose }: ChoiceProps) {
  const words = useWords();
  return (
    <Box tag="li">
      <PlainButton aria-current={current} onClick={onChoose} data-testid={`douyin-explorer-api-${api.name}`}>
        <Flex direction="column" alignItems="flex-start">
          <Typography fontWeight={current ? 'bold' : 'regular'}>{api.title}</Typography>
          <Typography variant="pi" textColor="neutral600" style={{ fontFamily: 'monospace' }}>
            {api.name}
          </Typography>
          {missing ? (
            <Flex gap={1}>
              <WarningCircle fill="warning600" width="1.2rem" height="1.2rem" aria-hidden />
              <Typography variant="pi" textColor="neutral800">
                {words('explorer.scope.missing')}
              </Typography>
            </Flex>
          ) : null}
        </Flex>
      </PlainButton>
    </Box>
  );
}

type ApiListProps = {
  groups: ReturnType<typeof groupApis>;
  account: AccountView;
  chosen: string | undefined;
  onChoose: (name: string) => void;
};

/** The APIs to choose from, by what they are about; those the account did not grant say so. */
export function ApiList({ groups, account, chosen, onChoose }: ApiListProps) {
  const words = useWords();
  return (
    <Panel title={words('explorer.apis')} testId="douyin-explorer-apis">
      {groups.map(({ name, apis }) => (
        <Box key={name}>
          <Box paddingBottom={2}>
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {words(`explorer.group.${name}`)}
            </Typography>
          </Box>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {apis.map((api) => (
              <Choice
                key={api.name}
                api={api}
                missing={missingScope(api, account) !== null}
                current={api.name === chosen}
                onChoose={() => onChoose(api.name)}
              />
            ))}
          </Flex>
        </Box>
      ))}
    </Panel>
  );
}
