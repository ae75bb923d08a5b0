#include "domain/cases/suggest_promises.h"

#include "base/text.h"
#include "domain/cases/promise_terms.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::size_t longest_sentence = 600;  // bytes; what is longer is no sentence
constexpr std::size_t most_suggestions = 500;

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}

// What is promised, the surest words first.
std::string_view thing_promised(std::string_view text) {
    struct Word {
        std::string_view word;
        std::string_view what;
    };
    static constexpr Word words[] = {
        {"退款", "refund"},       {"退您", "refund"},      {"退还", "refund"},
        {"退给", "refund"},       {"返还", "refund"},      {"原路返回", "refund"},
        {"原路退", "refund"},     {"打款", "refund"},      {"到账", "refund"},
        {"退回您", "refund"},     {"补发", "send_goods"},  {"发货", "send_goods"},
        {"寄出", "send_goods"},   {"发出", "send_goods"},  {"重新寄", "send_goods"},
        {"寄给您", "send_goods"}, {"送到", "send_goods"},  {"换货", "replacement"},
        {"换新", "replacement"},  {"更换", "replacement"}, {"换一", "replacement"},
        {"维修", "repair"},       {"返修", "repair"},      {"修好", "repair"},
        {"补偿", "other"},        {"赔偿", "other"},       {"赔付", "other"},
        {"赔您", "other"},        {"补差价", "other"},     {"上门", "other"},
        {"回复", "reply"},        {"答复", "reply"},       {"回电", "reply"},
        {"联系您", "reply"},      {"联系你", "reply"},     {"处理", "reply"},
        {"反馈", "reply"},        {"核实", "reply"},       {"解决", "reply"},
        {"给您结果", "reply"},
    };
    for (const Word& word : words) {
        if (contains(text, word.word)) return word.what;
    }
    return {};
}

bool is_question(std::string_view text) {
    return text.ends_with("？") || text.ends_with('?') || text.ends_with("吗") ||
           text.ends_with("呢") || text.ends_with("么") ||
           mentions(text, {"什么时候", "多久", "多少天", "能不能", "可不可以", "是否", "为什么",
                           "怎么", "几天", "有没有", "是不是"});
}

bool is_refusal(std::string_view text) {
    return mentions(text, {"不会", "不能", "无法", "没法", "不支持", "不予", "不可以", "不退",
                           "不换", "拒绝", "不给", "不负责", "没有义务", "办不了", "不行"});
}

// What a shopper says to a shop, or a shop asks of a shopper.
bool is_demand(std::string_view text) {
    for (const std::string_view start :
         {"请", "麻烦", "要求", "我要", "我想", "希望", "你们", "必须", "给我", "帮我", "我申请",
          "需要您", "您需要", "您可以", "你可以", "亲可以"}) {
        if (text.starts_with(start)) return true;
    }
    return mentions(text, {"请给我", "请您", "给我退", "我要求", "投诉你", "赶紧", "麻烦您"});
}

// Rules of the shop and advertisements speak of days too.
bool is_rule(std::string_view text) {
    return mentions(text, {"无理由", "质保", "保修", "包退", "包换", "价保", "有效期", "最低价",
                           "保质期", "活动时间", "规定", "法律"});
}

bool is_commitment(std::string_view text) {
    return mentions(text, {"会", "将", "给您", "为您", "帮您", "给你", "帮你", "一定", "保证",
                           "承诺", "答应", "安排", "马上", "立即", "尽快", "同意"});
}

bool hangs_on_something(std::string_view text) {
    return mentions(text, {"如果", "若", "假如", "要是", "的话", "只要", "收到后", "签收后",
                           "收货后", "退回后", "寄回后", "审核通过", "审核后", "确认后", "检测后",
                           "核实后", "到货后", "入库后"}) ||
           (contains(text, "收到") && contains(text, "后"));
}

// "100元", "100块", "￥100".
std::optional<Money> amount_in(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') continue;
        const std::size_t end = std::min(text.find_first_not_of("0123456789.", i), text.size());
        const std::string_view number = std::string_view{text}.substr(i, end - i);
        const std::string_view rest = std::string_view{text}.substr(end);
        const std::string_view before = std::string_view{text}.substr(0, i);
        if (rest.starts_with("元") || rest.starts_with("块") || before.ends_with("￥") ||
            before.ends_with("¥")) {
            if (const auto money = Money::parse(number)) return *money;
        }
        i = end;
    }
    return std::nullopt;
}

std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t mark = 0;
        for (const std::string_view end : {"。", "！", "？", "；", "!", "?", ";", "\n", "\r"}) {
            if (text.substr(i).starts_with(end)) mark = end.size();
        }
        if (mark == 0) {
            ++i;
            continue;
        }
        // The mark belongs to its sentence: a question ends with it.
        sentences.push_back(trim(text.substr(begin, i + mark - begin)));
        i += mark;
        begin = i;
    }
    sentences.push_back(trim(text.substr(begin)));
    return sentences;
}

std::optional<SuggestedPromise> promise_in(std::string_view sentence, const ChatMessage& message,
                                           const WorkCalendar& calendar) {
    if (sentence.empty() || sentence.size() > longest_sentence) return std::nullopt;
    const std::string_view what = thing_promised(sentence);
    if (what.empty() || is_question(sentence) || is_refusal(sentence) || is_demand(sentence) ||
        is_rule(sentence))
        return std::nullopt;
    const auto term = find_term(sentence);
    // Without a time only words of commitment make a promise, and what was done is none.
    if (!term && (!is_commitment(sentence) || contains(sentence, "已"))) return std::nullopt;
    SuggestedPromise promise;
    promise.what = what;
    promise.quote = sentence;
    promise.sender = message.sender;
    promise.side = message.side;
    promise.line = message.line;
    promise.amount = amount_in(fold_width(sentence));
    if (!term) return promise;
    promise.term = term->words;
    promise.period = term->period;
    const bool sure = !message.ambiguous && !hangs_on_something(sentence);
    if (sure) promise.due = due_day(*term, message.at, message.precision, calendar);
    return promise;
}

}  // namespace

std::vector<SuggestedPromise> suggest_promises(const Chat& chat, const WorkCalendar& calendar) {
    std::vector<SuggestedPromise> found;
    for (std::size_t i = 0; i < chat.messages.size(); ++i) {
        const ChatMessage& message = chat.messages[i];
        if (message.side == MessageSide::Self || message.side == MessageSide::System) continue;
        if (message.kind != MessageKind::Text && message.kind != MessageKind::Quote) continue;
        for (const std::string_view sentence : sentences_of(message.text)) {
            auto promise = promise_in(sentence, message, calendar);
            if (!promise) continue;
            promise->message = i;
            found.push_back(*std::move(promise));
            if (found.size() == most_suggestions) return found;
        }
    }
    return found;
}

}  // namespace shuofa
