import { Button, Flex, LinkButton } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { pagePath } from '../plugin-id';
import { Empty } from '../shared/Empty';
import { useWords } from '../shared/words';
import type { Example } from './rule-values';

const names: Example[] = ['arrived', 'won', 'late'];

/** What stands where there are no rules: examples to begin with, or first of all the way to the channels. */
export function NoRules({
  hasChannels,
  onBegin,
}: {
  hasChannels: boolean;
  onBegin: (example: Example) => void;
}) {
  const words = useWords();
  const begin = (
    <Flex gap={3} wrap="wrap" justifyContent="center">
      {names.map((name) => (
        <Button
          key={name}
          variant="secondary"
          onClick={() => onBegin(name)}
          data-testid={`douyin-notify-example-${name}`}
        >
          {words(`notify.example.${name}`)}
        </Button>
      ))}
    </Flex>
  );
  const toChannels = (
    <LinkButton tag={NavLink} to={pagePath('/notices')} data-testid="douyin-notify-to-channels">
      {words('notify.to-channels')}
    </LinkButton>
  );
  return (
    <Empty
      title={words('notify.empty.title')}
      action={hasChannels ? begin : toChannels}
      testId="douyin-notify-empty"
    >
      {words(hasChannels ? 'notify.empty.text' : 'notify.empty.no-channels')}
    </Empty>
  );
}
