import { Flex, Switch, Typography } from '@strapi/design-system';
import { appSwitches } from '../../../contracts/apps';
import { Banner } from '../shared/Banner';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';

type Name = (typeof appSwitches)[number];

function SwitchRow({ form, locked, name }: SectionProps & { name: Name }) {
  const words = useWords();
  const { switches } = form.values;
  const id = `douyin-switch-${name}`;
  const on = switches[name];
  return (
    <Flex justifyContent="space-between" gap={4}>
      <Flex direction="column" alignItems="flex-start">
        <Typography tag="label" htmlFor={id} fontWeight="semiBold">
          {words(`switch.${name}`)}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {words(`switch.${name}.hint`)}
        </Typography>
      </Flex>
      <Flex gap={3}>
        <Typography variant="pi" textColor={on ? 'success600' : 'neutral600'} aria-hidden>
          {words(on ? 'switch.word.on' : 'switch.word.off')}
        </Typography>
        <Switch
          id={id}
          data-testid={id}
          checked={on}
          disabled={locked}
          // The design system paints "off" red, which reads as a fault; a use that is off is none.
          style={on ? undefined : { backgroundColor: '#a5a5ba' }}
          onCheckedChange={(next: boolean) => form.set('switches', { ...switches, [name]: next })}
        />
      </Flex>
    </Flex>
  );
}

/** What the app is used for; each use has its own switch. */
export function SwitchesSection(props: SectionProps) {
  const words = useWords();
  const { app, values } = props.form;
  const complete = Boolean(values.clientKey.trim()) && Boolean(app?.secret || values.clientSecret.trim());
  return (
    <Panel title={words('section.switches')} hint={words('section.switches.hint')}>
      {complete ? null : <Banner variant="info">{words('switch.incomplete')}</Banner>}
      {appSwitches.map((name) => (
        <SwitchRow key={name} {...props} name={name} />
      ))}
    </Panel>
  );
}
