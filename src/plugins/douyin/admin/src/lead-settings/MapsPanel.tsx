import { useState } from 'react';
import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { Pencil, Plus, Trash } from '@strapi/icons';
import type { MapSettings, MapView } from '../../../contracts/lead-settings';
import { AskDialog } from '../shared/AskDialog';
import { Await } from '../shared/Await';
import { FailureBox } from '../shared/FailureBox';
import { Panel } from '../shared/Panel';
import { SteadyButton } from '../shared/SteadyButton';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { MapDialog } from './MapDialog';
import { draftOf } from './map-form';
import { useMaps, type Maps } from './use-maps';

type Ask = { kind: 'edit' | 'remove'; map: MapView | null };
type RowProps = { map: MapView; typeName: string; maps: Maps; onAsk: (ask: Ask) => void };

function State({ map: { isOn, isFixed, fault } }: { map: MapView }) {
  const words = useWords();
  const name = fault ? 'fault' : isOn ? 'on' : 'off';
  const variant = fault ? 'danger' : isOn ? 'success' : 'neutral';
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={1}>
        <Badge variant={variant}>{words(`lead.settings.state.${name}`)}</Badge>
        {isFixed ? <Badge>{words('lead.settings.fixed')}</Badge> : null}
      </Flex>
      {fault ? (
        <Typography variant="pi" textColor="danger600" style={{ whiteSpace: 'normal' }}>
          {fault}
        </Typography>
      ) : null}
    </Flex>
  );
}

function MapActions({ map, maps, onAsk }: Omit<RowProps, 'typeName'>) {
  const words = useWords();
  const name = map.title ?? map.name;
  if (map.isFixed) return null;
  return (
    <Flex gap={1} justifyContent="flex-end">
      <SteadyButton
        size="S"
        variant="tertiary"
        idle={maps.busy || Boolean(map.fault && !map.isOn)}
        onClick={() => void maps.put({ ...draftOf(map), isOn: !map.isOn })}
        data-testid="douyin-map-switch"
      >
        {words(map.isOn ? 'lead.settings.switch-off' : 'lead.settings.switch-on')}
      </SteadyButton>
      <IconButton
        variant="ghost"
        label={words('lead.settings.map.edit-one', { name })}
        onClick={() => onAsk({ kind: 'edit', map })}
      >
        <Pencil />
      </IconButton>
      <IconButton
        variant="ghost"
        label={words('lead.settings.map.remove-one', { name })}
        onClick={() => onAsk({ kind: 'remove', map })}
      >
        <Trash />
      </IconButton>
    </Flex>
  );
}

function MapRow({ map, typeName, maps, onAsk }: RowProps) {
  const words = useWords();
  return (
    <Tr data-testid="douyin-map">
      <Td>
        <Typography fontWeight="semiBold">{map.title ?? typeName}</Typography>
      </Td>
      <Td>
        <Typography>{typeName}</Typography>
      </Td>
      <Td style={{ whiteSpace: 'normal' }}>
        <Typography>
          {Object.entries(map.fields)
            .map(([field, source]) => `${field} ← ${words(`lead.convert.from.${source}`)}`)
            .join(words('list.separator'))}
        </Typography>
      </Td>
      <Td>
        <State map={map} />
      </Td>
      <Td>
        <MapActions map={map} maps={maps} onAsk={onAsk} />
      </Td>
    </Tr>
  );
}

function MapTable({ settings, maps, onAsk }: { settings: MapSettings } & Pick<RowProps, 'maps' | 'onAsk'>) {
  const words = useWords();
  const nameOf = (uid: string) => settings.types.find((type) => type.uid === uid)?.name ?? uid;
  if (settings.maps.length === 0)
    return (
      <Typography textColor="neutral600" data-testid="douyin-maps-empty">
        {words(settings.types.length > 0 ? 'lead.settings.maps.none' : 'lead.settings.types.none')}
      </Typography>
    );
  return (
    <Table aria-label={words('lead.settings.maps')}>
      <Thead>
        <Tr>
          <Th>{words('lead.settings.map-title')}</Th>
          <Th>{words('lead.settings.type')}</Th>
          <Th>{words('lead.settings.fields')}</Th>
          <Th>{words('lead.settings.state')}</Th>
          <Th>{words('lead.settings.actions')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {settings.maps.map((map) => (
          <MapRow
            key={`${map.isFixed} ${map.name}`}
            map={map}
            typeName={nameOf(map.type)}
            maps={maps}
            onAsk={onAsk}
          />
        ))}
      </Tbody>
    </Table>
  );
}

/** The maps by which leads become entries of the site's own: made, changed, switched on and off, removed. */
export function MapsPanel() {
  const words = useWords();
  const maps = useMaps();
  const [ask, setAsk] = useState<Ask | null>(null);
  const { data } = maps.answer;
  const open = (next: Ask) => {
    maps.forgive();
    setAsk(next);
  };
  const close = () => setAsk(null);
  const add = (
    <SteadyButton
      startIcon={<Plus />}
      idle={!data || data.types.length === 0}
      onClick={() => open({ kind: 'edit', map: null })}
      data-testid="douyin-map-new"
    >
      {words('lead.settings.map.new')}
    </SteadyButton>
  );
  return (
    <Panel
      title={words('lead.settings.maps')}
      hint={words('lead.settings.maps.hint')}
      action={add}
      testId="douyin-maps"
    >
      {maps.failure && !ask ? <FailureBox failure={maps.failure} /> : null}
      <Await of={maps.answer}>
        {(settings) => (
          <>
            <MapTable settings={settings} maps={maps} onAsk={open} />
            {ask?.kind === 'edit' ? (
              <MapDialog map={ask.map} settings={settings} maps={maps} onClose={close} />
            ) : null}
          </>
        )}
      </Await>
      {ask?.kind === 'remove' && ask.map ? (
        <AskDialog
          title={words('lead.settings.map.remove')}
          confirm={words('lead.settings.map.remove.confirm')}
          danger
          onConfirm={async () => {
            await maps.remove(ask.map?.name ?? '');
            close();
          }}
          onCancel={close}
          testId="douyin-map-remove-dialog"
        >
          <Typography textAlign="center">{words('lead.settings.map.remove.text')}</Typography>
        </AskDialog>
      ) : null}
    </Panel>
  );
}
