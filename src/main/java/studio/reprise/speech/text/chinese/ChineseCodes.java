package studio.reprise.speech.text.chinese;

import static studio.reprise.speech.text.chinese.ChineseNumbers.digits;
import static studio.reprise.speech.text.chinese.ChineseNumbers.whole;

import java.util.List;
import studio.reprise.speech.text.rewrite.Rewrite;
import studio.reprise.speech.text.rewrite.RuleTable;

/**
 * What is said character by character: addresses of the net, versions, telephone and other numbers
 * that name and do not count, plates, trains, models.
 */
final class ChineseCodes {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final String CALL = "拨打|拨通|拨|打|电话|热线|客服|报警|急救|火警|呼叫|致电|咨询|短信|号码|话务|投诉|服务台|查号";
  private static final String NAMED =
      "邮编|邮政编码|编号|学号|工号|警号|卡号|账号|帐号|户号|证号|身份证号?码?|护照号?|验证码|校验码|密码|口令|提取码|邀请码|取件码"
          + "|房间号?|房号|门牌号?|房牌|航班号?|QQ群?号?|微信号?|群号|订单号?|单号|票号|尾号|代码|型号|书号|ISBN|批号|批次号?|序列号|座位号|学籍号"
          + "|股票代码|基金代码|社保号|发票号码?|车牌号?|流水号|运单号";

  private ChineseCodes() {}

  static RuleTable net() {
    return RuleTable.of(
        "网址、邮箱和版本",
        List.of(
            Rewrite.of(
                "(?<![\\w.])[A-Za-z0-9][\\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}\\.[A-Za-z]{2,24}",
                m -> address(m.group())),
            Rewrite.of(
                "(?:https?://|ftp://)[A-Za-z0-9][\\w.:/?=&%#~+-]{0,500}[\\w/]",
                m -> address(m.group().replaceFirst("^[a-z]+://", "").replaceFirst("/$", ""))),
            Rewrite.of(
                "(?<![\\w.@])(?:www\\.[\\w.-]{1,100}|[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){0,3})"
                    + "\\.(?:com|cn|net|org|gov|edu|io|ai|cc|tv|me|top|xyz|app|dev|info)(?:\\.(?:cn|hk|tw|jp|uk))?(?![\\w@])(?:/[\\w./?=&%-]{0,200}[\\w])?",
                m -> address(m.group())),
            Rewrite.of(
                "(?<![\\d.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])",
                m -> digitsAndPoints(m.group())),
            Rewrite.of(
                "(?<![A-Za-z\\d.])(?!(?:19|20)\\d{2}\\.\\d{1,2}\\.\\d{1,2})([vV]?)(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})(?![\\d.])",
                m ->
                    m.group(1)
                        + whole(m.group(2))
                        + "点"
                        + whole(m.group(3))
                        + "点"
                        + whole(m.group(4))),
            Rewrite.of("#([^#\\s]{1,30})#", m -> m.group(1)),
            Rewrite.of("(?<![\\w#])#(?=[\\w\u4e00-\u9fff])", m -> ""),
            Rewrite.of("(?<=[A-Z])#", m -> "井"),
            Rewrite.of("@(?=[\\w\u4e00-\u9fff])", m -> "艾特"),
            Rewrite.of(
                "(?<=[\\w\u4e00-\u9fff])\\.(?=(?:txt|pdf|docx?|xlsx?|pptx?|mp3|mp4|wav|jpg|jpeg|png|gif|zip|rar|exe|apk|csv|json|html?|js|py|java|md)\\b)",
                m -> "点")));
  }

