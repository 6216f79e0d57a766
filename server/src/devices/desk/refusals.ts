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
  'device.unreadable': {
    status: 400,
    title: { zh: '报文无法解析', en: 'The message cannot be read' },
    sentence: { zh: '报文无法解析：{why}。', en: 'The message cannot be read: {why}.' },
  },
});
