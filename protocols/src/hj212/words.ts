import type { Said } from '../wire/explained.ts';

const said = (zh: string, en: string): Said => ({ zh, en });

/** Fields of the data segment (6.3.2, table 3). */
export const HEADER_WORDS: Readonly<Record<string, Said>> = {
  QN: said('请求编码', 'request number'),
  ST: said('系统编码', 'type of system'),
  CN: said('命令编码', 'command'),
  PW: said('访问密码', 'password'),
  MN: said('设备唯一标识', 'id of the logger'),
  Flag: said('拆分包及应答标志', 'flag'),
  PNUM: said('总包数', 'packets in all'),
  PNO: said('包号', 'number of the packet'),
};

/** Fields of the data part that stand alone (6.3.3, table 4). */
export const PLAIN_WORDS: Readonly<Record<string, Said>> = {
  DataTime: said('数据时间', 'time of the data'),
  SystemTime: said('系统时间', 'clock'),
  QnRtn: said('请求返回', 'request accepted'),
  ExeRtn: said('执行结果', 'result'),
  RtdInterval: said('实时数据间隔', 'interval of live data'),
  MinInterval: said('分钟数据间隔', 'interval of minute data'),
  RestartTime: said('开机时间', 'start of the logger'),
  PolId: said('污染因子编码', 'factor'),
  BeginTime: said('开始时间', 'from'),
  EndTime: said('截止时间', 'to'),
  OverTime: said('超时时间', 'time-out'),
  ReCount: said('重发次数', 'repetitions'),
  NewPW: said('新密码', 'new password'),
  InfoId: said('现场端信息编码', 'kind of site information'),
};

/** What a value of a factor is (6.3.3, table 4). */
export const KIND_WORDS: Readonly<Record<string, Said>> = {
  Rtd: said('实时值', 'live value'),
  Avg: said('平均值', 'mean'),
  Min: said('最小值', 'lowest'),
  Max: said('最大值', 'highest'),
  Cou: said('累计值', 'total'),
  ZsRtd: said('折算实时值', 'converted live value'),
  ZsAvg: said('折算平均值', 'converted mean'),
  ZsMin: said('折算最小值', 'converted lowest'),
  ZsMax: said('折算最大值', 'converted highest'),
  Flag: said('数据标记', 'data flag'),
  EFlag: said('设备标志', 'flag of the instrument'),
  SampleTime: said('采样时间', 'time of sampling'),
  RS: said('运行状态', 'running state'),
  RT: said('运行时间', 'running time'),
  Info: said('现场端信息', 'site information'),
};

/** Factors met every day, in English; in Chinese all of them stand in `FACTORS`. */
export const FACTOR_EN: Readonly<Record<string, string>> = {
  a01001: 'temperature',
  a01002: 'humidity',
  a01006: 'air pressure',
  a01007: 'wind speed',
  a01008: 'wind direction',
  a34001: 'TSP',
  a34002: 'PM10',
  a34004: 'PM2.5',
  LA: 'A-weighted level',
  Leq: 'equivalent level',
  w00000: 'waste water',
  w01001: 'pH',
  w01009: 'dissolved oxygen',
  w01010: 'water temperature',
  w01014: 'conductivity',
  w01018: 'COD',
  w01019: 'permanganate index',
  w21001: 'total nitrogen',
  w21003: 'ammonia nitrogen',
  w21011: 'total phosphorus',
};

/** Data flags (6.6.4, table 8) in English. */
export const FLAG_EN: Readonly<Record<string, string>> = {
  N: 'normal',
  F: 'stopped',
  M: 'maintenance',
  S: 'set by hand',
  D: 'instrument fault',
  C: 'calibration',
  T: 'over range',
  B: 'no contact with the instrument',
};

/** How the commands are called in English, those of every day. */
export const COMMAND_EN: Readonly<Record<string, string>> = {
  1011: 'clock of the logger',
  1012: 'set the clock',
  1013: 'asks for the time',
  1062: 'set the interval of live data',
  2011: 'live data',
  2021: 'state of the equipment',
  2031: 'data of the day',
  2041: 'running time of the day',
  2051: 'data of minutes',
  2061: 'data of the hour',
  2081: 'start of the logger',
  3020: 'site information',
  9011: 'request accepted',
  9012: 'request carried out',
  9013: 'answer to a notice',
  9014: 'answer to data',
  9015: 'heartbeat',
};

export const PART_WORDS = {
  start: said('包头', 'start mark'),
  length: said('数据段长度', 'length of the segment'),
  open: said('数据区开始', 'data part begins'),
  close: said('数据区结束', 'data part ends'),
  crc: said('CRC 校验', 'CRC'),
  end: said('包尾', 'line end'),
  rest: said('无法识别的字节', 'bytes not understood'),
  unknown: said('未定义字段', 'field not defined'),
} as const satisfies Readonly<Record<string, Said>>;
