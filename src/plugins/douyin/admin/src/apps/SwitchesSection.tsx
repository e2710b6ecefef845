import { appSwitches } from '../../../contracts/apps';
import { snapshotDays } from '../../../contracts/lead-snapshots';
import { Banner } from '../shared/Banner';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';
import { OnOff } from './OnOff';

type Name = (typeof appSwitches)[number];

function SwitchRow({ form, locked, name }: SectionProps & { name: Name }) {
  const words = useWords();
  const { switches } = form.values;
  return (
    <OnOff
      id={`douyin-switch-${name}`}
      label={words(`switch.${name}`)}
      hint={words(`switch.${name}.hint`)}
      on={switches[name]}
      locked={locked}
      onChange={(next) => form.set('switches', { ...switches, [name]: next })}
    />
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
      <OnOff
        id="douyin-keepsRaw"
        label={words('field.keepsRaw')}
        hint={words('field.keepsRaw.hint', { days: snapshotDays })}
        on={values.keepsRaw}
        locked={props.locked || !values.switches.leads}
        onChange={(next) => props.form.set('keepsRaw', next)}
      />
    </Panel>
  );
}
