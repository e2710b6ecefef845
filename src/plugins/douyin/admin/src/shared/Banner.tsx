import type { ReactNode } from 'react';
import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { CheckCircle, Cross, Information, WarningCircle } from '@strapi/icons';
import { useWords } from './words';

const looks = {
  success: { Icon: CheckCircle, background: 'success100', border: 'success200', fill: 'success600' },
  info: { Icon: Information, background: 'primary100', border: 'primary200', fill: 'primary600' },
  warning: { Icon: WarningCircle, background: 'warning100', border: 'warning200', fill: 'warning600' },
  danger: { Icon: WarningCircle, background: 'danger100', border: 'danger200', fill: 'danger600' },
} as const;

type Variant = 'success' | 'info' | 'warning' | 'danger';

type BannerProps = {
  variant: Variant;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Without it the message cannot be closed. */
  onClose?: () => void;
  testId?: string;
};

/** A message that stays on the page until it is closed or its reason is gone. */
export function Banner({ variant, title, children, action, onClose, testId }: BannerProps) {
  const words = useWords();
  const { Icon, background, border, fill } = looks[variant];
  return (
    <Box
      role={variant === 'danger' ? 'alert' : 'status'}
      data-testid={testId}
      background={background}
      borderColor={border}
      hasRadius
      padding={4}
      width="100%"
    >
      <Flex gap={3} alignItems="flex-start">
        <Box paddingTop="2px" style={{ flexShrink: 0, lineHeight: 0 }}>
          <Icon fill={fill} width="1.6rem" height="1.6rem" aria-hidden />
        </Box>
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth={0}>
          {title ? <Typography fontWeight="bold">{title}</Typography> : null}
          {children ? <Typography tag="div">{children}</Typography> : null}
        </Flex>
        {action}
        {onClose ? (
          <IconButton variant="ghost" label={words('action.close')} onClick={onClose}>
            <Cross />
          </IconButton>
        ) : null}
      </Flex>
    </Box>
  );
}
