import type { CaseField } from '@chengyun/contract/import';

/** Headings met in real lists, by field, the surest first; compared without case, spaces and punctuation. */
export const HEADINGS: Readonly<Record<CaseField, string>> = {
  externalNumber:
    '工单编号 工单号 案件编号 案件号 任务号 任务编号 受理编号 诉求编号 事件编号 问题编号 编号 流水号 case_enquiry_id service_request_id ticket number case_number case_id external_number unique_key id',
  title: '标题 工单标题 案件标题 事件标题 诉求标题 主题 问题标题 case_title title subject_line service_name summary',
  text: '内容 诉求内容 工单内容 问题描述 案件描述 事件描述 事项描述 诉求描述 描述 详情 反映内容 来电内容 诉求 text description content details body message',
  matter: '业务类型 诉求类型 工单性质 诉求性质 matter request_type',
  category:
    '类别 小类 案件小类 问题小类 三级分类 事项类别 问题类别 问题分类 诉求类别 诉求分类 案件类别 分类 类型 问题类型 事件类型 二级分类 大类 一级分类 type category complaint_type reason',
  unitName:
    '部门 承办单位 主办单位 责任单位 处置部门 责任部门 处理部门 承办部门 处置单位 办理单位 主责部门 单位 department agency unit agency_responsible assigned_to lead_unit',
  source: '来源 案件来源 工单来源 问题来源 信息来源 上报来源 受理渠道 诉求来源 渠道 source channel method_received',
  place:
    '地址 事发地址 地点 事发地点 问题地址 诉求地址 位置 发生地点 发生地址 案发地址 详细地址 location address place incident_address location_street_name',
  lon: '经度 坐标经度 x坐标 坐标x longitude lon lng long',
  lat: '纬度 坐标纬度 y坐标 坐标y latitude lat',
  reporterName:
    '来电人 诉求人 姓名 市民姓名 反映人 来电人姓名 联系人 上报人 投诉人 举报人 reporter caller name contact_name user reporter_name',
  reporterPhone:
    '电话 来电号码 联系电话 来电人电话 手机 手机号 手机号码 联系方式 来电电话 电话号码 phone mobile telephone reporter_phone contact_phone',
  reportedAt:
    '受理时间 上报时间 来电时间 创建时间 登记时间 诉求时间 反映时间 发生时间 受理日期 登记日期 上报日期 来电日期 提交时间 时间 日期 open_dt opened_at requested_datetime created_date created_at reported_at open_date date_created at date datetime',
  targetAt:
    '截止时间 办理期限 处置截止时间 办结时限 要求办结时间 到期时间 截止日期 办理时限 target_dt sla_target_dt due_date due_at expected_datetime target_at deadline',
  closedAt: '办结时间 结案时间 完成时间 办结日期 结案日期 closed_dt closed_date closed_at resolved_at close_date',
};

/** A heading as it is compared: width-folded, lower case, what stands in brackets and all punctuation gone. */
export function bareHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