  static RuleTable telephones() {
    return RuleTable.ofNumbers(
        "电话号码",
        List.of(
            Rewrite.of(
                "(?<![\\d+.])(?:\\(?\\+?86\\)?[- ]?)?(1[3-9]\\d)[- ]?(\\d{4})[- ]?(\\d{4})(?!\\d)",
                m -> called(m.group(1) + m.group(2) + m.group(3))),
            Rewrite.of(
                "(?<![\\d+.])[(（]?(?:\\+?86[- ]?)?[(（]?(0\\d{2,3})[)）]?[- ]?(\\d{7,8})(?:[-转](\\d{1,6}))?(?!\\d)",
                m ->
                    called(m.group(1) + m.group(2))
                        + (m.group(3) == null ? "" : "转" + called(m.group(3)))),
            Rewrite.of(
                "(?<![\\d+.])[(（]?(0\\d{2,3})[)）]?[- ]?(\\d{3,4})[- ](\\d{4})(?![\\d-])",
                m -> called(m.group(1) + m.group(2) + m.group(3))),
            Rewrite.of(
                "(?<![\\d.])(1[3-9]\\d)[*xX×]{3,6}(\\d{2,4})(?!\\d)",
                m -> called(m.group(1)) + "，" + called(m.group(2))),
            Rewrite.of(
                "(?<![\\d.])([48]00)[- ]?(\\d{3})[- ]?(\\d{4})(?!\\d)",
                m -> called(m.group(1) + m.group(2) + m.group(3))),
            Rewrite.of(
                "(?<![\\d.])(\\d{3,4})-(\\d{3,4})-(\\d{3,4})(?!\\d|-)",
                m -> called(m.group(1) + m.group(2) + m.group(3))),
            Rewrite.of(
                "(?<![\\d.])(1(?:1[0-9]|2[02]))[/、](1(?:1[0-9]|2[02]))(?:[/、](1(?:1[0-9]|2[02])))?(?!\\d)",
                m ->
                    called(m.group(1))
                        + "、"
                        + called(m.group(2))
                        + (m.group(3) == null ? "" : "、" + called(m.group(3)))),
            Rewrite.of(
                "(?<![\\d.])(10086|12306|12315|12333|12345(?=市民|政务)|955\\d{2})(?!\\d|[.,]\\d|[个次遍元块秒米人条万千公克吨])",
                m -> called(m.group(1))),
            Rewrite.of(
                "(?<![\\d+.])\\+?86[- ]0?(10|2\\d|[3-9]\\d{2})[- ](\\d{7,8})(?!\\d)",
                m -> "八六" + called(m.group(1) + m.group(2))),
            // 拨打119或12345
            Rewrite.of(
                "((?:"
                    + CALL
                    + ") ?)(\\d{3,6})(或者?|和|及|与|、)(\\d{3,6})(?!\\d|[.,]\\d|[个次遍分元块秒米人条下])",
                m -> m.group(1) + called(m.group(2)) + m.group(3) + called(m.group(4))),
            Rewrite.of(
                "((?:"
                    + CALL
                    + ")(?:是|为|了|过)?[:：“\" ]{0,2})(\\d{3,8})(?!\\d|[.,]\\d|[个次遍分元块秒米人条下])",
                m -> m.group(1) + called(m.group(2))),
            Rewrite.of(
                "(?<![\\d.])(\\d{3,8})(?=[”\" ]{0,2}(?:热线|客服|报警|急救|火警|服务热线|投诉电话|电话|短信))",
                m -> called(m.group(1))),
            Rewrite.of("(?<=[转拨按])(\\d{3,6})(?=[，。！？、]|$|号?(?:分机|键))", m -> called(m.group(1))),
            Rewrite.of("(?<=分机号?[:： ]?)(\\d{2,6})", m -> called(m.group(1)))));
  }

