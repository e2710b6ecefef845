import type { Core } from '@strapi/strapi';

/** Where the panel shows the alerts. */
export const panelUrl = (strapi: Core.Strapi): string =>
  `${strapi.config.get<string>('admin.absoluteUrl', '').replace(/\/+$/, '')}/plugins/douyin/notices`;
