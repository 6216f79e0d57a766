import { test } from './story.ts';

const noise = {
  phone: '10012345678',
  name: '王女士',
  text: '楼上装修噪声很大，中午也不停，老人无法休息，希望尽快处理。',
  place: '松泽路1202号',
  suggested: '装修噪声',
};

const contacted = { 联系人: { text: '王女士' } };

const stopped = {
  内容: { text: '已到现场劝阻，施工方承诺午间停工。' },
  处理结果: { choose: '实际解决' },
  事实认定: { choose: '属实' },
  诉求认定: { choose: '合理合法' },
};

test('a call is filed, dispatched, answered, fails its check, is reworked, called back and closed', async ({ enter }) => {
  const intake = await enter('intake01');
  const number = await intake.takeCall(noise);
  await intake.openCase(number);
  await intake.act('立案', { 立案条件: { first: true } });
  await intake.expectState('待派遣');

  const dispatcher = await enter('dispatch01');
  await dispatcher.openCase(number);
  await dispatcher.press('Enter');
  await dispatcher.expectState('待接单');

  const unit = await enter('committee03');
  await unit.acceptTask(noise.text);
  await unit.act('先行联系', contacted);
  await unit.act('反馈', stopped);
  await unit.expectState('待核查');

  await intake.act('核查', { 核查结果: { choose: '未通过，返工' }, 理由: { text: '来电人反映下午仍在施工' } });
  await intake.expectState('处置中');

  await unit.act('反馈', stopped);
  await intake.act('核查', { 核查结果: { choose: '通过' } });
  await intake.act('回访', { 是否解决: { choose: '已解决' }, 满意度: { choose: '满意' } });
  await intake.act('结案');
  await intake.expectState('已结案');
  await intake.expectStory([
    '来电登记',
    '立案',
    '派遣',
    '接单',
    '已先行联系',
    '反馈',
    '核查未通过，返工',
    '反馈',
    '核查通过',
    '回访',
    '结案',
  ]);
});
