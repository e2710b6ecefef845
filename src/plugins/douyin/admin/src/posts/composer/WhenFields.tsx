import { Box, DatePicker, Flex, TimePicker, Typography } from '@strapi/design-system';
import { dayOf, ownZone } from '../../leads/days';
import { OneOf } from '../../shared/OneOf';
import { useWords } from '../../shared/words';
import type { When } from './when';

const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

type WhenFieldsProps = { when: When; onChange: (when: When) => void };

/** Now, or a time of a day where the browser is. */
export function WhenFields({ when, onChange }: WhenFieldsProps) {
  const words = useWords();
  const zone = ownZone();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <OneOf
        label={words('post.field.when')}
        options={(['now', 'later'] as const).map((name) => ({ name, label: words(`post.when.${name}`) }))}
        value={when.later ? 'later' : 'now'}
        onChange={(name) => onChange({ ...when, later: name === 'later' })}
        testId="douyin-post-when"
      />
      {when.later ? (
        <>
          <Flex gap={2} wrap="wrap">
            <Box width="18rem">
              <DatePicker
                aria-label={words('post.when.day')}
                value={dateOf(when.day)}
                minDate={dateOf(dayOf(new Date(), zone))}
                onChange={(date) => date && onChange({ ...when, day: date.toISOString().slice(0, 10) })}
              />
            </Box>
            <Box width="14rem">
              <TimePicker
                aria-label={words('post.when.time')}
                step={5}
                value={when.time}
                onChange={(time) => time && onChange({ ...when, time })}
              />
            </Box>
          </Flex>
          <Typography variant="pi" textColor="neutral600">
            {words('post.zone', { zone })}
          </Typography>
        </>
      ) : null}
    </Flex>
  );
}
