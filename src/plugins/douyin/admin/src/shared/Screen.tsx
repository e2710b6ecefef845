import type { ReactNode } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { AdminAction } from '../../../contracts/permissions';
import { permission } from '../permissions';

type ScreenProps = {
  title: string;
  subtitle?: string;
  needs: AdminAction;
  primary?: ReactNode;
  back?: ReactNode;
  children: ReactNode;
};

/** One page of the plugin: guarded by its permission, with title, actions and content. */
export function Screen({ title, subtitle, needs, primary, back, children }: ScreenProps) {
  return (
    <Page.Protect permissions={[permission(needs)]}>
      <Page.Main>
        <Page.Title>{title}</Page.Title>
        <Layouts.Header title={title} subtitle={subtitle} primaryAction={primary} navigationAction={back} />
        <Layouts.Content>{children}</Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}
