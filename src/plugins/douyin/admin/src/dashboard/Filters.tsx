import { Box, Button, DatePicker, Flex } from '@strapi/design-system';
import { useChoices } from '../leads/choices';
import { ownZone } from '../leads/days';
import { Filter } from '../shared/Filter';
import { useWords } from '../shared/words';
import { lastDays, presets, withDay, type Place } from './place';

type FiltersProps = { place: Place; onChange: (place: Place) => void };

function Day({ name, place, onChange }: FiltersProps & { name: 'from' | 'to' }) {
  const words = useWords();
  return (
    <Box width="17rem">
      <DatePicker
        size="S"
        aria-label={words(`dash.${name}`)}
        value={new Date(`${place[name]}T00:00:00.000Z`)}
        onChange={(date) =>
          date ? onChange(withDay(place, name, date.toISOString().slice(0, 10))) : undefined
        }
      />
    </Box>
  );
}

/** Which days, and which app. */
export function Filters({ place, onChange }: FiltersProps) {
  const words = useWords();
  const { apps } = useChoices();
  const choose = (preset: (typeof presets)[number]) =>
    onChange({ ...place, preset, ...lastDays(preset, ownZone(), new Date()), zone: ownZone() });
  return (
    <Flex gap={2} wrap="wrap" role="search" aria-label={words('dash.filter.region')}>
      <Flex gap={1} role="group" aria-label={words('dash.presets')}>
        {presets.map((preset) => (
          <Button
            key={preset}
            size="S"
            variant={place.preset === preset ? 'secondary' : 'tertiary'}
            aria-pressed={place.preset === preset}
            onClick={() => choose(preset)}
            data-testid={`douyin-days-${preset}`}
          >
            {words('dash.last', { days: preset })}
          </Button>
        ))}
      </Flex>
      <Day name="from" {...{ place, onChange }} />
      <Day name="to" {...{ place, onChange }} />
      <Filter
        width="20rem"
        label={words('lead.filter.app')}
        value={place.app}
        options={apps.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(app) => onChange({ ...place, app })}
      />
    </Flex>
  );
}
