import { Flex, Switch, Typography } from '@strapi/design-system';
import { useWords } from '../shared/words';

type OnOffProps = {
  id: string;
  label: string;
  hint: string;
  on: boolean;
  locked: boolean;
  onChange: (on: boolean) => void;
};

/** A switch with its name and purpose beside it. */
export function OnOff({ id, label, hint, on, locked, onChange }: OnOffProps) {
  const words = useWords();
  return (
    <Flex justifyContent="space-between" gap={4}>
      <Flex direction="column" alignItems="flex-start">
        <Typography tag="label" htmlFor={id} fontWeight="semiBold">
          {label}
        </Typography>
        <Typography variant="pi" textColor="neutral600" id={`${id}-hint`}>
          {hint}
        </Typography>
      </Flex>
      <Flex gap={3} style={{ flexShrink: 0 }}>
        <Typography variant="pi" textColor={on ? 'success600' : 'neutral600'} aria-hidden>
          {words(on ? 'switch.word.on' : 'switch.word.off')}
        </Typography>
        <Switch
          id={id}
          data-testid={id}
          aria-describedby={`${id}-hint`}
          checked={on}
          disabled={locked}
          // The design system paints "off" red, which reads as a fault; a use that is off is none.
          style={on ? undefined : { backgroundColor: '#a5a5ba' }}
          onCheckedChange={onChange}
        />
      </Flex>
    </Flex>
  );
}
