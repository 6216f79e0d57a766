/** The commonest family names in pinyin: with a birthday or a phone number behind, what people here choose first. */
const FAMILY_NAMES =
  'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang ' +
  'feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv lu su jiang cai jia ding wei xue ye yan pan du dai xia ' +
  'zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan ' +
  'duan lei qian yin yi chang qiao lai gong wen';

const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ve|ue|er|[aeiouv])';
const NAME = new RegExp(`^(?:${FAMILY_NAMES.replaceAll(' ', '|')})(?:${SYLLABLE}){0,2}$`);

const DATE = /^(?:(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d\d)$/;
const MOBILE = /^1[3-9]\d{9}$/;
// 520 (我爱你), 1314 (一生一世), 168 (一路发), 888, 666 and runs, alone or together.
const LUCKY =
  /^(?:520|521|1314|168|518|886|(\d)\1{2,}|0?123(?:4(?:5(?:6(?:7(?:89?)?)?)?)?)?|321|654321|147258(?:369)?)+$/;

/** Whether a password (in small letters) is a name in pinyin with a date, a phone number or a lucky number, and signs. */
export function isNameWithNumber(plain: string): boolean {
  const letters = plain.replaceAll(/[^a-z]/g, '');
  const digits = plain.replaceAll(/\D/g, '');
  if (!NAME.test(letters)) return false;
  return DATE.test(digits) || MOBILE.test(digits) || LUCKY.test(digits);
}
