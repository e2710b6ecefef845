import type { Schema, Struct } from '@strapi/strapi';

export interface AdminApiToken extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_api_tokens';
  info: {
    description: '';
    displayName: 'Api Token';
    name: 'Api Token';
    pluralName: 'api-tokens';
    singularName: 'api-token';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accessKey: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    adminPermissions: Schema.Attribute.Relation<'oneToMany', 'admin::permission'>;
    adminUserOwner: Schema.Attribute.Relation<'manyToOne', 'admin::user'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }> &
      Schema.Attribute.DefaultTo<''>;
    encryptedKey: Schema.Attribute.Text &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    expiresAt: Schema.Attribute.DateTime;
    kind: Schema.Attribute.Enumeration<['content-api', 'admin']> &
      Schema.Attribute.Required &
      Schema.Attribute.DefaultTo<'content-api'>;
    lastUsedAt: Schema.Attribute.DateTime;
    lifespan: Schema.Attribute.BigInteger;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::api-token'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'admin::api-token-permission'>;
    publishedAt: Schema.Attribute.DateTime;
    type: Schema.Attribute.Enumeration<['read-only', 'full-access', 'custom']> &
      Schema.Attribute.DefaultTo<'read-only'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminApiTokenPermission extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_api_token_permissions';
  info: {
    description: '';
    displayName: 'API Token Permission';
    name: 'API Token Permission';
    pluralName: 'api-token-permissions';
    singularName: 'api-token-permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::api-token-permission'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    token: Schema.Attribute.Relation<'manyToOne', 'admin::api-token'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminPermission extends Struct.CollectionTypeSchema {
  collectionName: 'admin_permissions';
  info: {
    description: '';
    displayName: 'Permission';
    name: 'Permission';
    pluralName: 'permissions';
    singularName: 'permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    actionParameters: Schema.Attribute.JSON & Schema.Attribute.DefaultTo<{}>;
    apiToken: Schema.Attribute.Relation<'manyToOne', 'admin::api-token'>;
    conditions: Schema.Attribute.JSON & Schema.Attribute.DefaultTo<[]>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::permission'> & Schema.Attribute.Private;
    properties: Schema.Attribute.JSON & Schema.Attribute.DefaultTo<{}>;
    publishedAt: Schema.Attribute.DateTime;
    role: Schema.Attribute.Relation<'manyToOne', 'admin::role'>;
    subject: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminRole extends Struct.CollectionTypeSchema {
  collectionName: 'admin_roles';
  info: {
    description: '';
    displayName: 'Role';
    name: 'Role';
    pluralName: 'roles';
    singularName: 'role';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    code: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::role'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'admin::permission'>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    users: Schema.Attribute.Relation<'manyToMany', 'admin::user'>;
  };
}

export interface AdminSession extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_sessions';
  info: {
    description: 'Session Manager storage';
    displayName: 'Session';
    name: 'Session';
    pluralName: 'sessions';
    singularName: 'session';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
    i18n: {
      localized: false;
    };
  };
  attributes: {
    absoluteExpiresAt: Schema.Attribute.DateTime & Schema.Attribute.Private;
    childId: Schema.Attribute.String & Schema.Attribute.Private;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deviceId: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Private;
    expiresAt: Schema.Attribute.DateTime & Schema.Attribute.Required & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::session'> & Schema.Attribute.Private;
    metadata: Schema.Attribute.JSON & Schema.Attribute.Private;
    origin: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    sessionId: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Private &
      Schema.Attribute.Unique;
    status: Schema.Attribute.String & Schema.Attribute.Private;
    type: Schema.Attribute.String & Schema.Attribute.Private;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    userId: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Private;
  };
}

export interface AdminTransferToken extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_transfer_tokens';
  info: {
    description: '';
    displayName: 'Transfer Token';
    name: 'Transfer Token';
    pluralName: 'transfer-tokens';
    singularName: 'transfer-token';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accessKey: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }> &
      Schema.Attribute.DefaultTo<''>;
    expiresAt: Schema.Attribute.DateTime;
    lastUsedAt: Schema.Attribute.DateTime;
    lifespan: Schema.Attribute.BigInteger;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::transfer-token'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'admin::transfer-token-permission'>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminTransferTokenPermission extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_transfer_token_permissions';
  info: {
    description: '';
    displayName: 'Transfer Token Permission';
    name: 'Transfer Token Permission';
    pluralName: 'transfer-token-permissions';
    singularName: 'transfer-token-permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::transfer-token-permission'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    token: Schema.Attribute.Relation<'manyToOne', 'admin::transfer-token'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface AdminUser extends Struct.CollectionTypeSchema {
  collectionName: 'admin_users';
  info: {
    description: '';
    displayName: 'User';
    name: 'User';
    pluralName: 'users';
    singularName: 'user';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    apiTokens: Schema.Attribute.Relation<'oneToMany', 'admin::api-token'> & Schema.Attribute.Private;
    blocked: Schema.Attribute.Boolean & Schema.Attribute.Private & Schema.Attribute.DefaultTo<false>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    email: Schema.Attribute.Email &
      Schema.Attribute.Required &
      Schema.Attribute.Private &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    firstname: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    isActive: Schema.Attribute.Boolean & Schema.Attribute.Private & Schema.Attribute.DefaultTo<false>;
    lastname: Schema.Attribute.String &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'admin::user'> & Schema.Attribute.Private;
    password: Schema.Attribute.Password &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    preferedLanguage: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    registrationToken: Schema.Attribute.String & Schema.Attribute.Private;
    resetPasswordToken: Schema.Attribute.String & Schema.Attribute.Private;
    resetPasswordTokenExpiresAt: Schema.Attribute.DateTime & Schema.Attribute.Private;
    roles: Schema.Attribute.Relation<'manyToMany', 'admin::role'> & Schema.Attribute.Private;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    username: Schema.Attribute.String;
  };
}

export interface PluginContentReleasesRelease extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_releases';
  info: {
    displayName: 'Release';
    pluralName: 'releases';
    singularName: 'release';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actions: Schema.Attribute.Relation<'oneToMany', 'plugin::content-releases.release-action'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::content-releases.release'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    releasedAt: Schema.Attribute.DateTime;
    scheduledAt: Schema.Attribute.DateTime;
    status: Schema.Attribute.Enumeration<['ready', 'blocked', 'failed', 'done', 'empty']> &
      Schema.Attribute.Required;
    timezone: Schema.Attribute.String;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginContentReleasesReleaseAction extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_release_actions';
  info: {
    displayName: 'Release Action';
    pluralName: 'release-actions';
    singularName: 'release-action';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    contentType: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    entryDocumentId: Schema.Attribute.String;
    isEntryValid: Schema.Attribute.Boolean;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::content-releases.release-action'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    release: Schema.Attribute.Relation<'manyToOne', 'plugin::content-releases.release'>;
    type: Schema.Attribute.Enumeration<['publish', 'unpublish']> & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinAccount extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_accounts';
  info: {
    displayName: 'Douyin account';
    pluralName: 'accounts';
    singularName: 'account';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    appId: Schema.Attribute.String & Schema.Attribute.Required;
    avatarUrl: Schema.Attribute.Text;
    connectedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    disconnectedAt: Schema.Attribute.DateTime;
    identityHash: Schema.Attribute.String & Schema.Attribute.Required;
    lastError: Schema.Attribute.JSON;
    lastLoginAt: Schema.Attribute.DateTime;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.account'> &
      Schema.Attribute.Private;
    nickname: Schema.Attribute.String;
    openId: Schema.Attribute.String & Schema.Attribute.Required;
    phoneSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    phoneView: Schema.Attribute.String;
    provider: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    scopes: Schema.Attribute.JSON;
    unionHash: Schema.Attribute.String;
    unionId: Schema.Attribute.String;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    userId: Schema.Attribute.Integer;
  };
}

export interface PluginDouyinAgainLink extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_again_links';
  info: {
    displayName: 'Douyin consent link';
    pluralName: 'again-links';
    singularName: 'again-link';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    endedAt: Schema.Attribute.DateTime;
    expiresAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.again-link'> &
      Schema.Attribute.Private;
    openFor: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    tokenHash: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    usedAt: Schema.Attribute.DateTime;
  };
}

export interface PluginDouyinApp extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_apps';
  info: {
    displayName: 'Douyin app';
    pluralName: 'apps';
    singularName: 'app';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    baseUrl: Schema.Attribute.String & Schema.Attribute.Required;
    checks: Schema.Attribute.JSON;
    clientKey: Schema.Attribute.String;
    clientKeyHash: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    defaultRole: Schema.Attribute.String & Schema.Attribute.DefaultTo<'authenticated'>;
    deletedAt: Schema.Attribute.DateTime;
    developer: Schema.Attribute.String;
    embeddedQr: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    isDefault: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    leadsOn: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.app'> & Schema.Attribute.Private;
    loginOn: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    newUserRule: Schema.Attribute.Enumeration<['create', 'link', 'closed']> &
      Schema.Attribute.DefaultTo<'create'>;
    previousSecretSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    previousSecretUntil: Schema.Attribute.DateTime;
    previousSecretView: Schema.Attribute.JSON;
    provider: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.DefaultTo<'douyin'>;
    publishedAt: Schema.Attribute.DateTime;
    publishOn: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    revision: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    scopes: Schema.Attribute.JSON;
    secretSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    secretView: Schema.Attribute.JSON;
    slot: Schema.Attribute.String;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    webhookOn: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
  };
}

export interface PluginDouyinAppToken extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_app_tokens';
  info: {
    displayName: 'Douyin app token';
    pluralName: 'app-tokens';
    singularName: 'app-token';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accessExpiresAt: Schema.Attribute.DateTime;
    accessSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    appId: Schema.Attribute.String & Schema.Attribute.Required;
    clientKey: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    failureCode: Schema.Attribute.String;
    failureCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    fence: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    leaseOwner: Schema.Attribute.String;
    leaseUntil: Schema.Attribute.DateTime;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.app-token'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    restUntil: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    version: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
  };
}

export interface PluginDouyinAttempt extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_attempts';
  info: {
    displayName: 'Douyin login attempt';
    pluralName: 'attempts';
    singularName: 'attempt';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String;
    adminId: Schema.Attribute.String;
    appId: Schema.Attribute.String & Schema.Attribute.Required;
    browserHash: Schema.Attribute.String;
    callerState: Schema.Attribute.Text;
    challenge: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    device: Schema.Attribute.String;
    deviceSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    errorCode: Schema.Attribute.String;
    exchangeHash: Schema.Attribute.String;
    expiresAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    linkId: Schema.Attribute.String;
    linkMade: Schema.Attribute.Boolean;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.attempt'> &
      Schema.Attribute.Private;
    network: Schema.Attribute.String;
    phoneHash: Schema.Attribute.String;
    phoneNetwork: Schema.Attribute.String;
    place: Schema.Attribute.String;
    pollOwner: Schema.Attribute.String;
    pollUntil: Schema.Attribute.DateTime;
    publishedAt: Schema.Attribute.DateTime;
    purpose: Schema.Attribute.Enumeration<['login', 'link', 'connect', 'reauthorize']> &
      Schema.Attribute.Required;
    qrExpiresAt: Schema.Attribute.DateTime;
    qrHash: Schema.Attribute.String;
    redirectTo: Schema.Attribute.Text;
    returnHash: Schema.Attribute.String;
    returnTries: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    scopes: Schema.Attribute.JSON;
    stage: Schema.Attribute.Enumeration<
      [
        'started',
        'scanned',
        'returned',
        'confirmed',
        'authorized',
        'done',
        'refused',
        'failed',
        'cancelled',
        'denied',
        'expired',
      ]
    > &
      Schema.Attribute.Required;
    stateHash: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    userId: Schema.Attribute.Integer;
    way: Schema.Attribute.Enumeration<['redirect', 'popup', 'qr', 'device']> & Schema.Attribute.Required;
  };
}

