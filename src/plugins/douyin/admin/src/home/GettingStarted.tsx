import type { ReactNode } from 'react';
import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { CheckCircle, CheckCircleEmpty } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { AppView } from '../../../contracts/apps';
import { pagePath } from '../plugin-id';
import { CopyValue } from '../shared/CopyValue';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { gettingStarted, mainApp, type Overview, type Step } from './steps';

function useStepAction(app: AppView | null): (step: Step) => ReactNode {
  const words = useWords();
  const to = pagePath(app ? `/apps/${app.id}` : '/apps/new');
  return ({ name, done }) => {
    if (done) return null;
    if (name === 'login')
      return app?.switches.login ? <CopyValue value={app.urls.login} what={words('url.login')} /> : null;
    return (
      <LinkButton tag={Link} to={to} variant="secondary" size="S">
        {words(`start.${name}.action`)}
      </LinkButton>
    );
  };
}

function StepRow({ step, number, action }: { step: Step; number: number; action: ReactNode }) {
  const words = useWords();
  const Icon = step.done ? CheckCircle : CheckCircleEmpty;
  return (
    <Flex
      tag="li"
      gap={4}
      alignItems="flex-start"
      data-testid={`douyin-start-${step.name}`}
      data-done={step.done}
    >
      <Icon
        fill={step.done ? 'success600' : 'neutral300'}
        width="2rem"
        height="2rem"
        aria-label={words(step.done ? 'start.done' : 'start.open')}
        style={{ flexShrink: 0 }}
      />
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1">
        <Typography fontWeight="semiBold" textColor={step.done ? 'neutral600' : 'neutral800'}>
          {`${number}. ${words(`start.${step.name}`)}`}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {words(`start.${step.name}.text`)}
        </Typography>
        {action}
      </Flex>
    </Flex>
  );
}

/** The way to the first login in three steps, which tick themselves. */
export function GettingStarted({ numbers, apps }: { numbers: Overview; apps: AppView[] }) {
  const words = useWords();
  const steps = gettingStarted(numbers, apps);
  const actionOf = useStepAction(mainApp(apps));
  const left = steps.filter(({ done }) => !done).length;
  return (
    <Panel
      title={words('start.title')}
      hint={words(left > 0 ? 'start.hint' : 'start.all-done')}
      testId="douyin-start"
    >
      <Flex tag="ol" direction="column" alignItems="stretch" gap={5}>
        {steps.map((step, index) => (
          <StepRow key={step.name} step={step} number={index + 1} action={actionOf(step)} />
        ))}
      </Flex>
    </Panel>
  );
}
