// ISAPI event notification, EventNotificationAlert

export const ROOT = 'EventNotificationAlert';

/** Members that may name the channel, the first found counts. */
export const CHANNEL = ['channelID', 'dynChannelID', 'videoInputChannelID'] as const;

/** Members that may hold the time. */
export const TIME = ['dateTime', 'triggerTime'] as const;

/** What the usual event types mean, in words of our own alarms. */
export const EVENT_TYPE: Readonly<Record<string, string>> = {
  VMD: '移动侦测',
  linedetection: '越界侦测',
  fielddetection: '区域入侵',
  regionEntrance: '进入区域',
  regionExiting: '离开区域',
  loitering: '徘徊',
  group: '人员聚集',
  rapidMove: '快速移动',
  parking: '违停',
  unattendedBaggage: '物品遗留',
  attendedBaggage: '物品拿取',
  shelteralarm: '视频遮挡',
  videoloss: '视频丢失',
  diskfull: '磁盘满',
  diskerror: '磁盘故障',
  IO: '报警输入',
  facedetection: '人脸侦测',
  ANPR: '车牌识别',
  fireDetection: '火点检测',
  smokeDetection: '烟雾检测',
  temperature: '温度报警',
};
