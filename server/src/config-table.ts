/** One setting of the environment as `--help` shows it. */
export type Setting = {
  readonly default: string | undefined;
  /** What would fit, to follow "does not fit;". */
  readonly fits: string;
  readonly en: string;
  readonly zh: string;
  /** Its value may hold a secret and is never repeated. */
  readonly secret?: boolean;
};

export type SettingName =
  | 'HOST'
  | 'PORT'
  | 'DATA_DIR'
  | 'DATABASE_URL'
  | 'NATS_URL'
  | 'MQTT_PORT'
  | 'GBT26875_PORT'
  | 'HJ212_PORT'
  | 'GBT28181_PORT'
  | 'MQTT_BROKER_URL'
  | 'TLS_CERT_FILE'
  | 'TLS_KEY_FILE'
  | 'DEVICE_CA_FILE'
  | 'DEVICE_CRL_FILE'
  | 'HTTPS_PORT'
  | 'MQTT_TLS_PORT'
  | 'GBT26875_TLS_PORT'
  | 'HJ212_TLS_PORT'
  | 'DEVICE_HOST'
  | 'CHENGYUN_ADMIN_PASSWORD'
  | 'PUBLIC_URL'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_NAME'
  | 'TRUSTED_PROXIES'
  | 'AUDIT_HASH'
  | 'PMTILES_FILE'
  | 'TIANDITU_KEY'
  | 'BACKUP_KEEP'
  | 'PERSONAL_KEYS_FILE'
  | 'PERSONAL_SUITE'
  | 'SAMPLE_DAY'
  | 'LOG_LEVEL';

const HOST_FITS = 'it takes a host name or address such as 127.0.0.1 or 0.0.0.0';
const GATEWAY_FITS = 'it takes a port number from 0 (any free one) to 65535, or off';

