/** Words of the page about the product. */
export const about = {
  title: '关于本系统',
  what: '这是什么',
  whatText:
    '城运是街镇城市运行管理平台：热线、网格、社区与物联的事项一库归集，从受理、立案、派遣、处置到核查、结案一环闭合，时限与督办全程可见、可解释。',
  version: '版本',
  licence: '许可',
  licenceText: 'Apache-2.0，开放源代码，可自行部署与修改。',
  data: '数据说明',
  sampleText:
    '本镇“{{town}}”为样例：镇名、居村、道路、单位、人员与案件均为虚构，编码不对应任何真实区划，电话号码不存在。可用于熟悉操作，不可用于正式办件。',
  realText: '本镇数据由本镇录入与导入，存放在本机数据库，不向外发送。',
  standards: '依据',
  standardsText:
    'GB/T 30428 数字化城市管理信息系统（分类、编码、立案结案）；GB/T 33358 政府热线服务规范；节假日依国务院办公厅通知。',
  interface: '接口',
  docs: '接口说明（OpenAPI）',
  keys: '快捷键',
  keysText: '在任一页按 ? 查看当前可用的快捷键。',
} as const;
