import { test } from './story.ts';

test.describe.configure({ timeout: 180_000 });

const heap = {
  phone: '10012345678',
  name: '王女士',
  text: '楼道里长期堆放杂物，影响通行，多次劝说无效。',
  place: '松泽路1202号',
  suggested: '楼道堆物',
};

const contacted = { 联系人: { text: '王女士' } };

const cleared = {
  内容: { text: '已到现场清理，堆放住户承诺不再堆放。' },
  处理结果: { choose: '实际解决' },
  事实认定: { choose: '属实' },
  诉求认定: { choose: '合理合法' },
  照片与附件: { photo: '清理后.jpg' },
};

test('a call is filed, dispatched, answered, fails its check, is reworked, called back and closed', async ({
  enter,
}) => {
  const intake = await enter('intake01');
  const number = await intake.takeCall(heap);
  await intake.openCase(number);
  await intake.act('立案', { 立案条件: { first: true } });
  await intake.expectState('待派遣');

  const dispatcher = await enter('dispatch01');
  await dispatcher.openCase(number);
  await dispatcher.press('Enter');
  await dispatcher.expectState('已派遣');

  const unit = await enter('committee03');
  await unit.acceptTask(heap.text.slice(0, 12));
  await unit.act('先行联系', contacted);
  await unit.act('反馈', cleared);
  await unit.expectState('待核查');

  await intake.act('核查', { 核查结果: { choose: '未通过，返工' }, 理由: { text: '来电人反映四楼仍有堆物' } });
  await intake.expectState('处置中');

  await unit.act('反馈', cleared);
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

test('a unit returns a case, which pauses the handling clock; dispatched back it goes on', async ({ enter }) => {
  const intake = await enter('intake01');
  const number = await intake.takeCall({ ...heap, phone: '10012345679' });
  await intake.openCase(number);
  await intake.act('立案', { 立案条件: { first: true } });
  const dispatcher = await enter('dispatch01');
  await dispatcher.openCase(number);
  await dispatcher.act('按建议派遣');
  await dispatcher.expectState('已派遣');

  const unit = await enter('committee03');
  await unit.openTask(heap.text.slice(0, 12));
  await unit.act('退单', { 理由: { text: '堆放在消防通道，应由消防管理单位处置' } });

  await dispatcher.expectState('待派遣');
  await dispatcher.expectClock('处置', 'paused');
  // The committee that returned it is proposed no more: to send it back is the dispatcher's own choice.
  await dispatcher.begin('改派');
  await dispatcher.submit('派遣', { 主办单位: { search: '锦安居委会' } });
  await dispatcher.expectState('已派遣');
  await dispatcher.expectLastStep('派回原单位，处置时限接续计时');
  await dispatcher.expectClock('处置', 'running');
});

test('what one person does appears on the desk of another, who loses no word of a half-typed note', async ({
  enter,
}) => {
  const intake = await enter('intake01');
  const number = await intake.takeCall({ ...heap, phone: '10012345670', text: '楼道灯坏了，杂物堆得看不清路。' });
  const dispatcher = await enter('dispatch01');
  await dispatcher.openQueue('待派遣');
  await intake.openCase(number);
  const colleague = await enter('chief01');
  await colleague.openCase(number);
  await colleague.begin('更多操作');
  await colleague.expectMenuStill();
  await colleague.chooseMore('备注');
  await colleague.halfType('备注', '内容', '已电话核实，住户同意');

  await intake.act('立案', { 立案条件: { first: true } });

  await colleague.expectState('待派遣');
  await colleague.expectTyped('备注', '内容', '已电话核实，住户同意');
  await dispatcher.expectNews('1 件新案件');
  await dispatcher.showNews();
  await dispatcher.expectListed('楼道灯坏了');
});