/** All settings, in the order of `--help`. */
export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  HOST: {
    default: '127.0.0.1',
    fits: HOST_FITS,
    en: 'interface of web and API; nothing listens elsewhere until this says so',
    zh: '网页与接口监听的地址；未设置时只在本机可访问',
  },
  PORT: {
    default: '8080',
    fits: 'it takes a port number from 0 (any free one) to 65535',
    en: 'port of web and API',
    zh: '网页与接口的端口',
  },
  DATA_DIR: {
    default: './data',
    fits: 'it takes the path of a folder',
    en: 'built-in database, files, backups',
    zh: '数据目录：内置数据库、附件、备份',
  },
  DATABASE_URL: {
    default: undefined,
    fits: 'it takes postgres://user:password@host:port/database',
    en: 'this PostgreSQL (15 or later) in place of the built-in one',
    zh: '改用指定的 PostgreSQL（15 及以上）数据库，不启用内置数据库',
    secret: true,
  },
  NATS_URL: {
    default: undefined,
    fits: 'it takes nats://host:port',
    en: 'this NATS JetStream between gateways and writers (not used yet)',
    zh: '接入网关与写库进程之间使用的 NATS JetStream（暂未启用）',
    secret: true,
  },
  MQTT_PORT: {
    default: '1883',
    fits: GATEWAY_FITS,
    en: 'gateway for MQTT devices',
    zh: 'MQTT 设备接入端口，off 为关闭',
  },
  GBT26875_PORT: {
    default: '26875',
    fits: GATEWAY_FITS,
    en: 'gateway for fire alarm transmitters, GB/T 26875.3',
    zh: '用户信息传输装置接入端口（GB/T 26875.3），off 为关闭',
  },
  HJ212_PORT: {
    default: '2120',
    fits: GATEWAY_FITS,
    en: 'gateway for environment monitors, HJ 212',
    zh: '污染源与环境监测设备接入端口（HJ 212），off 为关闭',
  },
  GBT28181_PORT: {
    default: '5060',
    fits: GATEWAY_FITS,
    en: 'gateway for cameras, GB/T 28181 (not used yet)',
    zh: '视频设备接入端口（GB/T 28181），off 为关闭（暂未启用）',
  },
  MQTT_BROKER_URL: {
    default: undefined,
    fits: 'it takes mqtt://host:port or mqtts://host:port',
    en: 'read devices from this MQTT broker too',
    zh: '同时从该 MQTT 服务器读取设备数据',
    secret: true,
  },
  TLS_CERT_FILE: {
    default: undefined,
    fits: 'it takes the path of a certificate in PEM, its chain after it; TLS_KEY_FILE must be set too',
    en: 'certificate of the ports that speak TLS; read again when the file changes',
    zh: 'TLS 端口所用证书文件（PEM，含证书链）；文件更新后自动重新读取',
  },
  TLS_KEY_FILE: {
    default: undefined,
    fits: 'it takes the path of the private key of TLS_CERT_FILE in PEM, without a password',
    en: 'private key of that certificate',
    zh: '该证书的私钥文件（PEM，无口令）',
  },
  DEVICE_CA_FILE: {
    default: undefined,
    fits: 'it takes the path of certificates in PEM; a device port that speaks TLS must be set too',
    en: "authorities whose certificates devices may show in place of a token, on the devices' TLS ports",
    zh: '签发设备证书的 CA 证书文件（PEM）；设备可在 TLS 接入端口凭证书接入，代替令牌',
  },
  DEVICE_CRL_FILE: {
    default: undefined,
    fits: 'it takes the path of revocation lists in PEM, one of each authority in DEVICE_CA_FILE; that must be set too',
    en: 'revocation lists of those authorities; read again when the file changes, and open connections are judged anew',
    zh: '上述 CA 的证书吊销列表文件（PEM）；文件更新后自动重新读取，已建立的连接重新核验',
  },
  HTTPS_PORT: {
    default: 'off',
    fits: GATEWAY_FITS,
    en: 'web and API over TLS, beside PORT',
    zh: '网页与接口的 TLS 端口，与 PORT 并存',
  },
  MQTT_TLS_PORT: {
    default: 'off',
    fits: GATEWAY_FITS,
    en: 'gateway for MQTT devices over TLS, 8883 by custom',
    zh: 'MQTT 设备的 TLS 接入端口，通常为 8883',
  },
  GBT26875_TLS_PORT: {
    default: 'off',
    fits: GATEWAY_FITS,
    en: 'gateway for fire alarm transmitters over TLS',
    zh: '用户信息传输装置的 TLS 接入端口',
  },
  HJ212_TLS_PORT: {
    default: 'off',
    fits: GATEWAY_FITS,
    en: 'gateway for environment monitors over TLS',
    zh: '污染源与环境监测设备的 TLS 接入端口',
  },
  DEVICE_HOST: {
    default: undefined,
    fits: HOST_FITS,
    en: 'interface of the gateways; same as HOST unless set',
    zh: '设备接入网关监听的地址；未设置时与 HOST 相同',
  },
  CHENGYUN_ADMIN_PASSWORD: {
    default: undefined,
    fits: 'it takes a password that meets the policy',
    en: "first administrator's password; random and shown once unless set",
    zh: '首个管理员的口令；未设置时随机生成，仅显示一次',
    secret: true,
  },
  PUBLIC_URL: {
    default: undefined,
    fits: 'it takes http://host or https://host as browsers reach it',
    en: 'where browsers reach the pages, when a proxy stands before them; for passkeys and OIDC',
    zh: '经反向代理访问时浏览器所用的地址；通行密钥与统一身份认证据此核对',
  },
  OIDC_ISSUER: {
    default: undefined,
    fits: 'it takes https://…, the issuer of an OpenID Connect provider, together with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
    en: 'unified identity provider (OpenID Connect) people may sign in at',
    zh: '统一身份认证平台（OpenID Connect）的颁发者地址',
  },
  OIDC_CLIENT_ID: {
    default: undefined,
    fits: 'it takes the id this product has at the provider; OIDC_ISSUER and OIDC_CLIENT_SECRET must be set too',
    en: 'the id of this product there',
    zh: '本系统在该平台登记的客户端编号',
  },
  OIDC_CLIENT_SECRET: {
    default: undefined,
    fits: 'it takes the secret of that id; OIDC_ISSUER and OIDC_CLIENT_ID must be set too',
    en: 'the secret of that id',
    zh: '该客户端的密钥',
    secret: true,
  },
  OIDC_NAME: {
    default: '统一身份认证',
    fits: 'it takes up to 40 characters',
    en: 'what the button on the sign-in page says',
    zh: '登录页按钮上的名称',
  },
  TRUSTED_PROXIES: {
    default: undefined,
    fits: 'it takes addresses or ranges with commas between them, such as 127.0.0.1,10.0.0.0/8',
    en: "reverse proxies whose X-Forwarded-For and -Proto are believed; without it the caller's own address counts",
    zh: '可信反向代理的地址或网段，逗号分隔；未设置时不采信转发头，以直连地址为准',
  },
  BACKUP_KEEP: {
    default: '7',
    fits: 'it takes a number from 0 (no backup by itself) to 999',
    en: 'backups of nights that are kept under DATA_DIR/backups',
    zh: '每夜自动备份保留的份数，存于 DATA_DIR/backups，0 为不自动备份',
  },
  AUDIT_HASH: {
    default: 'sha256',
    fits: 'it takes sha256 or sm3',
    en: 'digest that seals the audit trail from now on: sha256 or sm3 (GB/T 32905)',
    zh: '审计记录封存所用的杂凑算法：sha256 或 sm3（GB/T 32905）',
  },
  PERSONAL_KEYS_FILE: {
    default: undefined,
    fits: 'it takes the path of a file',
    en: 'keys that personal data is sealed with; secrets/personal-keys.json in DATA_DIR unless set',
    zh: '个人信息加密密钥文件；未设置时为 DATA_DIR 下的 secrets/personal-keys.json',
  },
  PERSONAL_SUITE: {
    default: 'aes-256-gcm',
    fits: 'it takes aes-256-gcm or sm4',
    en: 'how new keys of personal data seal: aes-256-gcm, or sm4 (SM4-CTR with HMAC-SM3)',
    zh: '新密钥所用的个人信息加密算法：aes-256-gcm，或 sm4（SM4-CTR 加 HMAC-SM3）',
  },
  SAMPLE_DAY: {
    default: 'calm',
    fits: 'it takes one of off, calm, full',
    en: 'life of the sample town: off, calm (cases as on a real day, devices seldom), full (devices at their own rates)',
    zh: '样例镇的日常：off 关闭，calm 案件按日常节奏、设备低频上报，full 设备按各自频率上报',
  },
  PMTILES_FILE: {
    default: undefined,
    fits: 'it takes the path of a file of vector tiles (PMTiles 3)',
    en: 'base map of the region in place of the drawn one; schema of Protomaps or OpenMapTiles',
    zh: '区域底图文件（PMTiles 矢量瓦片，Protomaps 或 OpenMapTiles 图式）；未设置时用本镇手绘底图',
  },
  TIANDITU_KEY: {
    default: undefined,
    fits: 'it takes the key (tk) of a server application at Tianditu, 32 characters of 0-9 and a-f',
    en: 'base map of Tianditu, fetched by this server; needs the internet, and PMTILES_FILE goes before it',
    zh: '天地图密钥（服务端 tk），由本系统代取瓦片；需能访问互联网，已设 PMTILES_FILE 时不用',
    secret: true,
  },
  LOG_LEVEL: {
    default: 'info',
    fits: 'it takes one of fatal, error, warn, info, debug, trace, silent',
    en: 'how much is logged: fatal, error, warn, info, debug, trace, silent',
    zh: '日志级别：fatal、error、warn、info、debug、trace、silent',
  },
};
