import { useState } from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  LinkButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { appContracts, type AppView } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Banner } from '../shared/Banner';
import { useOwnKey } from '../shared/own-key';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import type { Choice, ConnectWay } from './attempt-run';
import { connectable, connectsByDevice, firstChoice } from './connectable';

function NoApp() {
  const words = useWords();
  const fill = (
    <LinkButton tag={Link} to={pagePath('/apps')} variant="secondary">
      {words('connect.no-app.action')}
    </LinkButton>
  );
  return (
    <Banner variant="info" title={words('connect.no-app.title')} action={fill} testId="douyin-connect-no-app">
      {words('connect.no-app')}
    </Banner>
  );
}

type WayBoxProps = {
  provider: AppView['provider'];
  way: ConnectWay | 'device';
  main: boolean;
  onStart: () => void;
};

function WayBox({ provider, way, main, onStart }: WayBoxProps) {
  const words = useWords();
  const ownKey = useOwnKey(provider);
  return (
    <Box borderColor="neutral200" hasRadius padding={4}>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography variant="pi" textColor="neutral600">
          {words(ownKey(`connect.way.${way}.hint`))}
        </Typography>
        <Button
          variant={main ? 'default' : 'secondary'}
          onClick={onStart}
          data-testid={`douyin-connect-${way}`}
        >
          {words(ownKey(`connect.way.${way}`))}
        </Button>
      </Flex>
    </Box>
  );
}

type AppFieldProps = { apps: AppView[]; value: string; onChange: (id: string) => void };

function AppField({ apps, value, onChange }: AppFieldProps) {
  const words = useWords();
  return (
    <Field.Root name="app" hint={words('connect.app.hint')}>
      <Field.Label>{words('connect.app')}</Field.Label>
      <SingleSelect value={value} onChange={(id: string | number) => onChange(String(id))}>
        {apps.map(({ id, name, provider }) => (
          <SingleSelectOption key={id} value={id}>
            {provider === 'douyin' ? name : `${name} · ${words(`provider.${provider}`)}`}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}

type ChooseProps = {
  wanted: string | undefined;
  onStart: (choice: Choice) => void;
  /** Takes over for an app whose accounts are connected by the platform's code. */
  onDevice: (app: AppView) => void;
};

function Ways({ app, onStart, onDevice }: Pick<ChooseProps, 'onStart' | 'onDevice'> & { app: AppView }) {
  const { provider } = app;
  if (connectsByDevice(app))
    return <WayBox provider={provider} way="device" main onStart={() => onDevice(app)} />;
  const begin = (way: ConnectWay) => onStart({ app: app.id, way });
  return (
    <>
      <WayBox provider={provider} way="popup" main onStart={() => begin('popup')} />
      {app.embeddedQr ? (
        <WayBox provider={provider} way="qr" main={false} onStart={() => begin('qr')} />
      ) : null}
    </>
  );
}

function Choose({ apps, wanted, ...ways }: ChooseProps & { apps: AppView[] }) {
  const [picked, setPicked] = useState(wanted);
  const app = firstChoice(apps, picked);
  if (!app) return <NoApp />;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <AppField apps={apps} value={app.id} onChange={setPicked} />
      <Ways app={app} {...ways} />
    </Flex>
  );
}

function WithApps(props: ChooseProps) {
  const answer = useAnswer(appContracts.list);
  return <Await of={answer}>{({ apps }) => <Choose {...props} apps={connectable(apps)} />}</Await>;
}

/** Asks for the app and the way before an attempt starts; `wanted` is the app to offer first. */
export function ChooseWay(props: ChooseProps) {
  const words = useWords();
  if (useAllowed()('app.read')) return <WithApps {...props} />;
  return <Banner variant="info">{words('connect.apps-forbidden')}</Banner>;
}
