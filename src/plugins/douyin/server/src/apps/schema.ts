import { newUserRules } from '../../../contracts/apps';
import { hiddenType, type Schema } from '../shared/feature';

/** One registered application of a platform. */
export const appSchema = {
  kind: 'collectionType',
  collectionName: 'douyin_apps',
  info: { singularName: 'app', pluralName: 'apps', displayName: 'Douyin app' },
  options: { draftAndPublish: false },
  pluginOptions: hiddenType(),
  attributes: {
    name: { type: 'string', required: true },
    provider: { type: 'string', required: true, default: 'douyin' },
    /** `environment` on the one app that environment variables fill. */
    slot: { type: 'string', column: { unique: true } },
    clientKey: { type: 'string' },
    /** identityKey(provider, clientKey): what makes an app unique. */
    clientKeyHash: { type: 'string', column: { unique: true } },
    secretSealed: { type: 'text', private: true },
    secretView: { type: 'json' },
    previousSecretSealed: { type: 'text', private: true },
    previousSecretView: { type: 'json' },
    previousSecretUntil: { type: 'datetime' },
    baseUrl: { type: 'string', required: true },
    scopes: { type: 'json' },
    loginOn: { type: 'boolean', default: false },
    publishOn: { type: 'boolean', default: false },
    leadsOn: { type: 'boolean', default: false },
    webhookOn: { type: 'boolean', default: false },
    isDefault: { type: 'boolean', default: false },
    defaultRole: { type: 'string', default: 'authenticated' },
    newUserRule: { type: 'enumeration', enum: [...newUserRules], default: 'create' },
    /** Whether what the platform says of people is kept word by word; off by default. */
    keepsRaw: { type: 'boolean', default: false },
    embeddedQr: { type: 'boolean', default: false },
    /** The developer (开发者主体) at the platform; union_id joins people among apps of one developer. */
    developer: { type: 'string' },
    /** Results of the last Test connection, by check. */
    checks: { type: 'json' },
    revision: { type: 'integer', default: 1 },
    deletedAt: { type: 'datetime' },
  },
} satisfies Schema;
