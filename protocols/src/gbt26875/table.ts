// GB/T 26875.3-2011 code tables. Codes not listed are reserved or the user's own.

// 6.6, table 2 (command byte); 0 and 7–127 are reserved, 128–255 the user's own.
export const COMMAND = { control: 1, send: 2, confirm: 3, request: 4, answer: 5, deny: 6 } as const;

// 8.1.1, table 3 (type identifier of the application unit)
export const UNIT_CODE = {
  'system-state': 1,
  'component-state': 2,
  analog: 3,
  operation: 4,
  version: 5,
  config: 6,
  'component-config': 7,
  'system-time': 8,
  'device-state': 21,
  'device-operation': 24,
  'device-version': 25,
  'device-config': 26,
  'device-time': 28,
  'read-system-state': 61,
  'read-component-state': 62,
  'read-analog': 63,
  'read-operations': 64,
  'read-version': 65,
  'read-config': 66,
  'read-component-config': 67,
  'read-system-time': 68,
  'read-device-state': 81,
  'read-device-operations': 84,
  'read-device-version': 85,
  'read-device-config': 86,
  'read-device-time': 88,
  'initialise-device': 89,
  'set-device-time': 90,
  'check-duty': 91,
} as const;

// 8.2.1.1 (system type)
export const SYSTEM_TYPE: Readonly<Record<number, string>> = {
  0: '通用',
  1: '火灾报警系统',
  10: '消防联动控制器',
  11: '消火栓系统',
  12: '自动喷水灭火系统',
  13: '气体灭火系统',
  14: '水喷雾灭火系统(泵启动)',
  15: '水喷雾灭火系统(压力容器启动)',
  16: '泡沫灭火系统',
  17: '干粉灭火系统',
  18: '防烟排烟系统',
  19: '防火门及卷帘系统',
  20: '消防电梯',
  21: '消防应急广播',
  22: '消防应急照明和疏散指示系统',
  23: '消防电源',
  24: '消防电话',
};

// 8.2.1.2 (component type)
export const COMPONENT_TYPE: Readonly<Record<number, string>> = {
  0: '通用',
  1: '火灾报警控制器',
  10: '可燃气体探测器',
  11: '点型可燃气体探测器',
  12: '独立式可燃气体探测器',
  13: '线型可燃气体探测器',
  16: '电气火灾监控报警器',
  17: '剩余电流式电气火灾监控探测器',
  18: '测温式电气火灾监控探测器',
  21: '探测回路',
  22: '火灾显示盘',
  23: '手动火灾报警按钮',
  24: '消火栓按钮',
  25: '火灾探测器',
  30: '感温火灾探测器',
  31: '点型感温火灾探测器',
  32: '点型感温火灾探测器(S型)',
  33: '点型感温火灾探测器(R型)',
  34: '线型感温火灾探测器',
  35: '线型感温火灾探测器(S型)',
  36: '线型感温火灾探测器(R型)',
  37: '光纤感温火灾探测器',
  40: '感烟火灾探测器',
  41: '点型离子感烟火灾探测器',
  42: '点型光电感烟火灾探测器',
  43: '线型光束感烟火灾探测器',
  44: '吸气式感烟火灾探测器',
  50: '复合式火灾探测器',
  51: '复合式感烟感温火灾探测器',
  52: '复合式感光感温火灾探测器',
  53: '复合式感光感烟火灾探测器',
  61: '紫外火焰探测器',
  62: '红外火焰探测器',
  69: '感光火灾探测器',
  74: '气体探测器',
  78: '图像摄像方式火灾探测器',
  79: '感声火灾探测器',
  81: '气体灭火控制器',
  82: '消防电气控制装置',
  83: '消防控制室图形显示装置',
  84: '模块',
  85: '输入模块',
  86: '输出模块',
  87: '输入/输出模块',
  88: '中继模块',
  91: '消防水泵',
  92: '消防水箱',
  95: '喷淋泵',
  96: '水流指示器',
  97: '信号阀',
  98: '报警阀',
  99: '压力开关',
  101: '阀驱动装置',
  102: '防火门',
  103: '防火阀',
  104: '通风空调',
  105: '泡沫液泵',
  106: '管网电磁阀',
  111: '防烟排烟风机',
  113: '排烟防火阀',
  114: '常闭送风口',
  115: '排烟口',
  116: '电控挡烟垂壁',
  117: '防火卷帘控制器',
  118: '防火门监控器',
  121: '警报装置',
};

// 8.2.1.1 (bits of the system state, lowest first). Bit 0 set is 正常运行状态, clear is 测试状态.
export const SYSTEM_STATE_BITS = [
  'normal',
  'fire',
  'fault',
  'shielded',
  'supervised',
  'started',
  'feedback',
  'delayed',
  'mains-fault',
  'backup-fault',
  'bus-fault',
  'manual',
  'config-changed',
  'reset',
] as const;

// 8.2.1.2 (bits of the component state)
export const COMPONENT_STATE_BITS = [
  'normal',
  'fire',
  'fault',
  'shielded',
  'supervised',
  'started',
  'feedback',
  'delayed',
  'power-fault',
] as const;

// 8.2.1.8 (bits of the transmission device's own state)
export const DEVICE_STATE_BITS = [
  'normal',
  'fire',
  'fault',
  'mains-fault',
  'backup-fault',
  'link-fault',
  'line-fault',
] as const;

// 8.2.1.4 (operation marks of the fire system)
export const OPERATION_BITS = [
  'reset',
  'silence',
  'manual-alarm',
  'alarm-cleared',
  'self-test',
  'confirm',
  'test',
] as const;

// 8.2.1.9 (operation marks of the transmission device): as above, but bit 5 is the answer to a duty check (查岗应答)
export const DEVICE_OPERATION_BITS = [
  'reset',
  'silence',
  'manual-alarm',
  'alarm-cleared',
  'self-test',
  'duty-answer',
  'test',
] as const;

/** How a signed 16-bit analog value becomes a quantity: value = raw / divisor. */
export type Scale = { readonly name: string; readonly unit: string; readonly divisor: number };

// 8.2.1.3 (analog types and their smallest step)
export const ANALOG_TYPE: Readonly<Record<number, Scale>> = {
  1: { name: '事件计数', unit: '件', divisor: 1 },
  2: { name: '高度', unit: 'm', divisor: 100 },
  3: { name: '温度', unit: '℃', divisor: 10 },
  4: { name: '压力', unit: 'MPa', divisor: 10 },
  5: { name: '压力', unit: 'kPa', divisor: 10 },
  6: { name: '气体浓度', unit: '%LEL', divisor: 10 },
  7: { name: '时间', unit: 's', divisor: 1 },
  8: { name: '电压', unit: 'V', divisor: 10 },
  9: { name: '电流', unit: 'A', divisor: 10 },
  10: { name: '流量', unit: 'L/s', divisor: 10 },
  11: { name: '风量', unit: 'm³/min', divisor: 10 },
  12: { name: '风速', unit: 'm/s', divisor: 1 },
};
