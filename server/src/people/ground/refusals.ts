import { refusals } from '../../support/http/refusal.ts';

/** Mistakes around areas, units, packs and calendars. */
export const groundRefusals = refusals({
  'ground.areas-invalid': {
    status: 422,
    title: { zh: '区域不符合要求', en: 'Areas do not fit' },
    sentence: {
      zh: '区域有 {count} 处不符合要求，未作任何更改；请按提示修改。',
      en: '{count} things are wrong with the areas and nothing was changed; see each one below.',
    },
  },
  'ground.unit-code-taken': {
    status: 409,
    title: { zh: '单位编码已存在', en: 'Unit code taken' },
    sentence: { zh: '单位编码“{code}”已被使用，请换一个。', en: 'The unit code "{code}" is taken; choose another.' },
  },
  'ground.unit-parent': {
    status: 422,
    title: { zh: '上级单位不合适', en: 'Parent does not fit' },
    sentence: {
      zh: '“{parent}”不能作为“{unit}”的上级：上级应为本镇的另一单位，且不在其下级之中。',
      en: '"{parent}" cannot stand above "{unit}": it takes another unit of this town that is not below it.',
    },
  },
  'ground.unit-area': {
    status: 422,
    title: { zh: '区域不存在', en: 'No such area' },
    sentence: { zh: '本镇没有编码为“{code}”的区域。', en: 'This town has no area with the code "{code}".' },
  },
  'ground.unit-has-active': {
    status: 422,
    title: { zh: '尚有在用的下级单位', en: 'Active units below' },
    sentence: {
      zh: '“{unit}”之下尚有在用单位“{below}”，请先停用或改挂其他上级。',
      en: '"{below}" below "{unit}" is still active; switch it off or move it first.',
    },
  },
  'ground.pack-invalid': {
    status: 422,
    title: { zh: '场景包不符合要求', en: 'Pack does not fit' },
    sentence: {
      zh: '场景包有 {count} 处不符合要求，未保存；请按提示修改。',
      en: '{count} things are wrong with the pack and it was not saved; see each one below.',
    },
  },
  'ground.no-draft': {
    status: 400,
    title: { zh: '缺少场景包内容', en: 'No pack given' },
    sentence: {
      zh: '请提交场景包内容：对象放在 pack，文本（YAML 或 JSON）放在 text，二者取一。',
      en: 'Send the pack: as an object in "pack" or as YAML or JSON in "text", one of the two.',
    },
  },
  'ground.unchanged': {
    status: 422,
    title: { zh: '内容没有变化', en: 'Nothing changed' },
    sentence: {
      zh: '“{what}”与当前版本 {version} 完全相同，无需保存。',
      en: '"{what}" equals its present version {version}; there is nothing to save.',
    },
  },
  'ground.calendar-invalid': {
    status: 422,
    title: { zh: '工作日历不符合要求', en: 'Calendar does not fit' },
    sentence: { zh: '工作日历不能使用：{why}。', en: 'The calendar cannot be used: {why}' },
  },
  'ground.due-out-of-range': {
    status: 422,
    title: { zh: '超出可计算的范围', en: 'Out of range' },
    sentence: {
      zh: '该时限会算到 1970 至 2200 年之外，请检查起点、时限与日历中的工作日。',
      en: 'This limit leads outside the years 1970 to 2200; check the start, the limit and the working days.',
    },
  },
});
