/** The plugin's id in Strapi: part of its URLs, permissions and translation keys. */
export const pluginId = 'douyin';

/** Address of a page of the plugin inside the admin; without a path, its start page. */
export const pagePath = (path = ''): string => `/plugins/${pluginId}${path}`;
