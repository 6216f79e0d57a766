import type { DeviceField } from '@chengyun/contract/import';

/** Headings met in real lists of devices, by field, the surest first; compared without case, spaces and punctuation. */
export const DEVICE_HEADINGS: Readonly<Record<DeviceField, string>> = {
  externalId:
    '设备编号 设备编码 设备号 设备ID 设备标识 IMEI MN MN号 用传地址 用户信息传输装置地址 传输装置编号 数采仪编号 编号 编码 external_id device_id dev_eui deveui eui imei mn serial_number sn id code',
  name: '设备名称 名称 点位名称 监测点名称 监测点 device_name name label',
  protocol: '接入协议 通信协议 通讯协议 协议 接入方式 protocol transport',
  profile: '设备类型 设备类别 类型规则 类型 类别 型号规则 profile device_type type category',
  model: '设备型号 型号 规格型号 产品型号 model',
  dialect: '方言 协议方言 dialect',
  building: '楼栋 建筑 建筑物 建筑名称 建筑物名称 楼宇 单位名称 联网单位 building site',
  place: '安装位置 安装地点 安装地址 详细地址 位置描述 位置 地址 地点 place address location',
  community: '居村 社区 村居 居委 居委会 居村委 所属社区 所属居村 行政区划 区域代码 area community area_code',
  lon: '经度 坐标经度 x坐标 坐标x longitude lon lng long',
  lat: '纬度 坐标纬度 y坐标 坐标y latitude lat',
  parent: '上级设备 上级设备编号 所属网关 网关 网关编号 所属主机 主机编号 父设备 parent gateway parent_id',
  certificate: '证书名称 设备证书 证书 证书CN certificate common_name cn',
  secret: '令牌 接入令牌 密码 口令 密钥 接入密码 token access_token secret password',
};
