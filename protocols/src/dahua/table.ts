// Dahua HTTP API, eventManager.cgi?action=attach

export const HEARTBEAT = 'Heartbeat';
export const ACTIONS = ['Start', 'Stop', 'Pulse', 'State'] as const;

/** What the usual codes mean. */
export const CODE: Readonly<Record<string, string>> = {
  VideoMotion: '移动侦测',
  SmartMotionHuman: '人形侦测',
  SmartMotionVehicle: '车辆侦测',
  CrossLineDetection: '绊线入侵',
  CrossRegionDetection: '区域入侵',
  LeftDetection: '物品遗留',
  TakenAwayDetection: '物品搬移',
  WanderDetection: '徘徊',
  RioterDetection: '人员聚集',
  ParkingDetection: '违停',
  FireWarning: '火点检测',
  SmokeDetection: '烟雾检测',
  VideoLoss: '视频丢失',
  VideoBlind: '视频遮挡',
  StorageFailure: '存储故障',
  AlarmLocal: '报警输入',
};
