/** Words that say nothing about a matter; dropped from what is indexed and from what is asked, so that both agree. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    '的 了 是 在 和 与 及 或 也 都 就 又 还 而 但 被 把 让 给 对 向 从 到 以 为 于 由 等 之 其 此 该 这 那 哪 啊 吧 吗 呢 呀 嘛 哦 着 过 地 得 所 们',
    '我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 这个 那个 这些 那些 这样 那样 什么 怎么 为什么 因为 所以 但是 而且 如果 虽然 以及 并且 或者 就是 还是 已经 一个 没有',
    'a an and are as at be by for from in is it of on or that the this to was were with',
  ]
    .join(' ')
    .split(' '),
);
