import { Flex, Typography } from '@strapi/design-system';
import type { NotifyChoices, NotifyRuleView } from '../../../contracts/lead-notify';
import { useWords } from '../shared/words';
import { conditions } from './rule-values';
import { useRuleOptions } from './use-rule-options';

type SummaryProps = { rule: NotifyRuleView; choices: NotifyChoices };

const Lines = ({ lines }: { lines: string[] }) => (
  <Flex direction="column" alignItems="flex-start" style={{ whiteSpace: 'normal', maxWidth: '30rem' }}>
    {lines.map((line, place) => (
      <Typography
        key={line}
        variant={place === 0 ? undefined : 'pi'}
        textColor={place === 0 ? undefined : 'neutral600'}
        style={{ overflowWrap: 'anywhere' }}
      >
        {line}
      </Typography>
    ))}
  </Flex>
);

/** Of what a rule tells, and of which leads. */
export function RuleWhat({ rule, choices }: SummaryProps) {
  const words = useWords();
  const options = useRuleOptions(choices);
  const asked = conditions.flatMap((name) => {
    const value = rule[name];
    if (value === null) return [];
    const text = String(value);
    const known = name === 'keyword' ? text : options[name].find((option) => option.value === text)?.label;
    return [
      words('notify.condition', {
        name: words(`notify.field.${name}`),
        value: known ?? words('notify.gone'),
      }),
    ];
  });
  return (
    <Lines
      lines={[
        words(`notify.event.${rule.event}`),
        ...(asked.length > 0 ? asked : [words('notify.condition.none')]),
      ]}
    />
  );
}

/** When a rule tells. */
export function RuleWhen({ rule }: { rule: NotifyRuleView }) {
  const words = useWords();
  const { pace, everyMinutes, dailyAt, quiet } = rule;
  const quietly = quiet ? [words('notify.quiet', { from: quiet.from, to: quiet.to })] : [];
  return <Lines lines={[words(`notify.pace.${pace}.short`, { everyMinutes, dailyAt }), ...quietly]} />;
}

/** Whom a rule tells. */
export function RuleWhere({ rule, choices }: SummaryProps) {
  const words = useWords();
  const names = rule.channels.map((id) => {
    const channel = choices.channels.find((one) => one.id === id);
    if (!channel) return words('notify.channel.gone');
    return channel.enabled ? channel.name : words('notify.channel.is-off', { name: channel.name });
  });
  return <Lines lines={names} />;
}
