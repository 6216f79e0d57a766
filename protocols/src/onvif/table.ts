// ONVIF Core Specification, 9 (event handling); topics as the profiles S and T use them

/** Topics that tell an alarm, and the data item that says whether it holds. */
export const ALARM: Readonly<Record<string, { readonly item: string; readonly name: string }>> = {
  'tns1:RuleEngine/CellMotionDetector/Motion': { item: 'IsMotion', name: '移动侦测' },
  'tns1:RuleEngine/FieldDetector/ObjectsInside': { item: 'IsInside', name: '区域入侵' },
  'tns1:RuleEngine/LineDetector/Crossed': { item: 'ObjectId', name: '越界侦测' },
  'tns1:VideoSource/MotionAlarm': { item: 'State', name: '移动侦测' },
  'tns1:RuleEngine/TamperDetector/Tamper': { item: 'IsTamper', name: '视频遮挡' },
  'tns1:Device/Trigger/DigitalInput': { item: 'LogicalState', name: '报警输入' },
};

export const OPERATIONS = ['Initialized', 'Changed', 'Deleted'] as const;