export interface PluginDouyinAttemptStream extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_attempt_streams';
  info: {
    displayName: 'Douyin login stream';
    pluralName: 'attempt-streams';
    singularName: 'attempt-stream';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    attemptId: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    expiresAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.attempt-stream'> &
      Schema.Attribute.Private;
    networkHash: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinAuditEntry extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_audit_entries';
  info: {
    displayName: 'Douyin audit entry';
    pluralName: 'audit-entries';
    singularName: 'audit-entry';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.Enumeration<
      [
        'app.created',
        'app.updated',
        'app.secret-set',
        'app.secret-cleared',
        'app.default-changed',
        'app.deleted',
        'app.restored',
        'account.connected',
        'account.reconnected',
        'account.linked',
        'account.unlinked',
        'account.disconnected',
        'token.minted',
        'token.refreshed',
        'token.renewed',
        'token.revoked',
        'token.lost',
        'token.read',
        'api.explored',
        'notice-channel.created',
        'notice-channel.updated',
        'notice-channel.deleted',
        'notice-channel.tested',
        'keys.rotated',
        'audit.exported',
        'leads.export-started',
        'leads.exported',
        'leads.export-downloaded',
        'leads.import-started',
        'leads.imported',
        'leads.import-reverted',
        'leads.rejected-downloaded',
        'account.phone-read',
        'account.reauthorize-link',
        'account.reauthorized',
        'lead.erased',
        'lead.erasure-lifted',
        'lead.held',
        'lead.released',
        'lead.person-exported',
        'user.created',
        'user.sessions-ended',
        'login.started',
        'login.scanned',
        'login.confirmed',
        'login.code-wrong',
        'login.code-right',
        'login.succeeded',
        'login.refused',
        'login.failed',
        'login.cancelled',
        'login.denied',
        'login.expired',
        'lead.phone-read',
        'lead.merged',
        'lead.separated',
        'lead.converted',
        'sync.stream-edited',
        'sync.letters-retried',
        'sync.letters-discarded',
        'sync.review-accepted',
        'sync.review-dismissed',
      ]
    > &
      Schema.Attribute.Required;
    actorId: Schema.Attribute.String;
    actorKind: Schema.Attribute.Enumeration<['admin', 'user', 'visitor', 'environment', 'system']> &
      Schema.Attribute.Required;
    actorName: Schema.Attribute.String;
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    chainHash: Schema.Attribute.String;
    chainId: Schema.Attribute.String;
    chainPrevious: Schema.Attribute.String;
    chainSeq: Schema.Attribute.Integer;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    details: Schema.Attribute.JSON;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.audit-entry'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    targetId: Schema.Attribute.String & Schema.Attribute.Required;
    targetKind: Schema.Attribute.String & Schema.Attribute.Required;
    targetName: Schema.Attribute.String;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinDeadLetter extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_dead_letters';
  info: {
    displayName: 'Douyin dead letter';
    pluralName: 'dead-letters';
    singularName: 'dead-letter';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    attempts: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    letterKey: Schema.Attribute.String & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.dead-letter'> &
      Schema.Attribute.Private;
    note: Schema.Attribute.Text;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text & Schema.Attribute.Required;
    resolution: Schema.Attribute.String;
    resolvedAt: Schema.Attribute.DateTime;
    rowSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    runId: Schema.Attribute.String & Schema.Attribute.Required;
    streamId: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinIncident extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_incidents';
  info: {
    displayName: 'Douyin incident';
    pluralName: 'incidents';
    singularName: 'incident';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    acknowledgedAt: Schema.Attribute.DateTime;
    acknowledgedBy: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    facts: Schema.Attribute.JSON;
    incidentKey: Schema.Attribute.String & Schema.Attribute.Required;
    kind: Schema.Attribute.Enumeration<
      [
        'grant-lost',
        'grant-unknown',
        'grant-ends',
        'configuration',
        'platform-down',
        'account-trouble',
        'keys-locked',
      ]
    > &
      Schema.Attribute.Required;
    lastSeenAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    linkSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.incident'> &
      Schema.Attribute.Private;
    openedAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    openKey: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    recoveredAt: Schema.Attribute.DateTime;
    remedy: Schema.Attribute.String & Schema.Attribute.Required;
    seenCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    severity: Schema.Attribute.Enumeration<['info', 'warning', 'critical']> & Schema.Attribute.Required;
    subject: Schema.Attribute.JSON;
    subjectId: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    warning: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
  };
}

export interface PluginDouyinJob extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_jobs';
  info: {
    displayName: 'Douyin job';
    pluralName: 'jobs';
    singularName: 'job';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    attempts: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    error: Schema.Attribute.JSON;
    fence: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    finishedAt: Schema.Attribute.DateTime;
    jobKey: Schema.Attribute.String;
    kind: Schema.Attribute.String & Schema.Attribute.Required;
    leaseOwner: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.job'> & Schema.Attribute.Private;
    maxAttempts: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<5>;
    payload: Schema.Attribute.JSON;
    progress: Schema.Attribute.JSON;
    publishedAt: Schema.Attribute.DateTime;
    result: Schema.Attribute.JSON;
    runAt: Schema.Attribute.DateTime;
    stage: Schema.Attribute.Enumeration<['queued', 'running', 'done', 'failed', 'cancelled']> &
      Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLead extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_leads';
  info: {
    displayName: 'Douyin lead';
    pluralName: 'leads';
    singularName: 'lead';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String & Schema.Attribute.Required;
    acquiredAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    appId: Schema.Attribute.String & Schema.Attribute.Required;
    avatarUrl: Schema.Attribute.Text;
    city: Schema.Attribute.String;
    country: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    gender: Schema.Attribute.String;
    held: Schema.Attribute.Boolean;
    lastSeenAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead'> & Schema.Attribute.Private;
    mergedIntoId: Schema.Attribute.Integer;
    nextFollowUpAt: Schema.Attribute.DateTime;
    nickname: Schema.Attribute.String;
    notes: Schema.Attribute.Text;
    openId: Schema.Attribute.String;
    ownerId: Schema.Attribute.Integer;
    phoneSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    phoneView: Schema.Attribute.String;
    province: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    relation: Schema.Attribute.Enumeration<['following', 'not-in-list']>;
    searchText: Schema.Attribute.Text;
    sourceKind: Schema.Attribute.String & Schema.Attribute.Required;
    stage: Schema.Attribute.String & Schema.Attribute.Required;
    tags: Schema.Attribute.JSON;
    team: Schema.Attribute.String;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    version: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
  };
}

export interface PluginDouyinLeadConversion extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_conversions';
  info: {
    displayName: 'Douyin lead conversion';
    pluralName: 'lead-conversions';
    singularName: 'lead-conversion';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actorName: Schema.Attribute.String;
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    conversionKey: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    entry: Schema.Attribute.String & Schema.Attribute.Required;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-conversion'> &
      Schema.Attribute.Private;
    map: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    type: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadErasure extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_erasures';
  info: {
    displayName: 'Douyin lead erasure';
    pluralName: 'lead-erasures';
    singularName: 'lead-erasure';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actorId: Schema.Attribute.String;
    actorKind: Schema.Attribute.String & Schema.Attribute.Required;
    actorName: Schema.Attribute.String;
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    filedAt: Schema.Attribute.DateTime;
    kind: Schema.Attribute.String & Schema.Attribute.Required;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    liftedAt: Schema.Attribute.DateTime;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-erasure'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text;
    removed: Schema.Attribute.JSON;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadEvent extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_events';
  info: {
    displayName: 'Douyin lead event';
    pluralName: 'lead-events';
    singularName: 'lead-event';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actorId: Schema.Attribute.String;
    actorKind: Schema.Attribute.String & Schema.Attribute.Required;
    actorName: Schema.Attribute.String;
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    facts: Schema.Attribute.JSON;
    kind: Schema.Attribute.String & Schema.Attribute.Required;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-event'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadExport extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_exports';
  info: {
    displayName: 'Douyin lead export';
    pluralName: 'lead-exports';
    singularName: 'lead-export';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actorId: Schema.Attribute.String;
    actorKind: Schema.Attribute.String & Schema.Attribute.Required;
    actorName: Schema.Attribute.String;
    columns: Schema.Attribute.JSON;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    error: Schema.Attribute.JSON;
    expiresAt: Schema.Attribute.DateTime;
    fileName: Schema.Attribute.String;
    finishedAt: Schema.Attribute.DateTime;
    folderId: Schema.Attribute.String & Schema.Attribute.Required;
    format: Schema.Attribute.Enumeration<['csv', 'xlsx']> & Schema.Attribute.Required;
    holder: Schema.Attribute.String;
    host: Schema.Attribute.String & Schema.Attribute.Required;
    jobId: Schema.Attribute.String;
    language: Schema.Attribute.String & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-export'> &
      Schema.Attribute.Private;
    newestId: Schema.Attribute.Integer;
    place: Schema.Attribute.JSON;
    publishedAt: Schema.Attribute.DateTime;
    reason: Schema.Attribute.Text;
    scope: Schema.Attribute.JSON;
    slotKey: Schema.Attribute.String;
    stage: Schema.Attribute.Enumeration<['queued', 'running', 'done', 'failed', 'cancelled', 'expired']> &
      Schema.Attribute.Required;
    total: Schema.Attribute.Integer;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    written: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
  };
}

export interface PluginDouyinLeadIdentity extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_identities';
  info: {
    displayName: 'Douyin lead identity';
    pluralName: 'lead-identities';
    singularName: 'lead-identity';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    kind: Schema.Attribute.String & Schema.Attribute.Required;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-identity'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    scope: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    valueHash: Schema.Attribute.String & Schema.Attribute.Required;
  };
}

export interface PluginDouyinLeadImport extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_imports';
  info: {
    displayName: 'Douyin lead import';
    pluralName: 'lead-imports';
    singularName: 'lead-import';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actorId: Schema.Attribute.String;
    actorKind: Schema.Attribute.String & Schema.Attribute.Required;
    actorName: Schema.Attribute.String;
    counts: Schema.Attribute.JSON;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    delimiter: Schema.Attribute.String;
    encoding: Schema.Attribute.String;
    error: Schema.Attribute.JSON;
    fileName: Schema.Attribute.String;
    finishedAt: Schema.Attribute.DateTime;
    folderId: Schema.Attribute.String & Schema.Attribute.Required;
    format: Schema.Attribute.Enumeration<['csv', 'xlsx']> & Schema.Attribute.Required;
    guessed: Schema.Attribute.JSON;
    headings: Schema.Attribute.JSON;
    holder: Schema.Attribute.String;
    host: Schema.Attribute.String & Schema.Attribute.Required;
    jobId: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-import'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    plan: Schema.Attribute.JSON;
    problems: Schema.Attribute.JSON;
    publishedAt: Schema.Attribute.DateTime;
    rejected: Schema.Attribute.JSON;
    rejectedName: Schema.Attribute.String;
    revert: Schema.Attribute.JSON;
    revertibleUntil: Schema.Attribute.DateTime;
    rights: Schema.Attribute.JSON;
    rowsDone: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    slotKey: Schema.Attribute.String;
    stage: Schema.Attribute.Enumeration<
      [
        'uploaded',
        'checking',
        'checked',
        'queued',
        'running',
        'done',
        'failed',
        'cancelled',
        'reverting',
        'reverted',
      ]
    > &
      Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadImportMark extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_import_marks';
  info: {
    displayName: 'Douyin lead import mark';
    pluralName: 'lead-import-marks';
    singularName: 'lead-import-mark';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    facts: Schema.Attribute.JSON;
    importId: Schema.Attribute.String & Schema.Attribute.Required;
    isNew: Schema.Attribute.Boolean & Schema.Attribute.Required;
    lastEventId: Schema.Attribute.Integer & Schema.Attribute.Required;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-import-mark'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    version: Schema.Attribute.Integer & Schema.Attribute.Required;
  };
}

export interface PluginDouyinLeadKey extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_keys';
  info: {
    displayName: 'Douyin lead key';
    pluralName: 'lead-keys';
    singularName: 'lead-key';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    keySealed: Schema.Attribute.Text & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-key'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    purpose: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadMerge extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_merges';
  info: {
    displayName: 'Douyin lead merge';
    pluralName: 'lead-merges';
    singularName: 'lead-merge';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actorName: Schema.Attribute.String;
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    byPlatform: Schema.Attribute.Boolean & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-merge'> &
      Schema.Attribute.Private;
    loserIds: Schema.Attribute.JSON & Schema.Attribute.Required;
    moved: Schema.Attribute.JSON & Schema.Attribute.Private;
    phoneSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    separatedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    winnerId: Schema.Attribute.Integer & Schema.Attribute.Required;
  };
}

export interface PluginDouyinLeadNote extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_notes';
  info: {
    displayName: 'Douyin lead note';
    pluralName: 'lead-notes';
    singularName: 'lead-note';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    authorId: Schema.Attribute.String;
    authorKind: Schema.Attribute.String & Schema.Attribute.Required;
    authorName: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    editedAt: Schema.Attribute.DateTime;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-note'> &
      Schema.Attribute.Private;
    pinnedAt: Schema.Attribute.DateTime;
    publishedAt: Schema.Attribute.DateTime;
    text: Schema.Attribute.Text & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadOperation extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_operations';
  info: {
    displayName: 'Douyin lead operation';
    pluralName: 'lead-operations';
    singularName: 'lead-operation';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    actorId: Schema.Attribute.String;
    actorKind: Schema.Attribute.String & Schema.Attribute.Required;
    actorName: Schema.Attribute.String;
    changed: Schema.Attribute.Integer & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    finishedAt: Schema.Attribute.DateTime;
    leftOver: Schema.Attribute.JSON;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-operation'> &
      Schema.Attribute.Private;
    place: Schema.Attribute.Integer & Schema.Attribute.Required;
    plan: Schema.Attribute.JSON;
    publishedAt: Schema.Attribute.DateTime;
    stage: Schema.Attribute.Enumeration<['queued', 'running', 'done', 'cancelled']> &
      Schema.Attribute.Required;
    step: Schema.Attribute.Integer & Schema.Attribute.Required;
    total: Schema.Attribute.Integer & Schema.Attribute.Required;
    unchanged: Schema.Attribute.Integer & Schema.Attribute.Required;
    undoneBy: Schema.Attribute.String;
    undoUntil: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadOperationItem extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_operation_items';
  info: {
    displayName: 'Douyin lead operation item';
    pluralName: 'lead-operation-items';
    singularName: 'lead-operation-item';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    earlier: Schema.Attribute.JSON;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-operation-item'> &
      Schema.Attribute.Private;
    operation: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    versionAfter: Schema.Attribute.Integer & Schema.Attribute.Required;
  };
}

export interface PluginDouyinLeadRule extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_rules';
  info: {
    displayName: 'Douyin lead rule';
    pluralName: 'lead-rules';
    singularName: 'lead-rule';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String;
    appId: Schema.Attribute.String;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    isOn: Schema.Attribute.Boolean & Schema.Attribute.Required;
    keyword: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-rule'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    position: Schema.Attribute.Integer & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    sourceKind: Schema.Attribute.String;
    team: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadSource extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_sources';
  info: {
    displayName: 'Douyin lead source';
    pluralName: 'lead-sources';
    singularName: 'lead-source';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String & Schema.Attribute.Required;
    acquiredAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    appId: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    firstTouchAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    goneAt: Schema.Attribute.DateTime;
    item: Schema.Attribute.String;
    kind: Schema.Attribute.String & Schema.Attribute.Required;
    lastTouchAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-source'> &
      Schema.Attribute.Private;
    platformHash: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    sourceKey: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadTag extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_tags';
  info: {
    displayName: 'Douyin lead tag';
    pluralName: 'lead-tags';
    singularName: 'lead-tag';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    acquiredAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    leadId: Schema.Attribute.Integer & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-tag'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    tagKey: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadTeam extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_teams';
  info: {
    displayName: 'Douyin lead team';
    pluralName: 'lead-teams';
    singularName: 'lead-team';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-team'> &
      Schema.Attribute.Private;
    members: Schema.Attribute.JSON;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    nameKey: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    revision: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinLeadTombstone extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_lead_tombstones';
  info: {
    displayName: 'Douyin lead tombstone';
    pluralName: 'lead-tombstones';
    singularName: 'lead-tombstone';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    at: Schema.Attribute.DateTime & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    erasureId: Schema.Attribute.String & Schema.Attribute.Required;
    kind: Schema.Attribute.String & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.lead-tombstone'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    tombHash: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinNoticeChannel extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_notice_channels';
  info: {
    displayName: 'Douyin notice channel';
    pluralName: 'notice-channels';
    singularName: 'notice-channel';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    emails: Schema.Attribute.JSON;
    enabled: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    kind: Schema.Attribute.Enumeration<['email', 'feishu', 'dingtalk', 'wecom', 'webhook']> &
      Schema.Attribute.Required;
    language: Schema.Attribute.Enumeration<['zh-Hans', 'en']> & Schema.Attribute.DefaultTo<'zh-Hans'>;
    lastDelivery: Schema.Attribute.JSON;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.notice-channel'> &
      Schema.Attribute.Private;
    minSeverity: Schema.Attribute.Enumeration<['info', 'warning', 'critical']> &
      Schema.Attribute.DefaultTo<'info'>;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    revision: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    secretSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    secretView: Schema.Attribute.JSON;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    urlSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    urlView: Schema.Attribute.JSON;
  };
}

export interface PluginDouyinNoticeDelivery extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_notice_deliveries';
  info: {
    displayName: 'Douyin notice delivery';
    pluralName: 'notice-deliveries';
    singularName: 'notice-delivery';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    attempts: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    channelId: Schema.Attribute.String & Schema.Attribute.Required;
    channelName: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    deliveryKey: Schema.Attribute.String;
    errorCode: Schema.Attribute.String;
    incidentId: Schema.Attribute.String & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.notice-delivery'> &
      Schema.Attribute.Private;
    phase: Schema.Attribute.Enumeration<['opened', 'recovered', 'warned']> & Schema.Attribute.Required;
    publishedAt: Schema.Attribute.DateTime;
    state: Schema.Attribute.Enumeration<['waiting', 'sending', 'sent', 'failed', 'dropped']> &
      Schema.Attribute.DefaultTo<'waiting'>;
    stateAt: Schema.Attribute.DateTime & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinSession extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_sessions';
  info: {
    displayName: 'Douyin session';
    pluralName: 'sessions';
    singularName: 'session';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String & Schema.Attribute.Required;
    attemptId: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    crossDeviceUntil: Schema.Attribute.DateTime;
    endedAt: Schema.Attribute.DateTime;
    key: Schema.Attribute.String & Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.session'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    until: Schema.Attribute.DateTime & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginDouyinSyncRun extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_sync_runs';
  info: {
    displayName: 'Douyin sync run';
    pluralName: 'sync-runs';
    singularName: 'sync-run';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String & Schema.Attribute.Required;
    activeKey: Schema.Attribute.String;
    apiCalls: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    complete: Schema.Attribute.Boolean;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    cursor: Schema.Attribute.JSON;
    cursorAt: Schema.Attribute.DateTime;
    cursorVersion: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    errorCode: Schema.Attribute.String;
    failures: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    fetched: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    finishedAt: Schema.Attribute.DateTime;
    generation: Schema.Attribute.Integer & Schema.Attribute.Required;
    gone: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    inserted: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    kind: Schema.Attribute.Enumeration<['fans', 'interaction', 'comment', 'enterprise', 'clue']> &
      Schema.Attribute.Required;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.sync-run'> &
      Schema.Attribute.Private;
    pages: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    pass: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    publishedAt: Schema.Attribute.DateTime;
    quietPages: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    rejected: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    returned: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    seen: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    signpost: Schema.Attribute.DateTime & Schema.Attribute.Required;
    stage: Schema.Attribute.Enumeration<['queued', 'running', 'paused', 'done', 'failed', 'cancelled']> &
      Schema.Attribute.Required;
    startedAt: Schema.Attribute.DateTime;
    stopReason: Schema.Attribute.String;
    strategy: Schema.Attribute.Enumeration<['INCREMENTAL', 'FULL']> & Schema.Attribute.Required;
    streamId: Schema.Attribute.String & Schema.Attribute.Required;
    total: Schema.Attribute.Integer;
    trigger: Schema.Attribute.String & Schema.Attribute.Required;
    unchanged: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    updated: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    waitedMs: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
  };
}

export interface PluginDouyinSyncStream extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_sync_streams';
  info: {
    displayName: 'Douyin sync stream';
    pluralName: 'sync-streams';
    singularName: 'sync-stream';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accountId: Schema.Attribute.String & Schema.Attribute.Required;
    appId: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    enabled: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    everyMinutes: Schema.Attribute.Integer & Schema.Attribute.Required;
    failureCode: Schema.Attribute.String;
    failureCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    fullEveryMinutes: Schema.Attribute.Integer;
    generation: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    health: Schema.Attribute.Enumeration<['ok', 'throttled', 'reauthorize', 'retired', 'failed', 'review']> &
      Schema.Attribute.DefaultTo<'ok'>;
    highWater: Schema.Attribute.DateTime;
    kind: Schema.Attribute.Enumeration<['fans', 'interaction', 'comment', 'enterprise', 'clue']> &
      Schema.Attribute.Required;
    lastFullAt: Schema.Attribute.DateTime;
    lastRunAt: Schema.Attribute.DateTime;
    lastTotal: Schema.Attribute.Integer;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.sync-stream'> &
      Schema.Attribute.Private;
    nextRunAt: Schema.Attribute.DateTime;
    publishedAt: Schema.Attribute.DateTime;
    reviewGeneration: Schema.Attribute.Integer;
    reviewKnown: Schema.Attribute.Integer;
    reviewMissing: Schema.Attribute.Integer;
    settings: Schema.Attribute.JSON;
    streamKey: Schema.Attribute.String & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    wholeGenerations: Schema.Attribute.JSON;
  };
}

export interface PluginDouyinToken extends Struct.CollectionTypeSchema {
  collectionName: 'douyin_tokens';
  info: {
    displayName: 'Douyin token';
    pluralName: 'tokens';
    singularName: 'token';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    accessAssumed: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    accessExpiresAt: Schema.Attribute.DateTime;
    accessSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    accessTtlSeconds: Schema.Attribute.Integer;
    accountId: Schema.Attribute.String & Schema.Attribute.Required;
    auditHead: Schema.Attribute.String;
    auditSeq: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    countedDay: Schema.Attribute.String;
    countedRefreshes: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    dueAt: Schema.Attribute.DateTime;
    failureAt: Schema.Attribute.DateTime;
    failureCode: Schema.Attribute.String;
    failureCount: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    fence: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    grantedAt: Schema.Attribute.DateTime;
    grantState: Schema.Attribute.String & Schema.Attribute.DefaultTo<'healthy'>;
    lastAttemptAt: Schema.Attribute.DateTime;
    lastRefreshAt: Schema.Attribute.DateTime;
    leaseOwner: Schema.Attribute.String;
    leaseUntil: Schema.Attribute.DateTime;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::douyin.token'> & Schema.Attribute.Private;
    pending: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    refreshDueAt: Schema.Attribute.DateTime;
    refreshExpiresAt: Schema.Attribute.DateTime;
    refreshSealed: Schema.Attribute.Text & Schema.Attribute.Private;
    renewable: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<true>;
    renewAfter: Schema.Attribute.DateTime;
    renewals: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<0>;
    restUntil: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    version: Schema.Attribute.Integer & Schema.Attribute.DefaultTo<1>;
    warnedDays: Schema.Attribute.Integer;
  };
}

export interface PluginI18NLocale extends Struct.CollectionTypeSchema {
  collectionName: 'i18n_locale';
  info: {
    collectionName: 'locales';
    description: '';
    displayName: 'Locale';
    pluralName: 'locales';
    singularName: 'locale';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    code: Schema.Attribute.String & Schema.Attribute.Unique;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::i18n.locale'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.SetMinMax<
        {
          max: 50;
          min: 1;
        },
        number
      >;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginReviewWorkflowsWorkflow extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_workflows';
  info: {
    description: '';
    displayName: 'Workflow';
    name: 'Workflow';
    pluralName: 'workflows';
    singularName: 'workflow';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    contentTypes: Schema.Attribute.JSON & Schema.Attribute.Required & Schema.Attribute.DefaultTo<'[]'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::review-workflows.workflow'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String & Schema.Attribute.Required & Schema.Attribute.Unique;
    publishedAt: Schema.Attribute.DateTime;
    stageRequiredToPublish: Schema.Attribute.Relation<'oneToOne', 'plugin::review-workflows.workflow-stage'>;
    stages: Schema.Attribute.Relation<'oneToMany', 'plugin::review-workflows.workflow-stage'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginReviewWorkflowsWorkflowStage extends Struct.CollectionTypeSchema {
  collectionName: 'strapi_workflows_stages';
  info: {
    description: '';
    displayName: 'Stages';
    name: 'Workflow Stage';
    pluralName: 'workflow-stages';
    singularName: 'workflow-stage';
  };
  options: {
    draftAndPublish: false;
    version: '1.1.0';
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    color: Schema.Attribute.String & Schema.Attribute.DefaultTo<'#4945FF'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::review-workflows.workflow-stage'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String;
    permissions: Schema.Attribute.Relation<'manyToMany', 'admin::permission'>;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    workflow: Schema.Attribute.Relation<'manyToOne', 'plugin::review-workflows.workflow'>;
  };
}

export interface PluginUploadFile extends Struct.CollectionTypeSchema {
  collectionName: 'files';
  info: {
    description: '';
    displayName: 'File';
    pluralName: 'files';
    singularName: 'file';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    alternativeText: Schema.Attribute.Text;
    caption: Schema.Attribute.Text;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    ext: Schema.Attribute.String;
    focalPoint: Schema.Attribute.JSON;
    folder: Schema.Attribute.Relation<'manyToOne', 'plugin::upload.folder'> & Schema.Attribute.Private;
    folderPath: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    formats: Schema.Attribute.JSON;
    hash: Schema.Attribute.String & Schema.Attribute.Required;
    height: Schema.Attribute.Integer;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.file'> & Schema.Attribute.Private;
    mime: Schema.Attribute.String & Schema.Attribute.Required;
    name: Schema.Attribute.String & Schema.Attribute.Required;
    previewUrl: Schema.Attribute.Text;
    provider: Schema.Attribute.String & Schema.Attribute.Required;
    provider_metadata: Schema.Attribute.JSON;
    publishedAt: Schema.Attribute.DateTime;
    related: Schema.Attribute.Relation<'morphToMany'>;
    size: Schema.Attribute.Decimal & Schema.Attribute.Required;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    url: Schema.Attribute.Text & Schema.Attribute.Required;
    width: Schema.Attribute.Integer;
  };
}

export interface PluginUploadFolder extends Struct.CollectionTypeSchema {
  collectionName: 'upload_folders';
  info: {
    displayName: 'Folder';
    pluralName: 'folders';
    singularName: 'folder';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    children: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.folder'>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    files: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.file'>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::upload.folder'> & Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    parent: Schema.Attribute.Relation<'manyToOne', 'plugin::upload.folder'>;
    path: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 1;
      }>;
    pathId: Schema.Attribute.Integer & Schema.Attribute.Required & Schema.Attribute.Unique;
    publishedAt: Schema.Attribute.DateTime;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginUsersPermissionsPermission extends Struct.CollectionTypeSchema {
  collectionName: 'up_permissions';
  info: {
    description: '';
    displayName: 'Permission';
    name: 'permission';
    pluralName: 'permissions';
    singularName: 'permission';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    action: Schema.Attribute.String & Schema.Attribute.Required;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.permission'> &
      Schema.Attribute.Private;
    publishedAt: Schema.Attribute.DateTime;
    role: Schema.Attribute.Relation<'manyToOne', 'plugin::users-permissions.role'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
  };
}

export interface PluginUsersPermissionsRole extends Struct.CollectionTypeSchema {
  collectionName: 'up_roles';
  info: {
    description: '';
    displayName: 'Role';
    name: 'role';
    pluralName: 'roles';
    singularName: 'role';
  };
  options: {
    draftAndPublish: false;
  };
  pluginOptions: {
    'content-manager': {
      visible: false;
    };
    'content-type-builder': {
      visible: false;
    };
  };
  attributes: {
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    description: Schema.Attribute.String;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.role'> &
      Schema.Attribute.Private;
    name: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 3;
      }>;
    permissions: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.permission'>;
    publishedAt: Schema.Attribute.DateTime;
    type: Schema.Attribute.String & Schema.Attribute.Unique;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    users: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.user'>;
  };
}

export interface PluginUsersPermissionsUser extends Struct.CollectionTypeSchema {
  collectionName: 'up_users';
  info: {
    description: '';
    displayName: 'User';
    name: 'user';
    pluralName: 'users';
    singularName: 'user';
  };
  options: {
    draftAndPublish: false;
    timestamps: true;
  };
  attributes: {
    blocked: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    confirmationToken: Schema.Attribute.String & Schema.Attribute.Private;
    confirmed: Schema.Attribute.Boolean & Schema.Attribute.DefaultTo<false>;
    createdAt: Schema.Attribute.DateTime;
    createdBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    email: Schema.Attribute.Email &
      Schema.Attribute.Required &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    locale: Schema.Attribute.String & Schema.Attribute.Private;
    localizations: Schema.Attribute.Relation<'oneToMany', 'plugin::users-permissions.user'> &
      Schema.Attribute.Private;
    password: Schema.Attribute.Password &
      Schema.Attribute.Private &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 6;
      }>;
    provider: Schema.Attribute.String;
    publishedAt: Schema.Attribute.DateTime;
    resetPasswordToken: Schema.Attribute.String & Schema.Attribute.Private;
    role: Schema.Attribute.Relation<'manyToOne', 'plugin::users-permissions.role'>;
    updatedAt: Schema.Attribute.DateTime;
    updatedBy: Schema.Attribute.Relation<'oneToOne', 'admin::user'> & Schema.Attribute.Private;
    username: Schema.Attribute.String &
      Schema.Attribute.Required &
      Schema.Attribute.Unique &
      Schema.Attribute.SetMinMaxLength<{
        minLength: 3;
      }>;
  };
}

declare module '@strapi/strapi' {
  export namespace Public {
    export interface ContentTypeSchemas {
      'admin::api-token': AdminApiToken;
      'admin::api-token-permission': AdminApiTokenPermission;
      'admin::permission': AdminPermission;
      'admin::role': AdminRole;
      'admin::session': AdminSession;
      'admin::transfer-token': AdminTransferToken;
      'admin::transfer-token-permission': AdminTransferTokenPermission;
      'admin::user': AdminUser;
      'plugin::content-releases.release': PluginContentReleasesRelease;
      'plugin::content-releases.release-action': PluginContentReleasesReleaseAction;
      'plugin::douyin.account': PluginDouyinAccount;
      'plugin::douyin.again-link': PluginDouyinAgainLink;
      'plugin::douyin.app': PluginDouyinApp;
      'plugin::douyin.app-token': PluginDouyinAppToken;
      'plugin::douyin.attempt': PluginDouyinAttempt;
      'plugin::douyin.attempt-stream': PluginDouyinAttemptStream;
      'plugin::douyin.audit-entry': PluginDouyinAuditEntry;
      'plugin::douyin.dead-letter': PluginDouyinDeadLetter;
      'plugin::douyin.incident': PluginDouyinIncident;
      'plugin::douyin.job': PluginDouyinJob;
      'plugin::douyin.lead': PluginDouyinLead;
      'plugin::douyin.lead-conversion': PluginDouyinLeadConversion;
      'plugin::douyin.lead-erasure': PluginDouyinLeadErasure;
      'plugin::douyin.lead-event': PluginDouyinLeadEvent;
      'plugin::douyin.lead-export': PluginDouyinLeadExport;
      'plugin::douyin.lead-identity': PluginDouyinLeadIdentity;
      'plugin::douyin.lead-import': PluginDouyinLeadImport;
      'plugin::douyin.lead-import-mark': PluginDouyinLeadImportMark;
      'plugin::douyin.lead-key': PluginDouyinLeadKey;
      'plugin::douyin.lead-merge': PluginDouyinLeadMerge;
      'plugin::douyin.lead-note': PluginDouyinLeadNote;
      'plugin::douyin.lead-operation': PluginDouyinLeadOperation;
      'plugin::douyin.lead-operation-item': PluginDouyinLeadOperationItem;
      'plugin::douyin.lead-rule': PluginDouyinLeadRule;
      'plugin::douyin.lead-source': PluginDouyinLeadSource;
      'plugin::douyin.lead-tag': PluginDouyinLeadTag;
      'plugin::douyin.lead-team': PluginDouyinLeadTeam;
      'plugin::douyin.lead-tombstone': PluginDouyinLeadTombstone;
      'plugin::douyin.notice-channel': PluginDouyinNoticeChannel;
      'plugin::douyin.notice-delivery': PluginDouyinNoticeDelivery;
      'plugin::douyin.session': PluginDouyinSession;
      'plugin::douyin.sync-run': PluginDouyinSyncRun;
      'plugin::douyin.sync-stream': PluginDouyinSyncStream;
      'plugin::douyin.token': PluginDouyinToken;
      'plugin::i18n.locale': PluginI18NLocale;
      'plugin::review-workflows.workflow': PluginReviewWorkflowsWorkflow;
      'plugin::review-workflows.workflow-stage': PluginReviewWorkflowsWorkflowStage;
      'plugin::upload.file': PluginUploadFile;
      'plugin::upload.folder': PluginUploadFolder;
      'plugin::users-permissions.permission': PluginUsersPermissionsPermission;
      'plugin::users-permissions.role': PluginUsersPermissionsRole;
      'plugin::users-permissions.user': PluginUsersPermissionsUser;
    }
  }
}
