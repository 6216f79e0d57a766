// HJ 212-2017 code tables; rows of the 2025 edition are from secondary sources and marked so.

// 6.6.1, table 5 (system types)
export const SYSTEM_TYPE: Readonly<Record<string, string>> = {
  21: '地表水质量监测',
  22: '空气质量监测',
  23: '声环境质量监测',
  24: '地下水质量监测',
  25: '土壤质量监测',
  26: '海水质量监测',
  27: '挥发性有机物监测',
  31: '大气环境污染源',
  32: '地表水体环境污染源',
  33: '地下水体环境污染源',
  34: '海洋环境污染源',
  35: '土壤环境污染源',
  36: '声环境污染源',
  37: '振动环境污染源',
  38: '放射性环境污染源',
  39: '工地扬尘污染源',
  41: '电磁环境污染源',
  51: '烟气排放过程监控',
  52: '污水排放过程监控',
  91: '系统交互',
  44: '用电监控', // 2025
  45: '关键工况', // 2025
};

/** How a command is answered: data with 9014, a notice with 9013, a request with 9011 and 9012. */
export type CommandKind = 'request' | 'upload' | 'notice' | 'answer';
export type Command = { readonly name: string; readonly up: CommandKind | null; readonly down: CommandKind | null };

// 6.6.5, table 9 (commands); `up` is what the logger sends, `down` what the centre sends
export const COMMAND: Readonly<Record<string, Command>> = {
  1000: { name: '设置超时时间及重发次数', up: null, down: 'request' },
  1011: { name: '提取/上传现场机时间', up: 'upload', down: 'request' },
  1012: { name: '设置现场机时间', up: null, down: 'request' },
  1013: { name: '现场机时间校准请求', up: 'notice', down: null },
  1061: { name: '提取/上传实时数据间隔', up: 'upload', down: 'request' },
  1062: { name: '设置实时数据间隔', up: null, down: 'request' },
  1063: { name: '提取/上传分钟数据间隔', up: 'upload', down: 'request' },
  1064: { name: '设置分钟数据间隔', up: null, down: 'request' },
  1072: { name: '设置现场机密码', up: null, down: 'request' },
  2011: { name: '污染物实时数据', up: 'upload', down: 'request' },
  2012: { name: '停止察看污染物实时数据', up: null, down: 'notice' },
  2013: { name: '污染物原始数据', up: 'upload', down: null }, // 2025
  2021: { name: '设备运行状态数据', up: 'upload', down: 'request' },
  2022: { name: '停止察看设备运行状态', up: null, down: 'notice' },
  2031: { name: '污染物日历史数据', up: 'upload', down: 'request' },
  2041: { name: '设备运行时间日历史数据', up: 'upload', down: 'request' },
  2051: { name: '污染物分钟数据', up: 'upload', down: 'request' },
  2052: { name: '噪声单次数据', up: 'upload', down: null }, // 2025
  2061: { name: '污染物小时数据', up: 'upload', down: 'request' },
  2062: { name: '自动标样核查数据', up: 'upload', down: null }, // 2025
  2081: { name: '上传数采仪开机时间', up: 'upload', down: null },
  2111: { name: '炉温数据', up: 'upload', down: null }, // 2025
  3011: { name: '零点校准量程校准', up: null, down: 'request' },
  3012: { name: '即时采样', up: null, down: 'request' },
  3013: { name: '启动清洗/反吹', up: null, down: 'request' },
  3014: { name: '比对采样', up: null, down: 'request' },
  3015: { name: '超标留样/上传留样信息', up: 'upload', down: 'request' },
  3016: { name: '设置采样时间周期', up: null, down: 'request' },
  3017: { name: '提取/上传采样时间周期', up: 'upload', down: 'request' },
  3018: { name: '提取/上传出样时间', up: 'upload', down: 'request' },
  3019: { name: '提取/上传设备唯一标识', up: 'upload', down: 'request' },
  3020: { name: '提取/上传现场机信息', up: 'upload', down: 'request' },
  3021: { name: '设置现场机参数', up: null, down: 'request' },
  9011: { name: '请求应答 QnRtn', up: 'answer', down: null },
  9012: { name: '执行结果 ExeRtn', up: 'answer', down: null },
  9013: { name: '通知应答', up: 'answer', down: 'answer' },
  9014: { name: '数据应答', up: 'answer', down: 'answer' },
  9015: { name: '心跳', up: 'notice', down: null }, // 2025
};

/** Which stretch of time a data command covers; `DataTime` is its start. */
export const SPAN: Readonly<Record<string, 'now' | 'minute' | 'hour' | 'day'>> = {
  2011: 'now',
  2051: 'minute',
  2061: 'hour',
  2031: 'day',
};

// 6.6.2, table 6 (ExeRtn)
export const EXECUTION: Readonly<Record<string, string>> = {
  1: '执行成功',
  2: '执行失败但不知道原因',
  3: '命令请求条件错误',
  4: '通讯超时',
  5: '系统繁忙不能执行',
  6: '系统故障',
  100: '没有数据',
};

// 6.6.3, table 7 (QnRtn)
export const REQUEST_RESULT: Readonly<Record<string, string>> = {
  1: '准备执行请求',
  2: '请求被拒绝',
  3: 'PW错误',
  4: 'MN错误',
  5: 'ST错误',
  6: 'Flag错误',
  7: 'QN错误',
  8: 'CN错误',
  9: 'CRC校验错误',
  100: '未知错误',
};

// 6.6.4, table 8 (data flags)
export const DATA_FLAG: Readonly<Record<string, string>> = {
  N: '正常',
  F: '停运',
  M: '维护期间',
  S: '手工输入设定值',
  D: '仪器故障',
  C: '校准',
  T: '超测量上限',
  B: '与数采仪通讯异常',
};