  static RuleTable names() {
    return RuleTable.ofNumbers(
        "编号、车次和型号",
        List.of(
            Rewrite.of(
                "((?:" + NAMED + ")(?:是|为|码)?[:：# ]{0,2})([A-Za-z]{0,6}-?\\d[\\dA-Za-z-]{1,30})",
                m -> m.group(1) + each(m.group(2))),
            Rewrite.of(
                "([" + PROVINCES + "][A-Z])[·• ]?([A-Z0-9]{5,6})(?![A-Za-z0-9])",
                m -> m.group(1) + each(m.group(2))),
            Rewrite.of(
                "(?<![\\d.])(\\d{3,4})(?=号?(?:房间|室|号?房(?!子|屋)|教室|包厢|病房|会议室))",
                m -> called(m.group(1))),
            // 985高校, 996工作制
            Rewrite.of(
                "(?<![\\d.])(985|211)(?=[/、和与]?(?:985|211)?(?:高校|大学|院校|名校|毕业|工程(?!师|队)))",
                m -> digits(m.group(1))),
            Rewrite.of(
                "(?<![\\d.])(985|211)[/、和与](985|211)(?!\\d)",
                m -> digits(m.group(1)) + "、" + digits(m.group(2))),
            Rewrite.of("(?<=栋|幢|单元)(\\d{3,4})(?!\\d|[.,]\\d|[个元人米平户])", m -> called(m.group(1))),
            Rewrite.of(
                "(?<![\\d.])(240|360|480|576|720|1080|1440|2160|4320)[pP](?![A-Za-z])",
                m -> digits(m.group(1)) + "P"),
            Rewrite.of("(?<![\\d.])(996|955|007)(?=工作制|制度|模式|加班|文化|福报)", m -> digits(m.group(1))),
            // Numbers that sound like words: 520 (我爱你), 1314 (一生一世), 666, 2333.
            Rewrite.of(
                "(?<![\\d.])(520|521)(?=快乐|表白|礼物|情人节|节|告白)|(?<![\\d.,])(520)?1314(?![\\d年元个人万千米块.,])"
                    + "|(?<![\\d.,])(?:666{1,6}|2333{1,6})(?=[！!。，~～]|$)",
                m -> digits(m.group())),
            Rewrite.of(
                "\\b(?:[Vv]ol|VOL)\\. ?(\\d{1,3})(?![\\d.])", m -> "第" + whole(m.group(1)) + "卷"),
            Rewrite.of("(?<!\\d)(\\d{17}[\\dXx])(?![\\dA-Za-z])", m -> each(m.group(1))),
            Rewrite.of("(?<![\\d.,])(\\d{12,})(?![\\d.,]\\d|[元个人万亿])", m -> digits(m.group(1))),
            Rewrite.of(
                "((?:波音|空客|麦道|图|安|运|歼|轰|直|长征|东风|神舟|嫦娥|天宫|天舟|祝融|问天|梦天)) ?-? ?(\\d{1,4})(?:-(\\d{3}))?(?!\\d)",
                m ->
                    m.group(1)
                        + model(m.group(2))
                        + (m.group(3) == null ? "" : "杠" + model(m.group(3)))),
            Rewrite.of(
                "(?<![A-Za-z])(?!C9[01]9)([GDCZTKYSL])(\\d{1,4})(?=次|列车|高铁|动车|[，。！？、到从去]|$|/)",
                m -> m.group(1) + train(m.group(2))),
            Rewrite.of(
                "(?<![A-Za-z])([A-Z]{2}) ?(\\d{3,4})(?=航班|次航班|次)",
                m -> m.group(1) + called(m.group(2))),
            Rewrite.of(
                "(?<![A-Za-z])(COVID|H|N|PM|MP|CO|SO|NO|B|iOS|macOS|Android|Windows|Win|iPhone|iPad|Python|Java|HTML|CSS|USB|WiFi|Wi-Fi|GPT|CS|F)[- ]?(\\d{1,2}(?:\\.\\d{1,2})?)(?![\\d.]\\d)",
                m -> m.group(1) + ChineseNumbers.number(m.group(2))),
            Rewrite.of(
                "(?<=(?<![A-Za-z])[A-Za-z]\\d{1,2})-(\\d{3,6})(?!\\d)", m -> digits(m.group(1))),
            Rewrite.of(
                "(?<![A-Za-z])(?!RMB|CNY|USD|EUR|GBP|JPY|HKD|TWD|AUD|CAD|SGD|KRW|RUB|INR|THB|CHF)([A-Z]{2,5} )(\\d{3,4})(?![\\d.,])",
                m -> m.group(1) + model(m.group(2))),
            Rewrite.of(
                "(?<=(?<![A-Za-z\\d])[A-Za-z]{1,12})-?(\\d++)(?![\\d.]*[%℃°]|\\.\\d|,\\d)",
                m -> model(m.group(1))),
            Rewrite.of("(?<=[\u4e00-\u9fff])-(?=\\d++(?:[型式号]|$|[，。！？、]))", m -> ""),
            Rewrite.of(
                "(?<![\\d.])(\\d)-(\\d)-(\\d)(?:-(\\d))?(?![\\d-])",
                m -> digits(m.group().replace("-", ""))),
            Rewrite.of("(?<=(?:No|NO|no)[.．]? ?)(\\d{1,4})(?!\\d)", m -> whole(m.group(1))),
            Rewrite.of("(?:No|NO)[.．] ?(?=[一二三四五六七八九十百])|№ ?", m -> "第")));
  }

  /** A train with three digits or more is spelled, as over the loudspeaker. */
  private static String train(String number) {
    return number.length() < 3 ? whole(number) : called(number);
  }

  /** Short and round numbers of a model are numbers; others are spelled. */
  private static String model(String number) {
    boolean spelled = number.length() > 2 && !number.endsWith("00") || number.startsWith("0");
    return spelled && number.length() > 1 ? digits(number) : whole(number);
  }

  /** In telephone numbers one is said yao. */
  static String called(String digits) {
    return digits(digits).replace('一', '幺');
  }

  private static String each(String code) {
    StringBuilder out = new StringBuilder();
    for (char c : code.toCharArray()) {
      out.append(c == '-' ? "杠" : Character.isDigit(c) ? digits(String.valueOf(c)) : c);
    }
    return out.toString();
  }

  private static String digitsAndPoints(String number) {
    StringBuilder out = new StringBuilder();
    for (char c : number.toCharArray()) {
      out.append(c == '.' ? "点" : digits(String.valueOf(c)));
    }
    return out.toString();
  }

  private static String address(String written) {
    StringBuilder out = new StringBuilder();
    for (char c : written.toCharArray()) {
      out.append(
          switch (c) {
            case '.' -> "点";
            case '@' -> "艾特";
            case '/' -> "斜杠";
            case '-' -> "杠";
            case '_' -> "下划线";
            case ':' -> "冒号";
            case '?' -> "问号";
            case '=' -> "等于";
            case '&' -> "和";
            case '%' -> "百分号";
            case '#' -> "井号";
            case '+' -> "加";
            case '~' -> "波浪号";
            default -> Character.isDigit(c) ? digits(String.valueOf(c)) : String.valueOf(c);
          });
    }
    return out.toString();
  }
}
