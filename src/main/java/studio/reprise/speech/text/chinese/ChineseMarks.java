package studio.reprise.speech.text.chinese;

import java.util.List;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/** Marks that are no words: titles, quotes, dashes, dots, slashes, bullets. */
final class ChineseMarks {
  private static final String END = "(?=[”’」』）)》\"' ]{0,3}(?:$|\\n))";

  private ChineseMarks() {}

  static RuleTable table() {
    return RuleTable.of(
        "标点和符号",
        List.of(
            Rewrite.of("(?<=[元块次人个米克升度件分里斤吨条张本篇台户亩币日月年时秒天钟万亿])/(?=[\u4e00-\u9fff])", m -> "每"),
            Rewrite.of("(?<=[\u4e00-\u9fff])/(?=[\u4e00-\u9fff])", m -> "、"),
            Rewrite.of("(?<=[A-Za-z])/(?=[A-Za-z])", m -> " "),
            Rewrite.of("(?<!~)~++(?=$|[，。！？；：、,!?;:”’」』）)])", m -> ""),
            Rewrite.of("(?<=[\u4e00-\u9fff])~++(?=[\u4e00-\u9fff])", m -> "，"),
            Rewrite.of(
                "(?m)^([一二三四五六七八九十]{1,3})[.．)）] ?(?=[\u4e00-\u9fffA-Za-z])", m -> m.group(1) + "、"),
            Rewrite.of("(?<=[A-Za-z\u4e00-\u9fff]) ?& ?(?=[A-Za-z\u4e00-\u9fff])", m -> "和"),
            Rewrite.of(
                "(?m)^[(（]([一二三四五六七八九十]{1,3})[)）] ?(?=[\u4e00-\u9fffA-Za-z])",
                m -> m.group(1) + "、"),
            Rewrite.of(
                "([①-⑳]) ?",
                m -> ChineseNumbers.whole(String.valueOf(m.group(1).charAt(0) - '①' + 1)) + "、"),
            Rewrite.of("[《〈「『]|[》〉」』](?![《〈「『])", m -> ""),
            Rewrite.of("[》〉」』]", m -> "、"),
            Rewrite.of("(?<![….。])(?:…|\\.{3,}|。{2,})++[。.]?" + END, m -> "。"),
            Rewrite.of("(?<![….。])(?:…|\\.{3,}|。{2,})++(?=[，。！？；：、,!?;:])", m -> ""),
            Rewrite.of("(?<![….。])(?:…|\\.{3,}|。{2,})++", m -> "，"),
            Rewrite.of("[—─━]{1,4}+(?=[，。！？；：、])", m -> ""),
            Rewrite.of("(?<=[，。！？；：、])[—─━]{1,4}+", m -> ""),
            Rewrite.of("^[—─━•●○◆◇■□▪·※★☆►▶✓✔] ?", m -> ""),
            Rewrite.of("[—─━]{1,4}+", m -> "，"),
            Rewrite.of("(?<=[\u4e00-\u9fff])[→⇒](?=[\u4e00-\u9fff])", m -> "到"),
            Rewrite.of("[●○◆◇■▪※★☆►▶✓✔→⇒←↑↓]", m -> "")));
  }
}
