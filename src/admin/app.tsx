import type { StrapiApp } from '@strapi/strapi/admin';

const config = {
  // 简体中文 beside English; each administrator chooses in the profile.
  locales: ['zh-Hans'],
  tutorials: false,
  notifications: { releases: false },
};

/** Strapi calls this once the admin has started; nothing of ours is needed there. */
function bootstrap(_app: StrapiApp): void {}

// Strapi reads the default export of this file.
export default { config, bootstrap };
