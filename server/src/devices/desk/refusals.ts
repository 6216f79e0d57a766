import { refusals } from '../../support/http/refusal.ts';

/** What the devices' desk and the devices' own HTTP routes refuse. */
export const deviceRefusals = refusals({
  'device.not-waiting': {
    status: 422,
    title: { zh: '设备不在待接入列表中', en: 'Device is not waiting' },
    sentence: {
      zh: '设备“{externalId}”不在待接入列表中，可能已被接入；请刷新列表。',
      en: 'Device "{externalId}" is not waiting to be let in, or has been by now; look at the list again.',
    },
  },
  'device.no-such-command': {
    status: 422,
    title: { zh: '该协议不支持此命令', en: 'Not a command of this protocol' },
    sentence: {
      zh: '协议 {protocol} 的设备不能执行命令“{kind}”。',
      en: 'A device of protocol {protocol} takes no command "{kind}".',
    },
  },
  'device.trial-span': {
    status: 422,
    title: { zh: '试算时段无效', en: 'Not a stretch of time to try' },
    sentence: {
      zh: '试算时段应从早到晚，且不超过七天。',
      en: 'A trial goes from earlier to later, over seven days at most.',
    },
  },
  'device.bad-token': {
    status: 401,
    title: { zh: '设备令牌无效', en: 'Unknown device token' },
    sentence: {
      zh: '令牌不属于任何已接入的设备；请核对令牌，或先在平台上接入该设备。',
      en: 'The token belongs to no device that was let in; check it, or let the device in first.',
    },
  },
  'device.wrong-address': {
    status: 403,
    title: { zh: '来源地址不允许', en: 'Not from this address' },
    sentence: {
      zh: '该设备不允许从 {address} 接入；请核对设备的允许来源地址。',
      en: 'The device may not connect from {address}; check the addresses it is allowed from.',
    },
  },
  'device.bad-range': {
    status: 422,
    title: { zh: '地址格式有误', en: 'Not an address' },
    sentence: {
      zh: '“{range}”不是 IP 地址或网段；请填写如 10.8.0.0/16 或 192.0.2.7。',
      en: '"{range}" is no address or network; give one such as 10.8.0.0/16 or 192.0.2.7.',
    },
  },
  'device.bad-dialect': {
    status: 422,
    title: { zh: '方言无法识别', en: 'Unknown dialect' },
    sentence: {
      zh: '协议 {protocol} 没有方言“{dialect}”：{why}。',
      en: 'Protocol {protocol} has no dialect "{dialect}": {why}.',
    },
  },
  'device.certificate-taken': {
    status: 422,
    title: { zh: '证书已被使用', en: 'Certificate in use' },
    sentence: {
      zh: '证书“{certificate}”已登记给设备“{device}”；一张证书只能用于一台设备。',
      en: 'The certificate "{certificate}" belongs to device "{device}"; one certificate is of one device.',
    },
  },
  'device.secret-taken': {
    status: 422,
    title: { zh: '令牌已被使用', en: 'Token in use' },
    sentence: {
      zh: '该令牌或密码已登记给设备“{device}”；请另设一个。',
      en: 'Device "{device}" has this token or password already; choose another.',
    },
  },
  'device.takes-no-token': {
    status: 422,
    title: { zh: '该协议不用令牌', en: 'No tokens on this protocol' },
    sentence: {
      zh: '协议 {protocol} 的设备凭地址或编号识别，不用令牌；请改为限定来源地址，或凭证书接入。',
      en: 'A device of protocol {protocol} is known by its address or number and shows no token; bind it to addresses or to a certificate.',
    },
  },
  'device.takes-no-certificate': {
    status: 422,
    title: { zh: '该协议不用设备证书', en: 'No certificates on this protocol' },
    sentence: {
      zh: '协议 {protocol} 的接入不验设备证书；证书用于 MQTT、GB/T 26875.3 和 HJ 212 的 TLS 端口。',
      en: 'Protocol {protocol} asks for no certificate; they are for the TLS ports of MQTT, GB/T 26875.3 and HJ 212.',
    },
  },
  'device.print-without-certificate': {
    status: 422,
    title: { zh: '未设证书名称', en: 'No certificate is set' },
    sentence: {
      zh: '证书指纹须与证书名称一并设定；该设备尚未凭证书接入。',
      en: 'A fingerprint goes with the name of a certificate; this device shows none.',
    },
  },
  'device.bad-key': {
    status: 422,
    title: { zh: '密钥格式有误', en: 'Not a key' },
    sentence: {
      zh: '数采仪的 SM4 密钥应为 32 位十六进制数（128 比特）。',
      en: 'The SM4 key of a logger is 32 hex digits (128 bits).',
    },
  },
  'device.unreadable': {
    status: 400,
    title: { zh: '报文无法解析', en: 'The message cannot be read' },
    sentence: { zh: '报文无法解析：{why}。', en: 'The message cannot be read: {why}.' },
  },
});
