import { Flex, Typography } from '@strapi/design-system';
import { useWords } from '../shared/words';
import { toneOf, type Light } from './light';
import { looks } from './look';

/** How a stream is doing: a shape, a colour and a word. */
export function HealthLight({ light }: { light: Light }) {
  const words = useWords();
  const { Icon, fill, text } = looks[toneOf(light)];
  return (
    <Flex gap={2} data-testid="douyin-sync-light" data-light={light}>
      <Icon fill={fill} width="1.6rem" height="1.6rem" aria-hidden style={{ flexShrink: 0 }} />
      <Typography textColor={text} fontWeight="semiBold">
        {words(`sync.light.${light}`)}
      </Typography>
    </Flex>
  );
}
